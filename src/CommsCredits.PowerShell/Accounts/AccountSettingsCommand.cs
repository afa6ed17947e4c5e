using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>The settings that New- and Set-CommsCreditAccount share (design §5).</summary>
public abstract class AccountSettingsCommand : CommsCreditCommand
{
    /// <summary>The smallest funding, recharge amount and trigger (rule F5).</summary>
    [Parameter]
    public decimal? MinimumFunding { get; set; }

    /// <summary>Whether amounts are whole numbers (rule F5).</summary>
    [Parameter]
    public bool? WholeAmounts { get; set; }

    /// <summary>Who says what a call costs.</summary>
    [Parameter]
    public ChargeSource? ChargeSource { get; set; }

    /// <summary>How the international plan's caps are read (rule M6).</summary>
    [Parameter]
    public PoolCap? PoolCap { get; set; }

    /// <summary>Which licences feed the conferencing pool (rule A2).</summary>
    [Parameter]
    public ConferencingPool? ConferencingPool { get; set; }

    /// <summary>Licences bought, where those count (rule A2).</summary>
    [Parameter]
    public int? PurchasedConferencingLicenses { get; set; }

    /// <summary>The zone whose calendar month counts, such as Europe/Berlin (rule M4).</summary>
    [Parameter]
    public string? TimeZone { get; set; }

    /// <summary>How long an expired lot pays for late records.</summary>
    [Parameter]
    public TimeSpan? ExpiryGrace { get; set; }

    /// <summary>Whether a record's charge contains its fee (rule R2).</summary>
    [Parameter]
    public bool? ChargeIncludesConnectionFee { get; set; }

    /// <summary>Gives the request one effect, however often it arrives.</summary>
    [Parameter]
    public Guid? RequestId { get; set; }

    /// <summary>The settings with what was given.</summary>
    /// <param name="current">The settings as they are.</param>
    /// <returns>The settings as they shall be.</returns>
    private protected AccountSettings Apply(AccountSettings current) => current with
    {
        MinimumFunding = MinimumFunding ?? current.MinimumFunding,
        WholeAmounts = WholeAmounts ?? current.WholeAmounts,
        ChargeSource = (Engine.ChargeSource?)ChargeSource ?? current.ChargeSource,
        PoolCap = (Engine.PoolCap?)PoolCap ?? current.PoolCap,
        ConferencingPool = (Engine.ConferencingPool?)ConferencingPool ?? current.ConferencingPool,
        PurchasedConferencingLicenses = PurchasedConferencingLicenses ?? current.PurchasedConferencingLicenses,
        TimeZone = Text(TimeZone) ?? current.TimeZone,
        ExpiryGrace = ExpiryGrace ?? current.ExpiryGrace,
        ChargeIncludesConnectionFee = ChargeIncludesConnectionFee ?? current.ChargeIncludesConnectionFee,
    };
}
