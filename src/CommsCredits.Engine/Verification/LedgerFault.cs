namespace CommsCredits.Engine;

/// <summary>Something in the books that does not hold.</summary>
/// <param name="Law">The law that is broken, such as L1.</param>
/// <param name="Where">Which row or sum.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What stands there.</param>
public sealed record LedgerFault(string Law, string Where, string Expected, string Found);

/// <summary>The end of an account's ledger after a check.</summary>
/// <param name="Account">The account.</param>
/// <param name="Postings">How many postings were read.</param>
/// <param name="HeadHash">The hash of the last one as computed, in hexadecimal; kept elsewhere, it proves later what stood before.</param>
/// <param name="Faults">How many faults were found.</param>
public sealed record LedgerHead(Account Account, long Postings, string HeadHash, long Faults)
{
    /// <summary>Whether everything holds.</summary>
    public bool IsSound => Faults == 0;
}
