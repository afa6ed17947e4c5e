using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>
/// Reads the items of a JSON array one by one, in memory that does not grow with the file: the array is the whole text, or the member
/// "value" of an object, as Graph gives out pages.
/// </summary>
/// <param name="input">UTF-8, perhaps with a byte order mark.</param>
/// <param name="name">The source, for messages.</param>
internal sealed class JsonRows(Stream input, string name) : IDisposable
{
    private const int FirstLength = 64 * 1024;
    private const int LongestItem = 8 * 1024 * 1024;
    private const string Advice = "Expected is an array of PSTN calls, or a page of them, as Microsoft Graph writes it.";

    private byte[] buffer = new byte[FirstLength];
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 32 });
    private int start;
    private int end;
    private bool isLast;
    private bool begun;
    private bool inArray;
    private bool inObject;
    private bool skipping;

    private enum Step
    {
        NeedsMore,
        Moved,
        Item,
        End,
    }

    /// <summary>Reads the next item.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The item, to be disposed of; null at the end of the array.</returns>
    /// <exception cref="CommsCreditException"><c>FileFormatUnknown</c>: not JSON, no array where one is expected, or damaged.</exception>
    public JsonDocument? Read(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Step step = Next(out JsonDocument? item);
            if (step == Step.NeedsMore)
            {
                Fill();
            }
            else if (step != Step.Moved)
            {
                return item;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => input.Dispose();

    private Step Next(out JsonDocument? item)
    {
        item = null;
        Utf8JsonReader reader = new(buffer.AsSpan(start, end - start), isLast, state);
        try
        {
            Step step = inArray ? NextItem(ref reader, ref item) : FindArray(ref reader);
            if (step is Step.Moved or Step.Item)
            {
                start += (int)reader.BytesConsumed;
                state = reader.CurrentState;
            }

            // What needs more at the end of the file never gets it.
            return step != Step.NeedsMore || !isLast ? step : throw FileErrors.FormatUnknown(name, "it ends too early.", Advice);
        }
        catch (JsonException damaged)
        {
            throw FileErrors.FormatUnknown(name, "it is not sound JSON.", Advice, damaged);
        }
    }

    private static Step NextItem(ref Utf8JsonReader reader, ref JsonDocument? item)
    {
        if (!reader.Read())
        {
            return Step.NeedsMore;
        }

        return reader.TokenType == JsonTokenType.EndArray ? Step.End
            : JsonDocument.TryParseValue(ref reader, out item) ? Step.Item
            : Step.NeedsMore;
    }

    // One token at a time, so that nothing before the array has to fit into the buffer as a whole but the longest text.
    private Step FindArray(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return Step.NeedsMore;
        }

        bool isMember = reader.CurrentDepth == 1 && inObject;
        if (isMember && reader.TokenType == JsonTokenType.PropertyName)
        {
            skipping = !reader.ValueTextEquals("value"u8);
            return Step.Moved;
        }

        inArray = reader.TokenType == JsonTokenType.StartArray && (inObject ? isMember && !skipping : reader.CurrentDepth == 0);
        inObject |= reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 0;
        bool isOver = reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 } || (isMember && !skipping);
        bool isLost = !inArray && (!inObject || isOver);
        return isLost ? throw FileErrors.FormatUnknown(name, "it has no array of calls.", Advice) : Step.Moved;
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestItem)
            {
                throw FileErrors.FormatUnknown(name, "one of its rows is far too long.", Advice);
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = input.Read(buffer.AsSpan(end));
        end += read;
        isLast = read == 0;
        if (!begun && (end >= 3 || isLast))
        {
            begun = true;
            start = buffer.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
        }
    }
}
