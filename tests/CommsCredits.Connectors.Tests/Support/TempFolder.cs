using System.Text;

namespace CommsCredits.Tests;

/// <summary>A folder of one test, removed with everything in it.</summary>
public sealed class TempFolder : IDisposable
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Path { get; } = Directory.CreateTempSubdirectory("connectors-").FullName;

    public string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Join(name);
        File.WriteAllText(path, text, encoding ?? Utf8);
        return path;
    }

    public string Join(string name) => System.IO.Path.Combine(Path, name);

    public string[] Names() => [.. Directory.GetFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
