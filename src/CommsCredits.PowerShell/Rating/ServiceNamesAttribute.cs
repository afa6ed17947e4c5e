using System.Collections;
using System.Management.Automation;

namespace CommsCredits.PowerShell;

/// <summary>Reads services as rate cards and rates have them: <c>*</c> is any service. Empty counts as not given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ServiceNamesAttribute : ArgumentTransformationAttribute
{
    /// <summary>Any service.</summary>
    internal const string Any = "*";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrapped(inputData) is IEnumerable and not string
            ? ((IEnumerable)Unwrapped(inputData)!).Cast<object?>().SelectMany(One).ToArray()
            : One(inputData).ToArray();

    private static IEnumerable<object> One(object? item) => Unwrapped(item) switch
    {
        null => [],
        string text when string.IsNullOrWhiteSpace(text) => [],
        string text when text.Trim() == Any => [RateService.Any],
        { } other => [other],
    };

    private static object? Unwrapped(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
