using System.Globalization;
using CommsCredits.Samples.Generator;

// Writes the sample data, or with --check tells whether the files are what the seed gives.
var folder = Option("--out") ?? DataFolder();
var seed = Option("--seed") is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : SampleData.CommittedSeed;

if (!args.Contains("--check"))
{
    SampleData.Write(folder, seed);
    Console.WriteLine($"Wrote the files of seed {seed} to {folder}");
    return 0;
}

var different = SampleData.Check(folder, seed);
foreach (var name in different) Console.Error.WriteLine($"{name} is not what seed {seed} gives.");
Console.WriteLine(different.Count == 0 ? $"{folder} is what seed {seed} gives." : $"{different.Count} files differ.");
return different.Count == 0 ? 0 : 1;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

// samples/Contoso/data of the checkout that the current folder belongs to.
static string DataFolder()
{
    for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "CommsCredits.sln"))) return Path.Combine(folder.FullName, "samples", "Contoso", "data");
    }
    throw new DirectoryNotFoundException("Run it inside the repository, or name the folder with --out.");
}
