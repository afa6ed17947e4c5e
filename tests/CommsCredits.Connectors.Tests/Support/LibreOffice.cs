using System.Diagnostics;
using System.Text;

namespace CommsCredits.Tests;

/// <summary>A real spreadsheet program that is not ours: it opens a workbook without a window and says what it read.</summary>
internal static class LibreOffice
{
    // Comma, quote, UTF-8, from the first line, in US English, texts quoted, values as a person sees them, no formulas, blanks kept, every
    // sheet into a file of its own.
    private const string Filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true,true,false,false,-1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Names = ["soffice", "libreoffice"];

    /// <summary>Where the program is, or null.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The sheets of a workbook as the program reads them.</summary>
    /// <param name="workbook">A workbook as .xlsx.</param>
    /// <returns>By the sheet's name: its rows, the headings first.</returns>
    public static Dictionary<string, List<string[]>> Read(byte[] workbook)
    {
        Assert.SkipWhen(Executable is null, "soffice is not installed; Debian's package libreoffice-calc has it.");
        using TempFolder folder = new();
        string file = folder.Join("book.xlsx");
        File.WriteAllBytes(file, workbook);
        // A profile of its own: the user's may be open in another program, which would then be asked to do it.
        ProcessStartInfo start = new(Executable)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                $"-env:UserInstallation={new Uri(folder.Join("profile"))}", "--headless", "--norestore", "--nolockcheck",
                "--convert-to", Filter, "--outdir", folder.Join("sheets"), file,
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw new TimeoutException($"soffice did not end: {errors.Result}");
        }

        Assert.True(Directory.Exists(folder.Join("sheets")), $"soffice wrote nothing: {output.Result} {errors.Result}");
        return Directory.GetFiles(folder.Join("sheets")).ToDictionary(
            path => Path.GetFileNameWithoutExtension(path)["book-".Length..], path => Rows(File.ReadAllText(path)));
    }

    private static List<string[]> Rows(string csv)
    {
        List<string[]> rows = [];
        List<string> row = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int index = 0; index < csv.Length; index++)
        {
            char letter = csv[index];
            if (letter == '"' && quoted && index + 1 < csv.Length && csv[index + 1] == '"')
            {
                cell.Append(csv[++index]);
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || letter is not ',' and not '\n')
            {
                cell.Append(letter);
            }
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
        }

        return rows;
    }
}
