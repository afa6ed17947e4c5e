using System.Globalization;

namespace CommsCredits.Storage;

/// <summary>A part of the calls, small enough to be put in order, and how it is reached.</summary>
/// <param name="Source">What to select from; the calls in it are those of <c>call</c>.</param>
/// <param name="Condition">What its rows meet, given what makes a value a parameter and gives its name.</param>
internal sealed record CallWindow(string Source, Func<Func<object, string>, string> Condition)
{
    /// <summary>The one call with a number, if it is one of some parties.</summary>
    /// <param name="call">The number.</param>
    /// <param name="parties">The numbers of the parties; null for any.</param>
    public static CallWindow Of(long call, IReadOnlyList<int>? parties) => new(
        "call",
        value => $"call.call_no = {value(call)}" + (parties is null
            ? string.Empty
            : $" AND EXISTS (SELECT 1 FROM call_row AS line WHERE line.call_no = call.call_no AND {OfAny("line", parties)})"));

    /// <summary>The condition that a row is of one of some parties.</summary>
    /// <param name="rows">The name of the rows.</param>
    /// <param name="parties">The numbers of the parties, at least one.</param>
    public static string OfAny(string rows, IReadOnlyList<int> parties) => parties is [int only]
        ? string.Create(CultureInfo.InvariantCulture, $"{rows}.party_no = {only}")
        : $"{rows}.party_no IN ({string.Join(", ", parties)})";
}
