using System.Text.Json;
using System.Text.Json.Serialization;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>The facts of a notice as JSON; money stands in it as whole millionths.</summary>
internal static class StoredFacts
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(), new MonthConverter() },
    };

    public static string Write(NoticeFacts facts) => JsonSerializer.Serialize(facts, Options);

    public static NoticeFacts Read(string json) => JsonSerializer.Deserialize<NoticeFacts>(json, Options)!;

    private sealed class MonthConverter : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Month.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
