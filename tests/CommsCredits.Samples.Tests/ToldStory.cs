using CommsCredits.Engine;
using CommsCredits.Storage;
using Contoso;

namespace CommsCredits.Tests;

/// <summary>The C# story, told once for all tests of a class, in a store that stays open beside them.</summary>
public sealed class ToldStory : IDisposable
{
    static readonly DateTimeOffset LastDay = new(2026, 4, 3, 9, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contoso-");
    readonly SqliteStore _store;

    public ToldStory()
    {
        StorePath = Path.Combine(_folder.FullName, "contoso.db");
        using var output = new StringWriter();
        Story.Tell(StorePath, Sample.Folder, output);
        Lines = output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        _store = SqliteStore.Open(new SqliteStoreOptions(StorePath));
        Context = new OperationContext(_store, new RehearsalTime(LastDay), new RandomIdSource(), new OfflineGateway(), "tests");
    }

    public string StorePath { get; }

    public string Folder => _folder.FullName;

    /// <summary>What the program printed.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The lines from "figures" on.</summary>
    public IReadOnlyList<string> Figures => [.. Lines.SkipWhile(line => line != "figures")];

    public OperationContext Context { get; }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }
}
