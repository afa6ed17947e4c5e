namespace CommsCredits.Bench;

/// <summary>What an administrator does today: a PowerShell script around <c>Import-Csv</c>.</summary>
internal static class ImportCsv
{
    /// <summary>Adds up an export; what it measures itself, <c>elapsed</c>, leaves the start of PowerShell out.</summary>
    /// <exception cref="SkippedException">There is no pwsh.</exception>
    public static RivalResult Run(string export)
    {
        CommandResult result = Command.Run("pwsh", ["-NoProfile", "-NonInteractive", "-File", Script.PathOf("import-csv.ps1"), export]);
        return RivalResult.Parse("the Import-Csv script", result);
    }
}
