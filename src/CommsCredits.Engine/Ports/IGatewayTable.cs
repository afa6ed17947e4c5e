namespace CommsCredits.Engine;

/// <summary>Where an account's payments are asked for.</summary>
public interface IGatewayTable
{
    /// <summary>The gateway of the account.</summary>
    /// <returns>The settings; null where the account is offline.</returns>
    GatewaySettings? Find();

    /// <summary>Sets the gateway.</summary>
    /// <param name="settings">The settings as they shall be; null for offline.</param>
    void Save(GatewaySettings? settings);
}
