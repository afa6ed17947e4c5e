using System.Security.Cryptography;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A number at the head of a page.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Note">A line below it, or nothing.</param>
readonly record struct HeadFigure(string Label, string Value, string Note);

/// <summary>What a page says of itself below its heading.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says; escaped already.</param>
/// <param name="IsLine">Whether it stands on a line of its own.</param>
readonly record struct HeadFact(string Name, Markup Value, bool IsLine = false);

/// <summary>The frame of every report: one file without any request, whose only script and style are the two that stand in it.</summary>
sealed class ReportPage
{
    static readonly Lazy<string> Style = new(() => Embedded("report.css"));
    static readonly Lazy<string> Script = new(() => Embedded("report.js"));

    readonly ReportTexts texts;
    readonly StringBuilder body = new();
    int sections;

    public ReportPage(ReportTexts texts) => this.texts = texts;

    /// <summary>Adds a section.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="note">What is to be known to read it; may be empty.</param>
    /// <param name="content">What it shows.</param>
    /// <param name="style">A class that tells its width.</param>
    public void Section(string title, string note, Markup content, string style = "wide")
    {
        var id = FormattableString.Invariant($"s{++sections}");
        var told = note.Length == 0 ? Markup.None : Html.Of($"<p class=\"note\">{note}</p>");
        body.Append(Html.Of(
            $"""
            <section class="{style}" aria-labelledby="{id}">
            <h2 id="{id}">{title}</h2>{told}
            {content}
            </section>

            """));
    }

    /// <summary>Writes the page.</summary>
    /// <param name="target">Where to; it stays open.</param>
    /// <param name="kind">What kind of report it is.</param>
    /// <param name="title">The heading; escaped already, for it may come from outside.</param>
    /// <param name="plainTitle">The heading as a text, for the tab.</param>
    /// <param name="facts">Account, period and the like.</param>
    /// <param name="figures">The numbers at the head.</param>
    /// <param name="shows">What the page shows and what not.</param>
    public void Write(
        Stream target,
        string kind,
        Markup title,
        string plainTitle,
        IEnumerable<HeadFact> facts,
        IEnumerable<HeadFigure> figures,
        IEnumerable<string> shows)
    {
        var meta = Html.Join(facts.Select(fact => Html.Of($"<div{LineOf(fact)}><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>")));
        var head = Html.Join(figures.Select(figure => Html.Of(
            $"<div><dt>{figure.Label}</dt><dd><span class=\"figure\">{figure.Value}</span>{NoteOf(figure)}</dd></div>\n")));
        var told = Html.Join(shows.Select(sentence => Html.Of($"<p>{sentence}</p>")));
        var page = Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{texts.Tag}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy()}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <link rel="icon" href="data:,">
            <title>{plainTitle}</title>
            <style>{new Markup(Style.Value)}</style>
            </head>
            <body>
            <header class="top">
            <p class="kind">Communications Credits<span aria-hidden="true"> / </span>{kind}</p>
            <h1>{title}</h1>
            <dl class="facts">{meta}</dl>
            </header>
            <main>
            <dl class="figures">{head}</dl>
            {new Markup(body.ToString())}</main>
            <footer class="top"><h2>{texts["shows.title"]}</h2>{told}</footer>
            <script>{new Markup(Script.Value)}</script>
            </body>
            </html>

            """);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(page.Text);
    }

    static Markup LineOf(HeadFact fact) => fact.IsLine ? new Markup(" class=\"line-fact\"") : Markup.None;

    static Markup NoteOf(HeadFigure figure) =>
        figure.Note.Length == 0 ? Markup.None : Html.Of($" <span class=\"under\">{figure.Note}</span>");

    static string Policy() =>
        $"default-src 'none'; style-src 'sha256-{Hash(Style.Value)}'; script-src 'sha256-{Hash(Script.Value)}'; img-src data:; "
        + "base-uri 'none'; form-action 'none'";

    static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // A browser hashes what it has read, with line ends as it keeps them.
    static string Embedded(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The file {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
