using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests.Mail;

/// <summary>The sender against a real SMTP server.</summary>
public class SmtpSinkTests
{
    private static readonly SmtpMailSender Sender = new(TimeSpan.FromSeconds(5));

    [Fact]
    public void Send_Taken_HasEveryHeaderAndOneEnvelope()
    {
        using SmtpSink sink = SmtpSink.Start();

        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail());

        ReadMail mail = Assert.Single(sink.Mails(1));
        Assert.Equal("<2f1c0a526a3e4b579d601f0f3a8f5a11@contoso.example>", mail.Header("Message-ID"));
        Assert.Equal("Sat, 21 Nov 2026 10:05:09 +0000", mail.Header("X-CommsCredits-Raised"));
        Assert.NotEmpty(mail.Header("Date"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("en", mail.Header("Content-Language"));
        Assert.Equal("1.0", mail.Header("MIME-Version"));
        Assert.Equal("credits@contoso.example", mail.Header("From"));
        Assert.Equal("anna@contoso.example, ben@contoso.example", mail.Header("To"));
        Assert.Equal("Contoso: low balance, USD 12.50 left", mail.Subject);
        Assert.StartsWith("<credits@contoso.example>", mail.Header("X-Mail-Args"), StringComparison.Ordinal);
        Assert.Equal(["<anna@contoso.example>", "<ben@contoso.example>"], mail.All("X-Rcpt-Args"));
    }

    [Fact]
    public void Send_Parts_AreTextThenHtmlAsTheyWereWritten()
    {
        using SmtpSink sink = SmtpSink.Start();
        OutgoingMail sent = MailScene.Mail();

        Sender.Send(MailScene.Server(sink.Port), sent);

        ReadMail mail = Assert.Single(sink.Mails(1));
        Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], mail.Parts.Select(part => part.ContentType));
        Assert.Equal([sent.Letter.Text, sent.Letter.Html], mail.Parts.Select(part => part.Text));
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "en")]
    [InlineData(NoticeLanguage.German, "de")]
    [InlineData(NoticeLanguage.Chinese, "zh-Hans")]
    public void Send_RealLetter_ArrivesUnchangedInEveryLanguage(NoticeLanguage language, string tag)
    {
        using SmtpSink sink = SmtpSink.Start();
        Account account = new(1, "Bäckerei 北京 Straße 🙂", Currency.Parse("EUR"), "DE", IsDefault: true, new AccountSettings());
        Letter letter = NoticeLetters.Write(
            NoticeKind.BalanceZero, new NoticeFacts { Balance = -3_200_000, Threshold = 100_000_000 }, language, account);

        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail(language) with { Letter = letter });

        ReadMail mail = Assert.Single(sink.Mails(1));
        Assert.Equal(letter.Subject, mail.Subject);
        Assert.Equal([letter.Text, letter.Html], mail.Parts.Select(part => part.Text));
        Assert.Equal(tag, mail.Header("Content-Language"));
        Assert.True(mail.LongestLine <= 998, $"A line has {mail.LongestLine} characters.");
        Assert.All(mail.Raw, letter => Assert.True(char.IsAscii(letter)));
    }

    [Fact]
    public void Send_VeryLongLine_Survives()
    {
        using SmtpSink sink = SmtpSink.Start();
        Letter letter = new("Long", new string('x', 5000) + "\n", "<p>" + new string('ß', 5000) + "</p>");

        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail() with { Letter = letter });

        ReadMail mail = Assert.Single(sink.Mails(1));
        Assert.Equal([letter.Text, letter.Html], mail.Parts.Select(part => part.Text));
        Assert.True(mail.LongestLine <= 998);
    }

    [Fact]
    public void Send_Twice_HasTheSameMessageId()
    {
        using SmtpSink sink = SmtpSink.Start();

        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail());
        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail());

        IReadOnlyList<ReadMail> mails = sink.Mails(2);
        Assert.Single(mails.Select(mail => (mail.Header("Message-ID"), mail.Header("X-CommsCredits-Raised"))).Distinct());
    }

    [Fact]
    public void Send_InternationalDomains_TravelInAscii()
    {
        using SmtpSink sink = SmtpSink.Start();
        OutgoingMail mail = MailScene.Mail() with { From = "credits@bücher.example", To = ["anna@bücher.example"] };

        Sender.Send(MailScene.Server(sink.Port), mail);

        ReadMail read = Assert.Single(sink.Mails(1));
        Assert.Equal("<2f1c0a526a3e4b579d601f0f3a8f5a11@xn--bcher-kva.example>", read.Header("Message-ID"));
        Assert.Equal(["<anna@xn--bcher-kva.example>"], read.All("X-Rcpt-Args"));
    }

    [Theory]
    [InlineData("-r", "MAIL")]
    [InlineData("-f", "MAIL")]
    [InlineData("-r", "RCPT")]
    [InlineData("-f", "RCPT")]
    [InlineData("-r", "DATA")]
    [InlineData("-f", "DATA")]
    [InlineData("-r", ".")]
    [InlineData("-f", ".")]
    [InlineData("-q", "MAIL")]
    [InlineData("-q", "RCPT")]
    [InlineData("-q", "DATA")]
    [InlineData("-q", ".")]
    [InlineData("-q", "CONNECT")]
    [InlineData("-f", "CONNECT")]
    [InlineData("-f", "EHLO,HELO")]
    [InlineData("-Q", "MAIL")]
    public void Send_Refused_IsAMailExceptionWithTheServer(string how, string command)
    {
        using SmtpSink sink = SmtpSink.Start(how, command);

        MailException refused = Assert.Throws<MailException>(() => Sender.Send(MailScene.Server(sink.Port), MailScene.Mail()));

        Assert.StartsWith($"The mail server 127.0.0.1:{sink.Port} did not take the mail: ", refused.Message, StringComparison.Ordinal);
        if (how is "-r" or "-f" && !command.Contains("HELO", StringComparison.Ordinal))
        {
            Assert.Contains("command failed", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-f")]
    [InlineData("-q")]
    public void Send_ServerFailsAtTheGoodbye_HasTakenTheMail(string how)
    {
        using SmtpSink sink = SmtpSink.Start(how, "QUIT");

        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail());

        Assert.Single(sink.Mails(1));
    }

    [Fact]
    public void Send_NoEsmtp_IsTaken()
    {
        using SmtpSink sink = SmtpSink.Start("-e");

        Sender.Send(MailScene.Server(sink.Port), MailScene.Mail());

        Assert.Single(sink.Mails(1));
    }

    [Fact]
    public void Send_TlsRequiredAndNotOffered_SendsNothing()
    {
        using SmtpSink sink = SmtpSink.Start();

        MailException refused = Assert.Throws<MailException>(
            () => Sender.Send(MailScene.Server(sink.Port, tls: true, "user", "secret-password"), MailScene.Mail()));

        Assert.Equal(
            $"The mail server 127.0.0.1:{sink.Port} did not take the mail: it does not offer STARTTLS, and without encryption nothing is sent.",
            refused.Message);
        Assert.Empty(sink.Taken());
    }
}
