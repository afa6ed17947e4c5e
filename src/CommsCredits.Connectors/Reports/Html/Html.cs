using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A piece of HTML that is ready to stand in a page.</summary>
/// <param name="Text">The markup; everything from outside in it is escaped.</param>
readonly record struct Markup(string? Text)
{
    public static readonly Markup None = new(string.Empty);

    public override string ToString() => Text ?? string.Empty;
}

/// <summary>Makes markup from interpolated strings: what stands in the source is markup, every text put into it is escaped.</summary>
static class Html
{
    const int LongestName = 120;

    /// <summary>Markup with texts in it.</summary>
    /// <param name="markup">The pattern; texts are escaped, markup and whole numbers stand as they are.</param>
    public static Markup Of(MarkupHandler markup) => markup.Done();

    /// <summary>
    /// A text from outside: without control characters, and closed off, so that its direction of writing stays its own. A long address
    /// may break before its at sign.
    /// </summary>
    public static Markup Outside(string text) => new(
        Of($"<bdi>{OutsideText.Line(text, LongestName)}</bdi>").ToString().Replace("@", "<wbr>@", StringComparison.Ordinal));

    /// <summary>Several pieces behind each other.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));

    /// <summary>A number for an attribute of a drawing: at most three decimals, in the one form that HTML reads.</summary>
    public static string Plain(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Escapes what is put into markup. It cannot be forgotten: only <see cref="Markup"/> passes as it is.</summary>
[InterpolatedStringHandler]
ref struct MarkupHandler
{
    const int LongestText = 4_000;

    readonly StringBuilder built;

    public MarkupHandler(int literalLength, int formattedCount) => built = new StringBuilder(literalLength + (formattedCount * 16));

    public readonly void AppendLiteral(string markup) => built.Append(markup);

    public readonly void AppendFormatted(string? text) =>
        built.Append(OutsideText.Html(OutsideText.Line(text ?? string.Empty, LongestText)));

    public readonly void AppendFormatted(Markup markup) => built.Append(markup.Text);

    public readonly void AppendFormatted(decimal number) => built.Append(Html.Plain(number));

    public readonly void AppendFormatted(long number) => built.Append(number.ToString(CultureInfo.InvariantCulture));

    public readonly Markup Done() => new(built.ToString());
}
