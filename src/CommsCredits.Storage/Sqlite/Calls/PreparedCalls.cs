using System.Runtime.CompilerServices;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Rows of calls side by side in memory, with their texts, as SQLite will take them.</summary>
/// <remarks>
/// The thread that writes runs through them in their order. The calls themselves are spread over the memory of the thread that
/// priced them, and looking at each would take longer than writing it.
/// </remarks>
internal sealed class PreparedCalls : IPreparedCalls
{
    private const int TextPerCall = 64;

    private readonly List<(int Row, LotDraw Draw)> draws = [];
    private CallFields[] rows = [];
    private byte[] texts = [];
    private int textLength;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>The rows.</summary>
    public ReadOnlySpan<CallFields> Rows => rows.AsSpan(0, Count);

    /// <summary>What several lots paid, by the place of the row.</summary>
    public IReadOnlyList<(int Row, LotDraw Draw)> Draws => draws;

    /// <summary>The parties that are met here first.</summary>
    public List<CallParty> Parties { get; } = [];

    /// <summary>The kinds that are met here first.</summary>
    public List<CallKind> Kinds { get; } = [];

    /// <summary>The terms that are met here first.</summary>
    public List<CallTerms> Terms { get; } = [];

    /// <summary>The groups that are met here first.</summary>
    public List<UsageGroup> Groups { get; } = [];

    /// <summary>Forgets what was there; the room stays.</summary>
    public void Clear()
    {
        (Count, textLength) = (0, 0);
        draws.Clear();
        Parties.Clear();
        Kinds.Clear();
        Terms.Clear();
        Groups.Clear();
    }

    /// <summary>Makes room where there is too little.</summary>
    /// <param name="calls">For so many calls.</param>
    public void MakeRoom(int calls)
    {
        if (rows.Length < calls)
        {
            rows = new CallFields[calls];
            texts = NewTexts(calls * TextPerCall);
        }
    }

    /// <summary>Adds a row.</summary>
    public ref CallFields Add() => ref rows[Count++];

    /// <summary>Keeps what several lots paid of the row that was added last.</summary>
    public void Split(in PricedCall call)
    {
        foreach (LotDraw draw in call.Draws)
        {
            draws.Add((Count - 1, draw));
        }
    }

    /// <summary>Keeps a text.</summary>
    /// <returns>Where it stands.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public TextPlace Keep(string? text)
    {
        if (text is null)
        {
            return default;
        }

        int length;
        while (!Encoding.UTF8.TryGetBytes(text, texts.AsSpan(textLength), out length))
        {
            byte[] more = NewTexts(Math.Max(texts.Length * 2, textLength + Encoding.UTF8.GetByteCount(text)));
            texts.AsSpan(0, textLength).CopyTo(more);
            texts = more;
        }

        TextPlace place = new(textLength, length);
        textLength += length;
        return place;
    }

    /// <summary>The bytes of a text that is there.</summary>
    public ReadOnlySpan<byte> Text(TextPlace place) => texts.AsSpan(place.From, place.Length);

    // It must not move while SQLite looks at it.
    private static byte[] NewTexts(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
