namespace CommsCredits.Connectors;

/// <summary>What kind of value a cell of a call has.</summary>
enum CallCellKind
{
    /// <summary>None.</summary>
    Empty,

    /// <summary>A text, perhaps from outside.</summary>
    Text,

    /// <summary>A number of ours.</summary>
    Number,

    /// <summary>A moment in UTC.</summary>
    Moment,

    /// <summary>A time span.</summary>
    Duration,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>A value of a call, typed, before a format writes it.</summary>
/// <param name="Kind">Which of the others counts.</param>
/// <param name="Text">A text.</param>
/// <param name="Number">A number; 1 or 0 for a flag.</param>
/// <param name="Ticks">Of a moment in UTC or of a duration.</param>
readonly record struct CallCell(CallCellKind Kind, string? Text, decimal Number, long Ticks)
{
    public static CallCell Of(string? text) =>
        string.IsNullOrEmpty(text) ? default : new CallCell(CallCellKind.Text, text, 0, 0);

    public static CallCell Of(decimal number) => new(CallCellKind.Number, null, number, 0);

    public static CallCell OfMicros(long? micros) => micros is { } amount ? Of(Engine.Money.ToDecimal(amount)) : default;

    public static CallCell Of(DateTimeOffset moment) => new(CallCellKind.Moment, null, 0, moment.UtcTicks);

    public static CallCell Of(TimeSpan duration) => new(CallCellKind.Duration, null, 0, duration.Ticks);

    public static CallCell Of(bool flag) => new(CallCellKind.Flag, null, flag ? 1 : 0, 0);
}
