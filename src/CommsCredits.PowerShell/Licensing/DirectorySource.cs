namespace CommsCredits;

/// <summary>Where users and licences are looked up and changed.</summary>
public enum DirectorySource
{
    /// <summary>In the store.</summary>
    Local,

    /// <summary>In Microsoft 365, through Microsoft Graph.</summary>
    Graph,
}
