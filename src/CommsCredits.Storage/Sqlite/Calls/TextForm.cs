namespace CommsCredits.Storage;

/// <summary>How a text of a call is stored: ids and numbers of the usual shapes take half of their characters in bytes, or less.</summary>
/// <remarks>
/// The view <c>call</c> shows all of them as the texts they were (docs/adr/0014), so a text takes a short form only where that form
/// says it to the character.
/// </remarks>
internal enum TextForm
{
    /// <summary>There is no text: NULL.</summary>
    None,

    /// <summary>As it is, in UTF-8.</summary>
    Text,

    /// <summary>32 lower-case hexadecimal digits, as 16 bytes.</summary>
    Hexadecimal,

    /// <summary>A plus sign and what E.164 allows behind it, up to 15 digits that do not begin with 0: as an integer.</summary>
    Number,
}
