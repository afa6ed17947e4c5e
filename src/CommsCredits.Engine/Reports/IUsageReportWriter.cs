using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>Writes a usage report in one format.</summary>
public interface IUsageReportWriter
{
    /// <summary>Writes the report; calls are read once, in their order, and not kept.</summary>
    /// <param name="target">Where to; it is neither rewound nor closed.</param>
    /// <param name="report">What to write.</param>
    /// <param name="culture">The culture of its words and, where the format has none of its own, its numbers.</param>
    /// <param name="cancellation">Ends it.</param>
    void Write(Stream target, UsageReport report, CultureInfo culture, CancellationToken cancellation);
}
