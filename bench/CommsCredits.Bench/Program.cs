using System.Globalization;
using CommsCredits.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] sizes = args.Length > 0 ? [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [100_000, 400_000];
string folder = Directory.CreateTempSubdirectory("commscredits-bench-").FullName;
try
{
    Console.WriteLine("| rows | import (s) | rows/s | again (s) | sqlite3 .import (s) | import / sqlite3 | again / import | memory growth (MB) |");
    Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
    foreach (int rows in sizes)
    {
        string file = Path.Combine(folder, $"{rows}.csv");
        ExportFile.Write(file, rows);
        ImportRace.Result race = ImportRace.Run(folder, file, rows);
        string rival = race.Rival is { } time ? $"{time.TotalSeconds:0.00}" : "-";
        string ratio = race.Rival is { } other ? $"{race.First / other:0.00}" : "-";
        Console.WriteLine(
            $"| {rows:N0} | {race.First.TotalSeconds:0.00} | {rows / race.First.TotalSeconds:N0} | {race.Again.TotalSeconds:0.00} | {rival} | {ratio} "
            + $"| {race.Again / race.First:0.00} | {race.GrowthBytes / 1e6:0} |");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
