using CommsCredits.Engine;

namespace CommsCredits.Tests.Letters;

/// <summary>What names and reasons from outside cannot do to a letter.</summary>
public class LetterSafetyTests
{
    private const string Hostile =
        "<script>alert('x')</script> & \"{balance}\" \u202Egnp.exe\u202C\r\nBcc: evil@example.org\u0000\u001b[31m\u2028end";

    [Fact]
    public void Subject_LineEndInTheAccountName_BeginsNoHeader()
    {
        foreach ((NoticeKind kind, NoticeFacts facts) in LetterScene.All)
        {
            Letter letter = LetterScene.Write(kind, facts, account: LetterScene.Account("Contoso\r\nBcc: evil@example.org\u2028x\u0085y"));

            Assert.DoesNotContain(letter.Subject, c => char.IsControl(c) || c is '\u2028' or '\u2029');
            Assert.StartsWith("Contoso Bcc: evil@example.org x y: ",
                letter.Subject.Replace("\u2026", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Subject_LongName_LeavesRoomForTheNews()
    {
        foreach ((NoticeKind kind, NoticeFacts facts) in LetterScene.All)
        {
            Letter letter = LetterScene.Write(kind, facts, account:
                LetterScene.Account(new string('x', 47) + "🙂" + new string('y', 70)));

            Assert.InRange(letter.Subject.Length, 1, 150);
            Assert.StartsWith(new string('x', 47) + "\u2026: ", letter.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Html_HostileNames_StayText()
    {
        NoticeFacts facts = LetterScene.Recharge() with { PaymentMethod = Hostile, Reason = Hostile };

        Letter letter = LetterScene.Write(NoticeKind.RechargeFailed, facts, account: LetterScene.Account(Hostile));

        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("alert('x')", letter.Html, StringComparison.Ordinal);
        Assert.Contains(
            "<td style=\"border-bottom:1px solid #8a8a8a;padding:6px 12px 6px 0;text-align:left;vertical-align:top;overflow-wrap:anywhere\">"
                + "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;{balance}&quot; gnp.exe Bcc: evil@example.org [31m end</td>",
            letter.Html,
            StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Html, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u202C' or '\u2028');
    }

    [Fact]
    public void Text_HostileNames_StayOnTheirLine()
    {
        NoticeFacts facts = LetterScene.Recharge() with { PaymentMethod = Hostile, Reason = Hostile };

        Letter letter = LetterScene.Write(NoticeKind.RechargeFailed, facts, account: LetterScene.Account(Hostile));

        Assert.DoesNotContain(letter.Text.Split('\n'), line => line.StartsWith("Bcc", StringComparison.Ordinal));
        Assert.Contains(
            "Reason given: <script>alert('x')</script> & \"{balance}\" gnp.exe Bcc: evil@example.org [31m end\n",
                letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_LongReason_IsShortened()
    {
        Letter letter = LetterScene.Write(NoticeKind.RechargeFailed, LetterScene.Recharge() with { Reason = new string('r', 100_000) });

        Assert.Contains("Reason given: " + new string('r', 299) + "\u2026\n", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ReasonOfNothingButSpace_IsLeftOut() => Assert.DoesNotContain(
        "Reason given",
            LetterScene.Write(NoticeKind.RechargeFailed, LetterScene.Recharge() with { Reason = " \r\n\t" }).Text, StringComparison.Ordinal);

    [Fact]
    public void Text_HalfACharacter_IsReplaced() => Assert.Contains(
        "Contoso\uFFFD",
            LetterScene.Write(NoticeKind.BalanceLow, new NoticeFacts(), account: LetterScene.Account("Contoso\uD83D")).Subject, StringComparison.Ordinal);

    // Each of the five is a single quote to PowerShell, and two of any of them stand for one.
    [Theory]
    [InlineData("O'Hara", "'O''Hara'")]
    [InlineData("x'; Remove-Item C:\\ -Recurse; '", "'x''; Remove-Item C:\\ -Recurse; '''")]
    [InlineData("x\u2019; evil; \u2018", "'x\u2019\u2019; evil; \u2018\u2018'")]
    [InlineData("x\u201A; evil; \u201B", "'x\u201A\u201A; evil; \u201B\u201B'")]
    [InlineData("x\r\nevil", "'x evil'")]
    [InlineData("$(evil) `n \"x\"", "'$(evil) `n \"x\"'")]
    public void Command_NamesFromOutside_AreArgumentsAndNothingElse(string name, string argument)
    {
        Letter fund = LetterScene.Write(NoticeKind.BalanceZero, new NoticeFacts { Balance = 0 }, account: LetterScene.Account(name));
        Letter renew = LetterScene.Write(NoticeKind.RechargeFailed, LetterScene.Recharge() with { PaymentMethod = name });

        Assert.Contains($" -Account {argument}\n", fund.Text, StringComparison.Ordinal);
        Assert.Contains($"Set-CommsCreditPaymentMethod -Name {argument} -CardToken", renew.Text, StringComparison.Ordinal);
    }
}
