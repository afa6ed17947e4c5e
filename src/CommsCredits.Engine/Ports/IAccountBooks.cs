namespace CommsCredits.Engine;

/// <summary>Everything that belongs to one account.</summary>
public interface IAccountBooks
{
    /// <summary>Lots and postings.</summary>
    ILedgerTable Ledger { get; }

    /// <summary>Orders, payment methods and auto-recharge.</summary>
    IFundingTable Funding { get; }

    /// <summary>Users and their usage locations.</summary>
    IUserTable Users { get; }

    /// <summary>Licence assignments.</summary>
    ILicenseTable Licenses { get; }

    /// <summary>The numbers of the organisation.</summary>
    INumberTable Numbers { get; }

    /// <summary>Minutes that the account sets itself.</summary>
    IAllotmentTable Allotments { get; }

    /// <summary>Rate cards.</summary>
    IRateTable Rates { get; }

    /// <summary>Calls.</summary>
    ICallTable Calls { get; }

    /// <summary>Minute pools.</summary>
    IPoolTable Pools { get; }

    /// <summary>What users have spent, month by month.</summary>
    ISpendTable Spending { get; }

    /// <summary>Request ids and the audit trail.</summary>
    ITrailTable Trail { get; }
}

/// <summary>Lots, the overdraft and the postings they are derived from.</summary>
public interface ILedgerTable
{
    /// <summary>The account's lots, oldest purchase first.</summary>
    /// <param name="includeSpent">Whether lots with nothing left are among them.</param>
    /// <returns>The lots.</returns>
    IReadOnlyList<Lot> Lots(bool includeSpent);

    /// <summary>What is owed, in millionths, zero or above.</summary>
    /// <returns>The overdraft.</returns>
    long Overdraft();

    /// <summary>The number the next lot has.</summary>
    /// <returns>From 1.</returns>
    int NextLotNumber();

    /// <summary>Adds an untouched lot.</summary>
    /// <param name="lot">The lot.</param>
    void InsertLot(Lot lot);

    /// <summary>Writes a posting and carries its entries into lots and overdraft, in the same transaction (law L11).</summary>
    /// <param name="posting">The posting.</param>
    void Post(Posting posting);

    /// <summary>The account's postings in the order written, with the running sum after each.</summary>
    /// <param name="from">Inclusive, by the moment of writing; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="after">Only those written after this number; 0 for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The postings.</returns>
    IReadOnlyList<LedgerLine> Postings(DateTimeOffset? from, DateTimeOffset? to, PostingKind? kind, long after, int limit);

    /// <summary>What a batch of calls was first posted as.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>One posting per lot and day, in the order written.</returns>
    IReadOnlyList<UsagePosting> UsageOf(long batch);

    /// <summary>What lots have repaid of overdrafts when they were bought, and was not taken back since.</summary>
    /// <returns>The latest first.</returns>
    IReadOnlyList<Repayment> Repayments();
}

/// <summary>A usage posting as it is named by corrections.</summary>
/// <param name="PostingId">Its id.</param>
/// <param name="Day">The UTC day on which its calls began.</param>
/// <param name="LotNumber">The lot, or <see cref="LotShelf.Overdraft"/>.</param>
public sealed record UsagePosting(Guid PostingId, DateOnly Day, int LotNumber);

/// <summary>A posting as the ledger holds it.</summary>
/// <param name="Number">Its place in the ledger, from 1 without gaps.</param>
/// <param name="Posting">The posting.</param>
/// <param name="SumAfter">The ledger sum after it, in millionths: balance and what is in grace.</param>
public sealed record LedgerLine(long Number, Posting Posting, long SumAfter);

/// <summary>Orders, payment methods and auto-recharge.</summary>
public interface IFundingTable
{
    /// <summary>An order by its id.</summary>
    /// <param name="orderId">The id.</param>
    /// <returns>The order, or null.</returns>
    Order? FindOrder(Guid orderId);

    /// <summary>Orders, oldest first.</summary>
    /// <param name="from">Inclusive, by the moment of the order; null since ever.</param>
    /// <param name="to">Exclusive; null without end.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="status">Only this status; null for all.</param>
    /// <returns>The orders.</returns>
    IReadOnlyList<Order> Orders(DateTimeOffset? from, DateTimeOffset? to, OrderKind? kind, OrderStatus? status);

    /// <summary>Adds or changes an order.</summary>
    /// <param name="order">The order as it shall be.</param>
    void SaveOrder(Order order);

    /// <summary>Every payment method, by name.</summary>
    /// <returns>The methods.</returns>
    IReadOnlyList<PaymentMethod> PaymentMethods();

    /// <summary>Adds or changes a payment method; only one is the default.</summary>
    /// <param name="method">The method as it shall be.</param>
    void SavePaymentMethod(PaymentMethod method);

    /// <summary>Auto-recharge as it is set.</summary>
    /// <returns>The settings; <see cref="AutoRecharge.NotConfigured"/> before anyone set them.</returns>
    AutoRecharge AutoRecharge();

    /// <summary>Changes auto-recharge.</summary>
    /// <param name="settings">The settings as they shall be.</param>
    void SaveAutoRecharge(AutoRecharge settings);
}

/// <summary>Users and their usage locations.</summary>
public interface IUserTable
{
    /// <summary>A number that grows with every change of users, usage locations, licences, numbers and allotments, so that what was read can
    /// be kept.</summary>
    /// <returns>The version.</returns>
    long Version();

    /// <summary>A user by object id first, then by name without case (design §2).</summary>
    /// <param name="identity">How the user is named.</param>
    /// <returns>The user, or null.</returns>
    User? Find(UserIdentity identity);

    /// <summary>A user by number.</summary>
    /// <param name="number">The key inside the account.</param>
    /// <returns>The user, or null.</returns>
    User? Get(int number);

    /// <summary>Users by name, from after a name on.</summary>
    /// <param name="afterKey">The <see cref="User.KeyOf"/> of the last user seen; empty for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The page.</returns>
    IReadOnlyList<User> Page(string afterKey, int limit);

    /// <summary>Adds a user.</summary>
    /// <param name="user">The user; its number is given here.</param>
    /// <returns>The user with its number.</returns>
    User Insert(User user);

    /// <summary>Changes a user.</summary>
    /// <param name="user">The user as it shall be.</param>
    void Update(User user);

    /// <summary>Every usage location of a user.</summary>
    /// <param name="userNumber">The user.</param>
    /// <returns>The locations, oldest first.</returns>
    IReadOnlyList<UsageLocation> Locations(int userNumber);

    /// <summary>Adds a usage location from a moment on.</summary>
    /// <param name="userNumber">The user.</param>
    /// <param name="location">The country and the moment.</param>
    void AddLocation(int userNumber, UsageLocation location);
}

/// <summary>Licence assignments.</summary>
public interface ILicenseTable
{
    /// <summary>Every assignment a user has or had, oldest first.</summary>
    /// <param name="userNumber">The user.</param>
    /// <returns>The assignments.</returns>
    IReadOnlyList<LicenseAssignment> Of(int userNumber);

    /// <summary>Adds an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    void Insert(LicenseAssignment assignment);

    /// <summary>Ends an assignment; one that would end where it begins is removed.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="effectiveTo">Exclusive.</param>
    void End(LicenseAssignment assignment, DateTimeOffset effectiveTo);
}

/// <summary>Rate cards.</summary>
public interface IRateTable
{
    /// <summary>A number that grows with every change of the account's cards, so that what was loaded can be kept.</summary>
    /// <returns>The version.</returns>
    long Version();

    /// <summary>Every card, by name and then by version.</summary>
    /// <returns>The cards.</returns>
    IReadOnlyList<RateCard> Cards();

    /// <summary>Adds a card with its lines.</summary>
    /// <param name="card">The card; its number is given here.</param>
    /// <param name="rates">Its lines.</param>
    /// <returns>The card with its number.</returns>
    RateCard Insert(RateCard card, IReadOnlyList<Rate> rates);

    /// <summary>Closes a card because a new version begins.</summary>
    /// <param name="cardNumber">The card.</param>
    /// <param name="effectiveTo">Exclusive.</param>
    void Close(int cardNumber, DateTimeOffset effectiveTo);

    /// <summary>The lines of a card.</summary>
    /// <param name="cardNumber">The card.</param>
    /// <returns>The lines.</returns>
    IReadOnlyList<Rate> Rates(int cardNumber);
}

/// <summary>Minute pools.</summary>
public interface IPoolTable : IPoolSource
{
    /// <summary>Adds minutes to what a pool has used.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="minutes">Whole minutes; below zero gives some back.</param>
    void AddUse(PoolKey pool, int minutes);

    /// <summary>The pools of a month: those that somebody holds a plan for, and those that were used.</summary>
    /// <param name="month">The month.</param>
    /// <returns>A key per country, plan and, where the plan is not pooled (rule M7), user; scopes are for the caller to add.</returns>
    IReadOnlyList<PoolHolding> Holdings(Month month);
}

/// <summary>A plan that is held in a country in a month.</summary>
/// <param name="Plan">The plan, or Audio Conferencing for the tenant-wide pool.</param>
/// <param name="Country">The pool's country; empty for the conferencing pool.</param>
/// <param name="Holder">The one user where the plan is not pooled; else empty.</param>
/// <param name="UserPrincipalName">That user's name, as far as it is known.</param>
public sealed record PoolHolding(LicenseGrants Plan, string Country, string Holder, string? UserPrincipalName);

/// <summary>What users have spent, month by month, for their limits (rule K2).</summary>
public interface ISpendTable : ISpendSource
{
    /// <summary>Adds to what a user has spent.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month.</param>
    /// <param name="micros">Millionths; below zero takes some back.</param>
    void Add(int user, Month month, long micros);
}

/// <summary>Request ids, by which a command has one effect (law L4), and the record of who changed what.</summary>
public interface ITrailTable
{
    /// <summary>Which command a request id was used for.</summary>
    /// <param name="requestId">The id.</param>
    /// <returns>The command, or null where the id is new.</returns>
    string? OperationOf(Guid requestId);

    /// <summary>What a request id was used for.</summary>
    /// <param name="requestId">The id.</param>
    /// <param name="scope">A part of the request, such as a user and a licence; else empty.</param>
    /// <returns>What was asked and the key of its result, or null.</returns>
    (string Content, string ResultKey)? FindRequest(Guid requestId, string scope);

    /// <summary>Remembers a request id.</summary>
    /// <param name="requestId">The id.</param>
    /// <param name="operation">Which command.</param>
    /// <param name="scope">A part of the request; else empty.</param>
    /// <param name="content">What was asked.</param>
    /// <param name="resultKey">The key of the result.</param>
    void SaveRequest(Guid requestId, string operation, string scope, string content, string resultKey);

    /// <summary>Records a change.</summary>
    /// <param name="entry">Who, when, what.</param>
    void Record(AuditEntry entry);
}

/// <summary>A change and who made it (design §8).</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Operation">Which command.</param>
/// <param name="Target">Of what.</param>
/// <param name="Detail">What was set; never a secret.</param>
/// <param name="RequestId">The caller's request id, where one was given.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Operation, string Target, string Detail, Guid? RequestId);
