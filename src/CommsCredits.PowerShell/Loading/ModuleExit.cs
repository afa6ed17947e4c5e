namespace CommsCredits.PowerShell;

/// <summary>Closes the store without loading the engine where no command ever needed it.</summary>
internal static class ModuleExit
{
    /// <summary>Checkpoints and closes, and signs out where the next command shall begin anew.</summary>
    /// <param name="forget">Whether the next command starts from the default store again.</param>
    public static void Close(bool forget)
    {
        if (SessionFlag.Used)
        {
            Session.Close(forget);
        }

        if (forget && SessionFlag.SignedIn)
        {
            GraphSession.Forget();
        }
    }
}

/// <summary>Whether a store was ever opened; a type of its own, so that asking loads nothing else.</summary>
internal static class SessionFlag
{
    /// <summary>Set before the first store is opened.</summary>
    public static volatile bool Used;

    /// <summary>Set before the first sign-in to Microsoft Graph is used.</summary>
    public static volatile bool SignedIn;
}
