using System.Diagnostics;

namespace CommsCredits.Tests;

/// <summary>The short forms of the long proofs; `dotnet run --project proofs/CommsCredits.Proofs` runs them in full.</summary>
public class ProofTests
{
    [Fact]
    public void L14_EightProcesses_CrossingTheTriggerTogether_RechargeOnce() => Run("race");

    [Fact]
    public void L1_L2_L4_L11_L13_L15_TenKills_LeaveTheBooksInOrder() => Run("kills", "10");

    [Fact]
    public void L4_L13_ThreeKillsWhileGranting_EndAsAnUnbrokenRun() => Run("grants", "3");

    [Fact]
    public void L1_L4_L11_L13_TenKillsOfAnImport_EndAsAnUnbrokenOne() => Run("imports", "10", "1", "8000");

    [Fact]
    public void L1_L4_L14_FourImportsAtOnce_LoseNothingAndDoubleNothing() => Run("together");

    [Fact]
    public void BadInput_TenThousandMutations_AreRefusedOrTold() => Run("mutations", "10000");

    private static void Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Proofs.BooksCheck).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process proof = Process.Start(start)!;
        Task<string> told = proof.StandardOutput.ReadToEndAsync();
        string failed = proof.StandardError.ReadToEnd();
        proof.WaitForExit();
        Assert.True(proof.ExitCode == 0, $"{told.Result}{failed}");
    }
}
