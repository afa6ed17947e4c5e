using CommsCredits.Engine;
using Contoso;

// The main job of CommsCredits without PowerShell:
//   dotnet run --project samples/Contoso                      in a temporary store that goes with the program
//   dotnet run --project samples/Contoso -- --store <file>    in a store that stays
var dataFolder = Path.Combine(AppContext.BaseDirectory, "data");
try
{
    switch (args)
    {
        case []:
            InTemporaryFolder(folder => Story.Tell(Path.Combine(folder, "contoso.db"), dataFolder, Console.Out));
            return 0;
        case ["--store", var store]:
            Story.Tell(store, dataFolder, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine("Contoso [--store <file>]");
            return 1;
    }
}
catch (CommsCreditException refused)
{
    Console.Error.WriteLine($"{refused.Id}: {refused.Message} {refused.Advice}");
    return 1;
}

static void InTemporaryFolder(Action<string> work)
{
    var folder = Directory.CreateTempSubdirectory("contoso-");
    try
    {
        work(folder.FullName);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
