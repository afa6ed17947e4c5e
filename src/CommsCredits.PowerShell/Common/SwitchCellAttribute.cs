using System.Management.Automation;

namespace CommsCredits.PowerShell;

/// <summary>Reads a switch from a text such as a CSV cell: true, yes or 1, and false, no or 0. An empty cell counts as not given.</summary>
/// <remarks>
/// PowerShell turns no text into a switch, and a switch cannot say that it was not given. The attribute therefore leaves word
/// for the property's setter, which PowerShell calls next on the same thread.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchCellAttribute : ArgumentTransformationAttribute
{
    [ThreadStatic]
    private static bool wasEmpty;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        wasEmpty = value is null || (value is string blank && string.IsNullOrWhiteSpace(blank));
        return wasEmpty ? new SwitchParameter(isPresent: false)
            : value is string text ? Read(text.Trim())
            : value is bool flag ? new SwitchParameter(flag)
            : value;
    }

    /// <summary>Whether the value that was just bound came from an empty cell; tells so once.</summary>
    /// <returns>True where it counts as not given.</returns>
    internal static bool TakeEmpty()
    {
        bool empty = wasEmpty;
        wasEmpty = false;
        return empty;
    }

    private static SwitchParameter Read(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" => new SwitchParameter(isPresent: true),
        "FALSE" or "NO" or "0" => new SwitchParameter(isPresent: false),
        _ => throw new ArgumentTransformationMetadataException($"'{text}' is neither true nor false."),
    };
}
