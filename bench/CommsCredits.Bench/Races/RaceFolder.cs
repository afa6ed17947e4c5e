namespace CommsCredits.Bench;

/// <summary>A folder for one run of the races; it goes with the run, also with one that is interrupted.</summary>
internal sealed class RaceFolder : IDisposable
{
    private readonly ConsoleCancelEventHandler onInterrupt;

    public RaceFolder()
    {
        Root = Directory.CreateTempSubdirectory("commscredits-races-").FullName;
        onInterrupt = (_, _) => Remove();
        Console.CancelKeyPress += onInterrupt;
    }

    /// <summary>Where it is.</summary>
    public string Root { get; }

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Deletes a database and what SQLite keeps beside it.</summary>
    public void Delete(string name)
    {
        foreach (string file in Directory.GetFiles(Root, name + "*"))
        {
            System.IO.File.Delete(file);
        }
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= onInterrupt;
        Remove();
    }

    private void Remove()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A rival that is just ending may still write; what is left is in the system's temporary folder.
        }
    }
}
