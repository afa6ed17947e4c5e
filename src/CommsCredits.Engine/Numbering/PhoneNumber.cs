namespace CommsCredits.Engine;

/// <summary>What a text in the place of a number turned out to be.</summary>
public enum PhoneNumberKind : byte
{
    /// <summary>No number: empty, anonymous, or masked entirely.</summary>
    Withheld,

    /// <summary>An international number.</summary>
    E164,

    /// <summary>A number of at most six digits, which means something only where it was dialled.</summary>
    ShortCode,

    /// <summary>A SIP address or the name of somebody.</summary>
    SipName,

    /// <summary>Neither of these.</summary>
    Invalid,
}

/// <summary>A number as usage records and administrators write it. The default value is a withheld number.</summary>
public readonly record struct PhoneNumber
{
    // Null, not empty, so that the default value equals a parsed withheld number.
    readonly string? _digits;

    internal PhoneNumber(PhoneNumberKind kind, string? digits = null, bool isMasked = false)
    {
        Kind = kind;
        _digits = digits;
        IsMasked = isMasked;
    }

    /// <summary>What the text was.</summary>
    public PhoneNumberKind Kind { get; }

    /// <summary>The digits alone: no plus, no separators, no masked tail. Empty unless an E.164 number or a short code.</summary>
    public string Digits => _digits ?? "";

    /// <summary>Whether stars stood in place of the last digits.</summary>
    public bool IsMasked { get; }

    /// <summary>Reads a number; whatever the text, it never throws.</summary>
    /// <param name="text">
    /// A number with plus, with 00, or in digits alone (7 to 15 of them are taken as international, because exports drop the
    /// plus); with spaces, dots, dashes, slashes or parentheses; as tel: or sip: address; with stars for its masked end.
    /// </param>
    public static PhoneNumber Parse(string? text) => PhoneNumberParser.Parse(text);
}
