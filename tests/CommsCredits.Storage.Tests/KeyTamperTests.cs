using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>L11: keys of calls and their runs that were changed behind the module's back show in the ledger check, each in its words.</summary>
public class KeyTamperTests
{
    [Theory]
    [InlineData("cannot be found by its key", "DELETE FROM call_key")]
    [InlineData("run 1 of 0 keys that is listed as one of 5", "DELETE FROM call_key WHERE first_key = 1 << 42")]
    [InlineData("key without its call 1000", "UPDATE call_key SET pairs = CAST(substr(pairs, 1, 6) || x'e803000000' || substr(pairs, 12) AS BLOB)")]
    [InlineData("run 3 of 3 keys that is listed as one of 0", "UPDATE call_key SET first_key = first_key + (1 << 42) WHERE first_key = 2 << 42")]
    [InlineData("that begin elsewhere", "UPDATE call_key SET first_key = first_key + 1 WHERE first_key = 2 << 42")]
    [InlineData("that begin elsewhere", "UPDATE call_key SET first_key = first_key + (1 << 42) - 1")]
    [InlineData("out of order, or more than one", "UPDATE call_key SET pairs = CAST(substr(pairs, 1, 11) || pairs AS BLOB)")]
    [InlineData("with more keys than one", "UPDATE call_key SET pairs = CAST(substr(pairs, 1, 11) || pairs AS BLOB)")]
    [InlineData("out of order, or more than one", "UPDATE call_key SET pairs = CAST(substr(pairs, 12, 11) || substr(pairs, 1, 11) || substr(pairs, 23) AS BLOB)")]
    [InlineData("that are cut off", "UPDATE call_key SET pairs = CAST(pairs || x'00' AS BLOB)")]
    [InlineData("that are cut off", "UPDATE call_key SET pairs = x''")]
    [InlineData("pairs is not bytes", "UPDATE call_key SET pairs = 'x'")]
    [InlineData("with the key of another", "UPDATE call_key SET pairs = CAST(substr(pairs, 1, 6) || substr(pairs, 18, 5) || substr(pairs, 12) AS BLOB)")]
    [InlineData("with the key of another", """
        UPDATE call_row SET usage_id = x'00' WHERE printf('%02X', call_no) = (SELECT hex(substr(pairs, 18, 1)) FROM call_key WHERE first_key = 1 << 42);
        UPDATE call_key SET pairs = CAST(substr(pairs, 1, 6) || substr(pairs, 18, 5) || substr(pairs, 12) AS BLOB) WHERE first_key = 1 << 42
        """)]
    [InlineData("with more keys than one", "INSERT INTO call_key SELECT 3 << 42, pairs FROM call_key WHERE first_key = 1 << 42; INSERT INTO call_key_run VALUES (3, 5)")]
    [InlineData("run 3 of 5 keys that is listed as one of 0", "INSERT INTO call_key SELECT 3 << 42, pairs FROM call_key WHERE first_key = 1 << 42")]
    [InlineData("run 1 of 5 keys that is listed as one of 6", "UPDATE call_key_run SET pairs = 6 WHERE run_no = 1")]
    [InlineData("run 2 of 3 keys that is listed as one of 0", "DELETE FROM call_key_run WHERE run_no = 2")]
    [InlineData("cannot be found by its key", "DELETE FROM call_key_run WHERE run_no = 2")]
    [InlineData("run 7 of 0 keys that is listed as one of 4", "INSERT INTO call_key_run VALUES (7, 4)")]
    [InlineData("run 7 of 0 keys that is listed as one of 0", "INSERT INTO call_key_run VALUES (7, 0)")]
    [InlineData("pairs is not a whole number", "UPDATE call_key_run SET pairs = 'x'")]
    [InlineData("with the usage id of another", """
        UPDATE call_row SET usage_id = (SELECT usage_id FROM call_row WHERE call_no = 1) WHERE call_no = 8;
        UPDATE call_key SET pairs = CAST((SELECT substr(pairs, instr(hex(pairs), '0100000000') / 2 - 5, 6) FROM call_key WHERE first_key = 1 << 42)
            || x'0800000000' AS BLOB) WHERE first_key = 2 << 42
        """)]
    public void L11_ChangedKeys_AreDetected(string said, string sql)
    {
        using TestStore store = new();
        store.WithAccount();
        store.Import([.. Enumerable.Range(1, 5).Select(number => Calls.UserOut(number))]);
        store.Import([.. Enumerable.Range(6, 3).Select(number => Calls.UserOut(number))]);
        store.Store.Dispose();
        using Tampering tampering = new(store.Path);
        Assert.Empty(tampering.Faults());
        tampering.Run(sql);

        IReadOnlyList<LedgerFault> faults = tampering.Faults();

        Assert.Contains(faults, fault => fault.Law == "L11" && $"{fault.Expected} {fault.Found}".Contains(said, StringComparison.Ordinal));
    }
}
