namespace CommsCredits.Engine;

/// <summary>A language that notices are written in.</summary>
public enum NoticeLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>German.</summary>
    German,

    /// <summary>Chinese in simplified characters.</summary>
    Chinese,
}
