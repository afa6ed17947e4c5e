namespace CommsCredits.Engine;

/// <summary>What is imported, and how.</summary>
/// <param name="Source">The name of the source.</param>
/// <param name="Length">Its size in bytes; 0 where not known.</param>
/// <param name="Account">The account.</param>
/// <param name="NoRecharge">Leaves auto-recharge to the next maintenance.</param>
/// <param name="BatchSize">The most records of one transaction.</param>
/// <param name="Shared">The one transaction of a simulated import, or null.</param>
internal sealed record ImportJob(string Source, long Length, string Account, bool NoRecharge, int BatchSize, IUnitOfWork? Shared)
{
    private const int BytesPerRow = 250;

    /// <summary>About how many rows the source has: of the export, whose rows have some 300 bytes, rather more.</summary>
    public long Rows => Length / BytesPerRow;
}
