using System.Globalization;
using System.Management.Automation;

namespace CommsCredits.PowerShell;

/// <summary>Reads a moment; one without an offset is UTC, whatever the machine's zone and culture.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UtcMomentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            DateTimeOffset moment => moment,
            DateTime { Kind: DateTimeKind.Unspecified } date => new DateTimeOffset(date, TimeSpan.Zero),
            DateTime date => new DateTimeOffset(date),
            string text => Read(text),
            var other => other,
        };

    private static DateTimeOffset? Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset moment)
            ? moment
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a date. Give it as 2026-01-31 or 2026-01-31T12:00:00Z.");
    }
}

/// <summary>An empty text (an empty CSV cell) counts as not given, also for numbers, choices and ids.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyIsNotGivenAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && string.IsNullOrWhiteSpace(text)
            ? null
            : inputData;
}
