using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Writes a statement in one format.</summary>
public interface IStatementWriter
{
    /// <summary>Writes the statement.</summary>
    /// <param name="target">Where to; it is neither rewound nor closed.</param>
    /// <param name="statement">What to write.</param>
    /// <param name="culture">The culture of its words and, where the format has none of its own, its numbers.</param>
    void Write(Stream target, Statement statement, CultureInfo culture);
}
