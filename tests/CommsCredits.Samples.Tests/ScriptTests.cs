namespace CommsCredits.Tests;

/// <summary>The story through the cmdlets, in real PowerShell: it ends with the very lines of the C# program.</summary>
public sealed class ScriptTests(ToldStory story) : IClassFixture<ToldStory>
{
    [Fact]
    public void Script_PrintsTheFiguresOfTheProgram()
    {
        var ended = PowerShellHost.Run(Path.Combine(Repository.Root, "samples", "Contoso.ps1"));
        Assert.SkipWhen(ended is null, "The script did not run: PowerShell 7 (pwsh) is not installed.");

        var (exitCode, output) = ended!.Value;
        Assert.True(exitCode == 0, $"pwsh ended with {exitCode} and printed:\n{output}");
        var figures = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').SkipWhile(line => line != "figures");
        Assert.Equal(story.Figures, figures);
    }
}
