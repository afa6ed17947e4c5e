using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class RejectFileTests : IDisposable
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    static readonly RejectedRow Row = new(7, "Charge", "Charge is negative.", "a,\"b\nc\",-1");

    readonly TempFolder folder = new();
    readonly TempFolder store = new();

    public void Dispose()
    {
        folder.Dispose();
        store.Dispose();
    }

    [Fact]
    public void Write_BadRows_StandBesideTheInputAsCsv()
    {
        var path = Write(folder.Write("calls.csv", "x"), null, Row, Row with { Line = 8, Raw = "=1+1" });
        Assert.Equal(folder.Join("calls.rejects.csv"), path);
        Assert.Equal(
            "Line,Column,Reason,Raw\r\n7,Charge,Charge is negative.,\"a,\"\"b\nc\"\",-1\"\r\n8,Charge,Charge is negative.,\"'=1+1\"\r\n",
            File.ReadAllText(path!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path!));
    }

    [Fact]
    public void Write_Never_LeavesTheFileOfTheRunBefore()
    {
        var input = folder.Write("calls.csv", "x");
        folder.Write("calls.rejects.csv", "old");
        Assert.Null(Write(input, null));
        Assert.Equal("old", File.ReadAllText(Path.ChangeExtension(input, ".rejects.csv")));
    }

    [Fact]
    public void Write_AgainInANewRun_ReplacesTheFile()
    {
        var input = folder.Write("calls.csv", "x");
        folder.Write("calls.rejects.csv", new string('x', 1000));
        Assert.Equal(2 + 1, File.ReadAllLines(Write(input, null, Row)!).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.ChangeExtension(input, ".rejects.csv")));
    }

    [Fact]
    public void Write_EntryOfAZip_StandsBesideTheZip()
    {
        var zip = folder.Write("Calls.Export.zip", "x");
        Assert.Equal(folder.Join("Calls.Export.zip.a.calls.rejects.csv"), Write(zip + "/a/calls.csv", null, Row));
    }

    [Fact]
    public void Write_FolderCannotBeWritten_GoesToTheOtherOne()
    {
        var input = folder.Write("calls.csv", "x");
        // A folder of that name stands in the way also of a superuser.
        Directory.CreateDirectory(Path.ChangeExtension(input, ".rejects.csv"));
        Assert.Equal(store.Join("calls.rejects.csv"), Write(input, null, Row));
    }

    [Fact]
    public void Write_ExplicitFile_GoesThere() =>
        Assert.Equal(store.Join("bad.csv"), Write(folder.Write("calls.csv", "x"), store.Join("bad.csv"), Row));

    [Fact]
    public void Write_ExplicitFolder_GoesIntoIt() =>
        Assert.Equal(store.Join("calls.rejects.csv"), Write(folder.Write("calls.csv", "x"), store.Path, Row));

    [Fact]
    public void Write_ExplicitPathThatCannotBe_Fails()
    {
        var error = Assert.Throws<CommsCreditException>(() => Write(folder.Write("calls.csv", "x"), store.Join("no/such/bad.csv"), Row));
        Assert.Equal(ErrorIds.FileLocked, error.Id);
    }

    [Fact]
    public void Write_Counter_WritesNothing()
    {
        var counter = new RejectCounter();
        counter.Write(Row);
        Assert.Equal((null, 1L), (counter.Path, counter.Count));
    }

    string? Write(string input, string? explicitPath, params RejectedRow[] rows)
    {
        using var file = new RejectFile(input, explicitPath, store.Path);
        Assert.Null(file.Path);
        foreach (var row in rows)
            file.Write(row);
        return file.Path;
    }
}
