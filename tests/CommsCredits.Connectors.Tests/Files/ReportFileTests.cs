using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class ReportFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_MakesTheFileForItsOwnerOnly()
    {
        string path = folder.Join("a.html");
        ReportFile.Write(path, replace: false, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["a.html"], folder.Names());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void Write_ThatFails_LeavesTheOldFileAndNothingElse()
    {
        string path = folder.Write("a.html", "old");
        Assert.Throws<InvalidOperationException>(() => ReportFile.Write(path, replace: true, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.html"], folder.Names());
    }

    [Fact]
    public void Write_WithoutReplace_KeepsAFileAlsoWhenItCameMeanwhile()
    {
        string path = folder.Join("a.html");
        Assert.Equal(ErrorIds.FileExists, IdOf(() => ReportFile.Write(path, replace: false, _ => File.WriteAllText(path, "theirs"))));
        Assert.Equal(ErrorIds.FileExists, IdOf(() => ReportFile.Write(path, replace: false, _ => Assert.Fail("not to be asked"))));
        Assert.Equal("theirs", File.ReadAllText(path));
        ReportFile.Write(path, replace: true, stream => stream.Write("ours"u8));
        Assert.Equal("ours", File.ReadAllText(path));
        Assert.Equal(["a.html"], folder.Names());
    }

    [Fact]
    public void Check_RefusesFoldersAndWhatLiesInNone()
    {
        Assert.Equal(ErrorIds.FileExists, IdOf(() => ReportFile.Check(folder.Path, replace: true)));
        Assert.Equal(ErrorIds.FileNotFound, IdOf(() => ReportFile.Check(folder.Join(Path.Combine("no", "where.html")), replace: true)));
    }

    private static string IdOf(Action act) => Assert.Throws<CommsCreditException>(act).Id;
}
