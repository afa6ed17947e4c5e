using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>The same steps for the same seed, however often they are begun: each has ids of its own, so it has one effect.</summary>
internal static class Business
{
    /// <summary>How many steps there are.</summary>
    public const int Steps = 120;

    private const int CallsPerStep = 25;

    /// <summary>Does the steps from one on, and tells the number of each that is done.</summary>
    public static int Work(string path, int seed, int first, TextWriter told)
    {
        using ProofStore store = new(path);
        for (int step = first; step < Steps; step++)
        {
            if (IsFunding(seed, step))
            {
                new AddFunds(store.Context).Execute(new AddFundsRequest(null, 50m, RequestId: RequestId(seed, step)), WriteMode.Commit);
            }
            else
            {
                store.Import(Calls(seed, step));
            }

            new SendNotices(store.Context).SendDue(null);
            told.WriteLine(step);
            told.Flush();
        }

        return 0;
    }

    /// <summary>Whether a step funds; the others charge.</summary>
    public static bool IsFunding(int seed, int step) => new Random((seed * 1_000) + step).Next(5) == 0;

    /// <summary>The request id of a funding.</summary>
    public static Guid RequestId(int seed, int step) => new(seed, 1, 0, 0, 0, 0, 0, (byte)(step >> 24), (byte)(step >> 16), (byte)(step >> 8), (byte)step);

    /// <summary>The calls of a step, later ones later.</summary>
    public static CallRecord[] Calls(int seed, int step)
    {
        Random random = new((seed * 1_000) + step);
        return [.. Enumerable.Range(0, CallsPerStep).Select(index => ProofStore.Call(
            new Guid(seed, (short)step, (short)index, 1, 2, 3, 4, 5, 6, 7, 8), (step * 1_000) + index, random.Next(0, 900), random.Next(2) == 0 ? "ada" : "ben"))];
    }
}
