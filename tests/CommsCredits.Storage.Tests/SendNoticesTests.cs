using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>How the outbox is emptied: at least once, never by two at once, for three days (law L15).</summary>
public class SendNoticesTests
{
    [Fact]
    public void L15_Notice_IsSentOnce_UnderItsOwnId()
    {
        using OutBox box = new();

        Notice sent = Assert.Single(box.SendDue());

        Assert.Equal((NoticeStatus.Sent, 1, TestStore.Start), (sent.Status, sent.Attempts, sent.SentAt));
        OutgoingMail mail = Assert.Single(box.Mail.Taken);
        Assert.Equal(sent.NotificationId, mail.NotificationId);
        Assert.Equal(["admins@contoso.example", "boss@contoso.example"], mail.To);
        Assert.Equal("credits@contoso.example", mail.From);
        Assert.Empty(box.SendDue());
        Assert.Single(box.Mail.Taken);
    }

    [Fact]
    public void L15_FailedNotice_WaitsLongerEachTime_AndKeepsItsId()
    {
        using OutBox box = new();
        box.Mail.Failure = "Connection refused.";

        Notice failed = Assert.Single(box.SendDue());
        Assert.Equal(
            (NoticeStatus.Failed, "Connection refused.", TestStore.Start.AddMinutes(5)), (failed.Status, failed.LastError, failed.NextAttemptAt));
        Assert.Empty(box.SendDue());
        box.MoveTo(TimeSpan.FromMinutes(5));
        Assert.Equal(TestStore.Start.AddMinutes(20), Assert.Single(box.SendDue()).NextAttemptAt);
        box.MoveTo(TimeSpan.FromMinutes(20));
        Assert.Equal(TestStore.Start.AddMinutes(80), Assert.Single(box.SendDue()).NextAttemptAt);
        box.MoveTo(TimeSpan.FromMinutes(80));
        Assert.Equal(TestStore.Start.AddMinutes(140), Assert.Single(box.SendDue()).NextAttemptAt);

        box.Mail.Failure = null;
        box.MoveTo(TimeSpan.FromMinutes(140));
        Notice sent = Assert.Single(box.SendDue());
        Assert.Equal((NoticeStatus.Sent, 5, null), (sent.Status, sent.Attempts, sent.LastError));
        Assert.Equal(failed.NotificationId, Assert.Single(box.Mail.Taken).NotificationId);
    }

    [Fact]
    public void L15_AddressThatIsRefused_DoesNotMakeTheOthersGetItAgain()
    {
        using OutBox box = new();
        box.Mail.Failure = "It refused boss@contoso.example, the others have it.";
        box.Mail.ReachedSome = true;

        Notice sent = Assert.Single(box.SendDue());

        Assert.Equal((NoticeStatus.Sent, box.Mail.Failure), (sent.Status, sent.LastError));
        box.MoveTo(TimeSpan.FromDays(1));
        Assert.Empty(box.SendDue());
    }

    [Fact]
    public void L15_AfterThreeDays_ItIsNotSentAnyMore()
    {
        using OutBox box = new();
        box.Mail.Failure = "Connection refused.";
        box.SendDue();
        box.Mail.Failure = null;

        box.MoveTo(TimeSpan.FromDays(3));
        Notice expired = Assert.Single(box.SendDue());

        Assert.Equal((NoticeStatus.Expired, 1, "Connection refused."), (expired.Status, expired.Attempts, expired.LastError));
        Assert.Empty(box.Mail.Taken);

        // Somebody may still want it.
        Notice sent = new SendNotices(box.Store.Context).Send(null, expired.NotificationId, null, WriteMode.Commit);
        Assert.Equal(NoticeStatus.Sent, sent.Status);
        Assert.Equal(expired.NotificationId, Assert.Single(box.Mail.Taken).NotificationId);
    }

    [Fact]
    public void L15_WhileOneProcessSends_NoOtherDoes_AndOneThatDied_HoldsItForFiveMinutes()
    {
        using OutBox box = new();
        int others = -1;
        box.Mail.Sending = () => others = box.SendDue().Count + new SendNotices(box.Store.Context).SendAll(null, null, WriteMode.Commit).Count;

        Assert.Single(box.SendDue());
        Assert.Equal(0, others);
        Assert.Single(box.Mail.Taken);

        // The process ends before it can say that the mail is out: it is sent again, and recognised by its id.
        using OutBox dying = new();
        dying.Mail.Sending = () => throw new InvalidOperationException("killed");
        Assert.Throws<InvalidOperationException>(() => dying.SendDue());
        dying.Mail.Sending = null;
        dying.MoveTo(TimeSpan.FromMinutes(5).Subtract(TimeSpan.FromTicks(1)));
        Assert.Empty(dying.SendDue());
        dying.MoveTo(TimeSpan.FromMinutes(5));
        Assert.Equal(NoticeStatus.Sent, Assert.Single(dying.SendDue()).Status);
        Assert.Equal(2, dying.Mail.Taken.Count);
        Assert.Single(dying.Mail.Taken.Select(mail => mail.NotificationId).Distinct());
    }

    [Fact]
    public void Send_ByHand_DoesNotMindTheWait_AndARepeatedRequestSendsNothing()
    {
        using OutBox box = new();
        box.Mail.Failure = "Connection refused.";
        box.SendDue();
        box.Mail.Failure = null;
        Guid request = Guid.NewGuid();

        SendNotices sending = new(box.Store.Context);
        Notice sent = Assert.Single(sending.SendAll(null, request, WriteMode.Commit));
        Notice again = Assert.Single(sending.SendAll(null, request, WriteMode.Commit));

        Assert.Equal(NoticeStatus.Sent, sent.Status);
        Assert.Equal(sent, again with { Facts = sent.Facts });
        Assert.Single(box.Mail.Taken);
    }

    [Fact]
    public void Send_Simulated_ShowsWhatWouldBeSent_AndMailsNobody()
    {
        using OutBox box = new();

        Notice shown = Assert.Single(new SendNotices(box.Store.Context).SendAll(null, null, WriteMode.Simulate));

        Assert.Equal((NoticeStatus.Pending, 0), (shown.Status, shown.Attempts));
        Assert.Empty(box.Mail.Taken);
        Assert.Equal(NoticeStatus.Sent, Assert.Single(box.SendDue()).Status);
    }

    [Fact]
    public void Send_WithoutAServer_SaysSo_AndMaintenanceLeavesNoticesWaiting()
    {
        using OutBox box = new(configured: false);

        CommsCreditException refusal = Assert.Throws<CommsCreditException>(
            () => new SendNotices(box.Store.Context).SendAll(null, null, WriteMode.Commit));

        Assert.Equal(ErrorIds.MailNotConfigured, refusal.Id);
        Assert.Equal(0, new Maintain(box.Store.Context).Execute(null, WriteMode.Commit).NoticesSent);
        Assert.Equal(NoticeStatus.Pending, Assert.Single(new NoticeQueries(box.Store.Context).All(null, null, null, null, null)).Notice.Status);
    }

    [Fact]
    public void Rehearsal_MailsNobody_AndSaysSent()
    {
        using OutBox box = new(rehearsal: true);

        Assert.Equal(1, new Maintain(box.Store.Context).Execute(null, WriteMode.Commit).NoticesSent);

        Assert.Empty(box.Mail.Taken);
    }

    [Fact]
    public void Send_AgainstAServerThatIsNotThere_GivesUpAfterThree_AndTriesTheOthersNextTime()
    {
        using OutBox box = new();
        for (int funding = 0; funding < 4; funding++)
        {
            box.Cross();
        }

        box.Mail.Failure = "Connection refused.";
        Assert.Equal(3, box.SendDue().Count);
        box.Mail.Failure = null;

        // Those that were not tried yet come first.
        Assert.Equal(2, box.SendDue().Count);
        Assert.Equal(2, box.Mail.Taken.Count);
    }

    /// <summary>A store with one notice in its outbox, and a mail server that does as it is told.</summary>
    private sealed class OutBox : IDisposable
    {
        private int calls;

        public OutBox(bool configured = true, bool rehearsal = false)
        {
            Store = new TestStore(rehearsal: rehearsal) { Mail = Mail };
            Store.MoveTo(TestStore.Start);
            Store.WithAccount();
            Store.Rates(Calls.Rate("44", "1"));
            Store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
            NotificationChange change = configured
                ? new NotificationChange(
                    null,
                    new Given<IReadOnlyList<string>>(true, ["admins@contoso.example", "ADMINS@contoso.example", "boss@contoso.example"]),
                    "credits@contoso.example",
                    "smtp.contoso.example")
                : new NotificationChange(null, Port: 25);
            new ManageNotifications(Store.Context).Set(change, WriteMode.Commit);
            Cross();
        }

        public TestStore Store { get; }

        public MemoryMail Mail { get; } = new();

        public IReadOnlyList<Notice> SendDue() => new SendNotices(Store.Context).SendDue(null);

        public void MoveTo(TimeSpan after) => Store.MoveTo(TestStore.Start + after);

        public void Cross()
        {
            Store.Fund(60m);
            Store.Import(Calls.UserOut(++calls, seconds: 3_600, start: TestStore.Start.AddSeconds(calls)));
        }

        public void Dispose() => Store.Dispose();
    }

    private sealed class MemoryMail : IMailSource, IMailSender
    {
        public List<OutgoingMail> Taken { get; } = [];

        public string? Failure { get; set; }

        public bool ReachedSome { get; set; }

        public Action? Sending { get; set; }

        public IMailSender Sender => this;

        public MailServer ServerOf(NotificationSettings settings) => new(settings.SmtpServer!, settings.Port, settings.Tls, null, null);

        public void Send(MailServer server, OutgoingMail mail)
        {
            Assert.Equal("smtp.contoso.example:587", server.ToString());
            if (Failure is { } failure)
            {
                throw new MailException(failure) { ReachedSome = ReachedSome };
            }

            Taken.Add(mail);
            Sending?.Invoke();
        }
    }
}
