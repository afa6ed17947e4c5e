using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>Whatever the texts of a call look like, they come back to the character; those of the usual shapes take less room.</summary>
public sealed class TextFormsTests : IDisposable
{
    private const string Hexadecimal = "1b950bebb66ec57004e99a65b785078a";

    private static readonly string?[] Texts =
    [
        null, string.Empty, " ", "+", "++1", "+0", "+1", "+01", "+12065550100", "+ 1206555", "+1206555 ", "+1206****", "12065550100",
        "+123456789012345", "+1234567890123456", "+9223372036854775808", "+\u0661\u0662\u0663", "-1", "1.5", "anonymous", "sip:ada@contoso.example",
        Hexadecimal, Hexadecimal[1..], Hexadecimal + "a", Hexadecimal.ToUpperInvariant(), " " + Hexadecimal[1..], Hexadecimal[..^1] + "g",
        "00000000000000000000000000000000", "1b950beb-b66e-c570-04e9-9a65b785078a", "{1b950bebb66ec57004e99a65b785078}", "Inês\U0001F4DE", "a\0b",
    ];

    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void L4_TextsOfACall_ComeBackAsTheyWere()
    {
        store.WithAccount();
        CallRecord[] calls = [.. Texts.Select((text, index) => Calls.UserOut(index + 1) with
        {
            CallId = text,
            ConferenceId = Texts[(index + 1) % Texts.Length],
            CallerId = Texts[(index + 2) % Texts.Length],
            DestinationNumber = Texts[(index + 3) % Texts.Length],
        })];

        store.Import(calls);

        Assert.Equal(calls.Select(TextsOf), new UsageQueries(store.Context).Calls(null, new CallFilter()).Select(row => TextsOf(row.Call.Record)));
    }

    [Theory]
    [InlineData("+12065550100", "integer")]
    [InlineData("+123456789012345", "integer")]
    [InlineData("+1234567890123456", "text")]
    [InlineData("+0123", "text")]
    [InlineData("12065550100", "text")]
    [InlineData(Hexadecimal, "blob")]
    [InlineData("1B950BEBB66EC57004E99A65B785078A", "text")]
    [InlineData(null, "null")]
    public void Text_IsStoredInTheShortestFormThatSaysIt(string? text, string type)
    {
        store.WithAccount();

        store.Import(Calls.UserOut(1) with { CallId = text });

        Assert.Equal(type, Stored("SELECT typeof(call_id) FROM call_row"));
        Assert.Equal(text, Stored("SELECT call_id FROM call"));
    }

    [Fact]
    public void PreparedCalls_LongTexts_KeepThoseBeside()
    {
        PreparedCalls calls = new();
        calls.MakeRoom(1);
        string longer = new('x', 5_000);

        TextPlace hexadecimal = calls.Keep(Hexadecimal);
        TextPlace text = calls.Keep(longer);
        TextPlace number = calls.Keep("+12065550100");
        TextPlace[] more = [.. Enumerable.Range(0, 1_000).Select(_ => calls.Keep(Hexadecimal))];

        Assert.Equal(Convert.FromHexString(Hexadecimal), calls.Text(hexadecimal).ToArray());
        Assert.Equal(longer, System.Text.Encoding.UTF8.GetString(calls.Text(text)));
        Assert.Equal(12065550100, calls.Number(number));
        Assert.Equal(TextForm.None, calls.Keep(null).Form);
        Assert.All(more, place => Assert.Equal(Convert.FromHexString(Hexadecimal), calls.Text(place).ToArray()));
    }

    private static (string?, string?, string?, string?) TextsOf(CallRecord call) =>
        (call.CallId, call.ConferenceId, call.CallerId, call.DestinationNumber);

    private string? Stored(string sql)
    {
        using SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
