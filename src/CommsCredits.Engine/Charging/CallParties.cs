namespace CommsCredits.Engine;

/// <summary>Who is behind a call, as far as recorded here.</summary>
/// <param name="Owner">The user or resource account whose call it is, or null.</param>
/// <param name="ResourceAccount">What funds the owner's calls where he is a Shared Calling user (rule C11), or null.</param>
public readonly record struct CallParties(UserFacts? Owner, UserFacts? ResourceAccount = null);
