using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>Walks the postings: numbers, hashes, zero sums, running sum and what corrections name (laws L1, L3, L11).</summary>
/// <remarks>
/// Each hash is computed from the one stored before it, so that a damaged posting is one fault and not a fault of all that follow.
/// </remarks>
internal sealed class ChainCheck(int account, FaultList faults)
{
    private readonly HashSet<Guid> seen = [];
    private byte[] stored = PostingHash.Origin.ToArray();
    private byte[] computed = PostingHash.Origin.ToArray();
    private Int128 running;

    /// <summary>How many postings were read.</summary>
    public long Count { get; private set; }

    /// <summary>What the entries add up to.</summary>
    public EntrySums Sums { get; } = new();

    /// <summary>The hash of the last posting, in hexadecimal.</summary>
    public string Head => Convert.ToHexString(computed);

    /// <summary>Reads all postings.</summary>
    public void Run(IRawBooks raw)
    {
        using IEnumerator<(string Where, RawEntry Value)> entries = faults.Readable("L3", raw.Entries()).GetEnumerator();
        bool more = entries.MoveNext();
        foreach ((string where, RawPosting row) in faults.Readable("L3", raw.Postings()))
        {
            List<EntryImage> lines = [];
            for (; more && entries.Current.Value.PostingNumber <= row.Posting.Number; more = entries.MoveNext())
            {
                if (entries.Current.Value.PostingNumber == row.Posting.Number)
                {
                    lines.Add(entries.Current.Value.Entry);
                }
                else
                {
                    Orphan(entries.Current.Where);
                }
            }

            Check(where, row.Posting with { Entries = lines }, row.Hash);
        }

        for (; more; more = entries.MoveNext())
        {
            Orphan(entries.Current.Where);
        }
    }

    /// <summary>Holds what is kept with the account beside it.</summary>
    public void CheckTotals(RawTotals totals)
    {
        faults.Compare("L3", "Number of postings", Count, totals.Postings);
        faults.Compare("L11", "Overdraft", Sums.Overdraft, totals.Overdraft);
        faults.Compare("L11", "Ledger sum", Sums.LedgerSum, totals.LedgerSum);
        CompareHash("Head hash", computed, totals.HeadHash);
    }

    private void Check(string where, PostingImage posting, byte[] hash)
    {
        Count++;
        faults.Compare("L3", $"{where}, number", Count, posting.Number);
        computed = PostingHash.Next(stored, account, posting);
        CompareHash($"{where}, hash", computed, hash);
        stored = hash;
        CheckLines(where, posting);
        CheckNames(where, posting);
        Sums.Add(posting);
        running = Sums.LedgerSum;
        faults.Compare("L11", $"{where}, sum after it", running, posting.SumAfter);
    }

    private void CheckLines(string where, PostingImage posting)
    {
        Int128 sum = 0;
        for (int index = 0; index < posting.Entries.Count; index++)
        {
            EntryImage entry = posting.Entries[index];
            sum += entry.Micros;
            faults.Compare("L3", $"{where}, number of a line", index + 1, entry.Line);
            if (!IsName<Book>(entry.Book) || (entry.Book == nameof(Book.Lot)) != (entry.LotNumber > 0))
            {
                faults.Add(
                    "L3",
                    string.Create(CultureInfo.InvariantCulture, $"{where}, line {entry.Line}"),
                    "a book of the ledger",
                    string.Create(CultureInfo.InvariantCulture, $"{entry.Book} {entry.LotNumber}"));
            }
        }

        faults.Compare("L1", $"{where}, sum of its entries", 0, sum);
        if (posting.Entries.Count == 0)
        {
            faults.Add("L1", where, "entries", "none");
        }
    }

    private void CheckNames(string where, PostingImage posting)
    {
        if (!IsName<PostingKind>(posting.Kind))
        {
            faults.Add("L3", $"{where}, kind", "a kind of posting", posting.Kind);
        }

        bool corrects = posting.Kind == nameof(PostingKind.Correction);
        if (posting.Corrects is { } named ? !corrects || !seen.Contains(named) : corrects)
        {
            faults.Add(
                "L3",
                $"{where}, what it corrects",
                corrects ? "a posting before it" : "nothing",
                posting.Corrects?.ToString() ?? "nothing");
        }

        if (!seen.Add(posting.PostingId))
        {
            faults.Add("L3", $"{where}, id", "an id of its own", posting.PostingId.ToString());
        }
    }

    private void CompareHash(string where, byte[] expected, byte[] found)
    {
        if (!expected.AsSpan().SequenceEqual(found))
        {
            faults.Add("L3", where, Convert.ToHexString(expected), Convert.ToHexString(found));
        }
    }

    private void Orphan(string where) => faults.Add("L3", where, "an entry of a posting", "no such posting");

    private static bool IsName<T>(string text)
        where T : struct, Enum => Array.IndexOf(Enum.GetNames<T>(), text) >= 0;
}
