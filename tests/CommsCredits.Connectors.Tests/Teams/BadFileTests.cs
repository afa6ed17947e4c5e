using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class BadFileTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("nothing.csv")]
    [InlineData("nowhere/calls.csv")]
    [InlineData("nul\0.csv")]
    public void Open_NoSuchFile_IsFileNotFound(string name) => AssertFails(ErrorIds.FileNotFound, folder.Join(name));

    [Fact]
    public void Open_Folder_IsFileFormatUnknown() => AssertFails(ErrorIds.FileFormatUnknown, folder.Path);

    [Fact]
    public void Open_OtherEnding_IsFileFormatUnknown() => AssertFails(ErrorIds.FileFormatUnknown, folder.Write("calls.docx", "x"));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\r\n\r\n", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("UsageId,Call Type,Duration Seconds\n", "Start Time")]
    [InlineData("a;b;c\n", "UsageId, Call Type, Start Time, Duration Seconds")]
    [InlineData("\"UsageId,Call Type\n", "column names")]
    [InlineData("\0\0\0\0\n", "column names")]
    public void Read_HeaderThatWillNotDo_IsFileFormatUnknownAndSaysWhy(string text, string why)
    {
        var error = AssertFails(ErrorIds.FileFormatUnknown, folder.Write("calls.csv", text));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void Read_MegabytesWithoutALineBreak_IsFileFormatUnknown() =>
        AssertFails(ErrorIds.FileFormatUnknown, folder.Write("calls.csv", new string('x', 3 << 20)));

    [Fact]
    public void Read_FileHeldByAnother_IsFileLocked()
    {
        var path = folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025));
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        AssertFails(ErrorIds.FileLocked, path);
    }

    [Fact]
    public void Read_FileRemovedSinceItWasOpened_IsFileNotFound()
    {
        var path = folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025));
        var source = TeamsExport.Open(path)[0];
        File.Delete(path);
        Assert.Equal(ErrorIds.FileNotFound, Assert.Throws<CommsCreditException>(() => source.Read(default).Count()).Id);
        Assert.Equal(ErrorIds.FileNotFound, Assert.Throws<CommsCreditException>(() => source.ReadRaw(new HashSet<long> { 2 }, default).Count()).Id);
    }

    [Fact]
    public void Read_FileChangedMeanwhile_IsFileLocked()
    {
        var path = folder.Write("calls.csv", UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1), UsageCsv.Row2025(2)));
        using var rows = TeamsExport.Open(path)[0].Read(default).GetEnumerator();
        Assert.True(rows.MoveNext());
        // Windows lets nobody write to the file while it is read.
        if (OperatingSystem.IsWindows())
            return;
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(rows.MoveNext());
        Assert.Equal(ErrorIds.FileLocked, Assert.Throws<CommsCreditException>(() => rows.MoveNext()).Id);
    }

    static CommsCreditException AssertFails(string id, string path)
    {
        var error = Assert.Throws<CommsCreditException>(() => UsageCsv.Read(path));
        Assert.Equal(id, error.Id);
        return error;
    }
}
