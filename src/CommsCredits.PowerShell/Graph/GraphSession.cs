using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>The process-wide sign-in to Microsoft Graph: runspaces and <c>-Parallel</c> share it, each process has its own.</summary>
internal static class GraphSession
{
    private static readonly object Gate = new();
    private static GraphSettings? settings;
    private static GraphDirectory? directory;

    /// <summary>Uses a sign-in from now on.</summary>
    /// <param name="fresh">How Graph is asked.</param>
    public static void Use(GraphSettings fresh)
    {
        lock (Gate)
        {
            SessionFlag.SignedIn = true;
            settings = fresh;

            // The one before may still be in use by another runspace; its connections close when they are idle.
            directory = new GraphDirectory(fresh);
        }
    }

    /// <summary>Signs out.</summary>
    public static void Forget()
    {
        lock (Gate)
        {
            settings = null;
            directory = null;
        }
    }

    /// <summary>How Graph is asked.</summary>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>: nobody is signed in.</exception>
    public static GraphSettings Settings
    {
        get
        {
            lock (Gate)
            {
                return settings ?? throw GraphSignIn.Missing();
            }
        }
    }

    /// <summary>The tenant.</summary>
    /// <exception cref="CommsCreditException"><c>GraphSignInFailed</c>: nobody is signed in.</exception>
    public static GraphDirectory Directory
    {
        get
        {
            lock (Gate)
            {
                return directory ?? throw GraphSignIn.Missing();
            }
        }
    }

    /// <summary>Refuses to ask where a store for trying things is open (design §6).</summary>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>.</exception>
    public static void EnsureNoRehearsal()
    {
        if (Session.Context(simulate: true).Store.Info.Rehearsal)
        {
            throw TenantErrors.Rehearsal();
        }
    }
}
