using System.Text;

namespace CommsCredits.Engine;

/// <summary>Lays out a letter as one HTML page that needs nothing from outside.</summary>
/// <remarks>No colour is set for letters or paper, so that both the light and the dark scheme of a mailbox are kept.</remarks>
internal static class LetterHtml
{
    private const string Body = "margin:0;padding:24px;font-family:'Segoe UI',Roboto,Helvetica,Arial,'PingFang SC','Microsoft YaHei',"
        + "sans-serif;font-size:16px;line-height:1.5";

    private const string Hidden = "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0";
    private const string Line = "border-bottom:1px solid #8a8a8a;padding:6px 12px 6px 0;text-align:left;vertical-align:top";
    private const string Command = "border:1px solid #8a8a8a;border-radius:4px;padding:12px;font-family:Consolas,Menlo,monospace;"
        + "font-size:14px;white-space:pre-wrap;overflow-wrap:anywhere";

    /// <summary>Lays out a letter.</summary>
    /// <param name="page">What it says; every text of it is escaped here.</param>
    /// <returns>The page, lines ended by a line feed.</returns>
    public static string Write(NoticePage page)
    {
        StringBuilder html = new();
        html.Append($"<!DOCTYPE html>\n<html lang=\"{page.Language}\" style=\"color-scheme:light dark\">\n<head>\n");
        html.Append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        html.Append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append($"<title>{OutsideText.Html(page.Subject)}</title>\n</head>\n<body style=\"{Body}\">\n");
        html.Append($"<div style=\"{Hidden}\">{OutsideText.Html(page.Preheader)}</div>\n");
        html.Append("<div style=\"max-width:640px;margin:0 auto\">\n");
        html.Append($"<h1 style=\"font-size:22px;line-height:1.3;margin:0 0 16px\">{OutsideText.Html(page.Heading)}</h1>\n");
        foreach (string paragraph in page.Paragraphs)
        {
            html.Append($"<p style=\"margin:0 0 12px\">{OutsideText.Html(paragraph)}</p>\n");
        }

        WriteFacts(html, page.Facts);
        html.Append($"<p style=\"margin:0 0 8px\">{OutsideText.Html(page.CommandLead)}</p>\n");
        html.Append($"<pre lang=\"en\" style=\"{Command};margin:0 0 24px\">{OutsideText.Html(page.Command)}</pre>\n");
        html.Append($"<p style=\"margin:0;font-size:13px\">{OutsideText.Html(page.Footer)}</p>\n");
        return html.Append("</div>\n</body>\n</html>\n").ToString();
    }

    private static void WriteFacts(StringBuilder html, IReadOnlyList<NoticeFact> facts)
    {
        html.Append("<table style=\"border-collapse:collapse;width:100%;margin:16px 0 24px\">\n");
        foreach (NoticeFact fact in facts)
        {
            html.Append($"<tr><th scope=\"row\" style=\"{Line};font-weight:600;width:40%\">{OutsideText.Html(fact.Label)}</th>");
            html.Append($"<td style=\"{Line};overflow-wrap:anywhere\">{OutsideText.Html(fact.Value)}</td></tr>\n");
        }

        html.Append("</table>\n");
    }
}
