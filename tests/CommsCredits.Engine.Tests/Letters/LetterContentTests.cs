using CommsCredits.Engine;

namespace CommsCredits.Tests.Letters;

/// <summary>What letters say: the numbers, what follows, and the command.</summary>
public class LetterContentTests
{
    [Fact]
    public void N1_RechargeSucceeded_TellsAmountBalanceAndExpiry() => Says(
        LetterScene.Write(NoticeKind.RechargeSucceeded, LetterScene.All[0].Facts),
        "Contoso: EUR 500.00 recharged",
        "EUR 512.3456",
        "Payment method: Visa",
        "Expires: 21 November 2027, 23:30 (Europe/Berlin, UTC+01:00)",
        "12 months after their purchase is forfeited",
        "    Get-CommsCreditFunds -Account 'Contoso'\n");

    [Fact]
    public void N1_RechargeBelowTheTrigger_DoesNotSayThatNothingNeedsToBeDone()
    {
        Letter letter = LetterScene.Write(NoticeKind.RechargeSucceeded, LetterScene.Recharge() with { Balance = 60_000_000 });

        Assert.Contains("still below the threshold of EUR 100.00", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing you need to do", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void N1_RechargeDeclined_TellsReasonNextAttemptAndTheCommandToRenew() => Says(
        LetterScene.Write(NoticeKind.RechargeFailed, LetterScene.All[1].Facts),
        "Contoso: recharge of EUR 500.00 declined",
        "Reason given: Card expired.",
        "not before 22 November 2026, 23:30 (Europe/Berlin, UTC+01:00)",
        "Once the balance is used up, most calls that credits pay for will no longer work, including calls to your toll-free numbers.",
        "    Set-CommsCreditPaymentMethod -Name 'Visa' -CardToken (Read-Host 'CardToken' -AsSecureString) -CardLast4 (Read-Host 'CardLast4') "
            + "-CardExpiry (Read-Host 'MM/yyyy') -Account 'Contoso'\n");

    [Theory]
    [InlineData(true, false, "lets the recharge be tried again without waiting")]
    [InlineData(false, true, "Auto-recharge is off now, so the recharge is not tried again by itself")]
    [InlineData(false, false, "Auto-recharge is off now, so the recharge is not tried again by itself")]
    public void N1_RechargeDeclined_PromisesNoAttemptThatWillNotCome(bool isOn, bool hasNext, string sentence)
    {
        NoticeFacts facts = LetterScene.Recharge() with { AutoRecharge = isOn, NextAttemptAt = hasNext ? LetterScene.At : null };

        Assert.Contains(sentence, LetterScene.Write(NoticeKind.RechargeFailed, facts).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void N1_RechargeUnknown_TellsThatAutoRechargeWaitsAndHowToSettle() => Says(
        LetterScene.Write(NoticeKind.RechargeFailed, LetterScene.All[2].Facts),
        "Contoso: unclear whether EUR 500.00 was paid",
        "auto-recharge waits until the outcome is known",
        "give -Declined instead of -Settled",
        "    Resolve-CommsCreditOrder -OrderId 2f1c0a52-6a3e-4b57-9d60-1f0f3a8f5a11 -Settled -Account 'Contoso'\n");

    [Fact]
    public void F11_F12_BalanceZero_TellsWhatStopsAndWhatGoesOn() => Says(
        LetterScene.Write(NoticeKind.BalanceZero, LetterScene.All[3].Facts),
        "Contoso: no credit left, balance EUR \u22123.20",
        "most calls that credits pay for no longer work, including calls to your toll-free numbers. Included minutes remain available.",
        "EUR 3.20 is overdrawn; the next funding repays that first.",
        "Auto-recharge is off",
        "    Add-CommsCreditFunds -Amount 104 -Account 'Contoso'\n");

    [Fact]
    public void F11_BalanceExactlyZero_OwesNothing() => Assert.DoesNotContain(
        "overdrawn", LetterScene.Write(NoticeKind.BalanceZero, new NoticeFacts { Balance = 0 }).Text, StringComparison.Ordinal);

    [Fact]
    public void BalanceLow_TellsThresholdAndWhyAutoRechargeHasNotHelped() => Says(
        LetterScene.Write(NoticeKind.BalanceLow, LetterScene.All[4].Facts),
        "Contoso: low balance, EUR 1,234.50 left",
        "Recharge trigger: EUR 2,000.00",
        "Get-CommsCreditAutoRecharge",
        "    Add-CommsCreditFunds -Amount 766 -Account 'Contoso'\n");

    [Theory]
    [InlineData(99_000_000L, 100_000_000L, true, "50")]
    [InlineData(10_000_001L, 100_000_000L, true, "90")]
    [InlineData(9_999_999L, 100_000_000L, true, "91")]
    [InlineData(9_999_999L, 100_000_000L, false, "90.000001")]
    [InlineData(-3_200_000, null, true, "54")]
    public void F5_CommandToFund_IsTheSmallestAllowedThatReachesTheThreshold(long balance, long? threshold, bool isWhole, string amount)
    {
        Account account = LetterScene.Account() with { Settings = new AccountSettings { WholeAmounts = isWhole } };
        Letter letter = LetterScene.Write(
            NoticeKind.BalanceLow, new NoticeFacts { Balance = balance, Threshold = threshold }, account: account);

        Assert.Contains($"Add-CommsCreditFunds -Amount {amount} -Account", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void F7_FundsExpiring_TellsAmountAndMoment() => Says(
        LetterScene.Write(NoticeKind.FundsExpiring, LetterScene.All[5].Facts),
        "Contoso: EUR 80.00 expires on 21 December 2026",
        "expires on 21 December 2026, 23:30 (Europe/Berlin, UTC+01:00)",
        "30 days before expiry",
        "the oldest are used first",
        "forfeited",
        "    Get-CommsCreditFunds -Account 'Contoso'\n");

    [Fact]
    public void N3_PoolAt80_TellsCountryPlanMinutesAndPercent() => Says(
        LetterScene.Write(NoticeKind.PoolAt80, LetterScene.All[6].Facts),
        "Contoso: 1,000 of 1,200 minutes used (Germany, international calls)",
        "Country or region: Germany",
        "(CallingPlanInternational)",
        "1,000 of 1,200 (83%), 200 left",
        "credits pay for further calls of users with the Communications Credits licence",
        "EitherCap",
        "Full minutes are available again from 1 December 2026.",
        "    Get-PstnMinutePool -Month 2026-11 -Account 'Contoso'\n");

    [Fact]
    public void A6_PoolAt100OfConferencing_TellsWhoPaysNow() => Says(
        LetterScene.Write(NoticeKind.PoolAt100, LetterScene.All[7].Facts),
        "Contoso: minute pool used up (Meeting dial-out to Zone A, December 2026)",
        "6,905 of 6,900 (100%), 0 left",
        "Credits now pay for further dial-out if the meeting organiser has the Communications Credits licence",
        "from 1 January 2027");

    [Theory]
    [InlineData(PoolCap.SeparateCaps, LicenseGrants.CallingPlanInternational)]
    [InlineData(PoolCap.EitherCap, LicenseGrants.CallingPlanDomestic)]
    public void M6_CapsThatAreSeparate_AreNotCalledOne(PoolCap cap, LicenseGrants plan)
    {
        Account account = LetterScene.Account() with { Settings = new AccountSettings { PoolCap = cap } };
        NoticeFacts facts = LetterScene.All[6].Facts with { Pool = LetterScene.International with { Plan = plan } };

        Assert.DoesNotContain("EitherCap", LetterScene.Write(NoticeKind.PoolAt100, facts, account: account).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uanna@contoso.com", "User: anna@contoso.com")]
    [InlineData("o2f1c0a526a3e4b579d601f0f3a8f5a11", "User: 2f1c0a52-6a3e-4b57-9d60-1f0f3a8f5a11")]
    [InlineData("t493012345", "User: +493012345")]
    [InlineData("n17", "belong to one user")]
    public void M7_PoolOfOneUser_SaysSoAndNamesHimWhereHeIsKnown(string holder, string expected)
    {
        PoolKey pool = new(new Month(2026, 11), PoolScope.Domestic, "DE", LicenseGrants.CallingPlan120NotPooled, holder);
        string text = LetterScene.Write(NoticeKind.PoolAt80, new NoticeFacts { Pool = pool, UsedMinutes = 96, TotalMinutes = 120 }).Text;

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("belong to one user", text, StringComparison.Ordinal);
        Assert.DoesNotContain(holder, text, StringComparison.Ordinal);
    }

    private static void Says(Letter letter, string subject, params string[] phrases)
    {
        Assert.Equal(subject, letter.Subject);
        Assert.All(phrases, phrase => Assert.Contains(phrase, letter.Subject + "\n" + letter.Text, StringComparison.Ordinal));
    }
}
