using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Makes one call of the rows that a join with its draws gives.</summary>
internal static class RawCalls
{
    /// <summary>Gathers the rows of each call, which stand together.</summary>
    /// <param name="rows">A row per draw, or one without any.</param>
    /// <returns>One row per call.</returns>
    public static IEnumerable<RawRow<RawCall>> Gather(IEnumerable<RawRow<RawCall>> rows)
    {
        RawRow<RawCall>? open = null;
        foreach (RawRow<RawCall> row in rows)
        {
            if (open?.Value is { } call && row.Value is { } more && call.Number == more.Number)
            {
                open = open with { Value = call with { Draws = [.. call.Draws, .. more.Draws] } };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = row;
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
