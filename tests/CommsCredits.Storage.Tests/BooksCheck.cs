namespace CommsCredits.Tests;

/// <summary>Demands that the books of a store add up.</summary>
internal static class BooksCheck
{
    public static void Holds(string path) => Assert.Empty(Proofs.BooksCheck.Faults(path));
}
