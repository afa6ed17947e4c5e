using System.Diagnostics;

namespace CommsCredits.Proofs;

/// <summary>This program once more, in a process of its own.</summary>
internal static class Child
{
    public static Process Start(params string[] arguments)
    {
        string assembly = typeof(Child).Assembly.Location;
        ProcessStartInfo start = new("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
    }

    public static void Kill(Process child)
    {
        try
        {
            child.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }
}
