namespace CommsCredits;

/// <summary>How somebody signed in to Microsoft Graph.</summary>
public enum GraphSignInMethod
{
    /// <summary>An application with a certificate.</summary>
    Certificate,

    /// <summary>An application with a secret.</summary>
    ClientSecret,

    /// <summary>The identity that a runbook or a machine in Azure has.</summary>
    ManagedIdentity,

    /// <summary>A person, in a browser.</summary>
    Interactive,

    /// <summary>A token that was asked for elsewhere.</summary>
    AccessToken,
}
