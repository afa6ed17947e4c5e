using System.Buffers.Binary;
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
    private const int TextPerCall = 48;
    private const int IdLength = 16;

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

        if (TextForms.TryNumber(text, out long number))
        {
            BinaryPrimitives.WriteInt64LittleEndian(RoomFor(sizeof(long)), number);
            return Kept(TextForm.Number, sizeof(long));
        }

        if (Hexadecimal.TryLower(text, out ulong first, out ulong second))
        {
            Span<byte> room = RoomFor(IdLength);
            BinaryPrimitives.WriteUInt64BigEndian(room, first);
            BinaryPrimitives.WriteUInt64BigEndian(room[sizeof(ulong)..], second);
            return Kept(TextForm.Hexadecimal, IdLength);
        }

        int length;
        while (!Encoding.UTF8.TryGetBytes(text, texts.AsSpan(textLength), out length))
        {
            Lengthen(Encoding.UTF8.GetByteCount(text));
        }

        return Kept(TextForm.Text, length);
    }

    /// <summary>The bytes of a text that is there, in its form.</summary>
    public ReadOnlySpan<byte> Text(TextPlace place) => texts.AsSpan(place.From, place.Length);

    /// <summary>The digits of a text that is a number.</summary>
    public long Number(TextPlace place) => BinaryPrimitives.ReadInt64LittleEndian(Text(place));

    [MethodImpl(Compiled.AtOnce)]
    private Span<byte> RoomFor(int length)
    {
        if (texts.Length - textLength < length)
        {
            Lengthen(length);
        }

        return texts.AsSpan(textLength, length);
    }

    [MethodImpl(Compiled.AtOnce)]
    private TextPlace Kept(TextForm form, int length)
    {
        TextPlace place = new(form, textLength, length);
        textLength += length;
        return place;
    }

    private void Lengthen(int length)
    {
        byte[] more = NewTexts(Math.Max(texts.Length * 2, textLength + length));
        texts.AsSpan(0, textLength).CopyTo(more);
        texts = more;
    }

    // It must not move while SQLite looks at it.
    private static byte[] NewTexts(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
