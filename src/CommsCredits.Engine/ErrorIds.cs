namespace CommsCredits.Engine;

/// <summary>The stable error ids of the public contract. Scripts depend on them: none is ever renamed.</summary>
public static class ErrorIds
{
    /// <summary>No account of that name, or none at all.</summary>
    public const string AccountNotFound = nameof(AccountNotFound);

    /// <summary>An account of that name is there already.</summary>
    public const string AccountExists = nameof(AccountExists);

    /// <summary>Not an ISO 3166-1 alpha-2 code.</summary>
    public const string CountryUnknown = nameof(CountryUnknown);

    /// <summary>Not an active ISO 4217 code.</summary>
    public const string CurrencyUnknown = nameof(CurrencyUnknown);

    /// <summary>Two currencies that do not mix.</summary>
    public const string CurrencyMismatch = nameof(CurrencyMismatch);

    /// <summary>Less than the account's minimum (rule F5).</summary>
    public const string AmountBelowMinimum = nameof(AmountBelowMinimum);

    /// <summary>Not a whole amount (rule F5), or more precise than money is kept.</summary>
    public const string AmountNotWhole = nameof(AmountNotWhole);

    /// <summary>No payment method of that name.</summary>
    public const string PaymentMethodNotFound = nameof(PaymentMethodNotFound);

    /// <summary>A payment method of that name is there already.</summary>
    public const string PaymentMethodExists = nameof(PaymentMethodExists);

    /// <summary>Auto-recharge or an open order still names the payment method.</summary>
    public const string PaymentMethodInUse = nameof(PaymentMethodInUse);

    /// <summary>The gateway declined the payment.</summary>
    public const string PaymentDeclined = nameof(PaymentDeclined);

    /// <summary>The gateway gave no answer that says whether money moved.</summary>
    public const string PaymentUnknown = nameof(PaymentUnknown);

    /// <summary>A full card number was given; only a token and the last four digits are kept.</summary>
    public const string CardNumberRefused = nameof(CardNumberRefused);

    /// <summary>Auto-recharge has no amounts yet.</summary>
    public const string AutoRechargeNotConfigured = nameof(AutoRechargeNotConfigured);

    /// <summary>No order of that id.</summary>
    public const string OrderNotFound = nameof(OrderNotFound);

    /// <summary>The order's lot was touched, or the order is not a settled manual one.</summary>
    public const string OrderNotUndoable = nameof(OrderNotUndoable);

    /// <summary>The order is settled, declined or undone already: there is nothing to settle by hand.</summary>
    public const string OrderNotOpen = nameof(OrderNotOpen);

    /// <summary>The request id was used before with other content (law L4).</summary>
    public const string RequestIdReused = nameof(RequestIdReused);

    /// <summary>No user of that name or object id.</summary>
    public const string UserNotFound = nameof(UserNotFound);

    /// <summary>Neither a user principal name nor an object id.</summary>
    public const string UserPrincipalNameInvalid = nameof(UserPrincipalNameInvalid);

    /// <summary>A licence needs the user's usage location first (rule L6).</summary>
    public const string UsageLocationMissing = nameof(UsageLocationMissing);

    /// <summary>Not a licence name, SKU part number or SKU id of the catalogue.</summary>
    public const string LicenseUnknown = nameof(LicenseUnknown);

    /// <summary>The licence needs another one first (rule L2).</summary>
    public const string LicensePrerequisiteMissing = nameof(LicensePrerequisiteMissing);

    /// <summary>A second Calling Plan, without a replacement.</summary>
    public const string LicenseConflict = nameof(LicenseConflict);

    /// <summary>The rate card has a line that cannot be used.</summary>
    public const string RateCardInvalid = nameof(RateCardInvalid);

    /// <summary>No rate card of that name.</summary>
    public const string RateCardNotFound = nameof(RateCardNotFound);

    /// <summary>Stored calls were priced with the rate card.</summary>
    public const string RateCardInUse = nameof(RateCardInUse);

    /// <summary>No rate matches the number.</summary>
    public const string RateNotFound = nameof(RateNotFound);

    /// <summary>Not a telephone number.</summary>
    public const string NumberInvalid = nameof(NumberInvalid);

    /// <summary>No such number is registered.</summary>
    public const string NumberNotFound = nameof(NumberNotFound);

    /// <summary>The account sets no such minutes.</summary>
    public const string AllotmentNotFound = nameof(AllotmentNotFound);

    /// <summary>Not a month of the form yyyy-MM.</summary>
    public const string MonthInvalid = nameof(MonthInvalid);

    /// <summary>No such file.</summary>
    public const string FileNotFound = nameof(FileNotFound);

    /// <summary>The file is there already, and overwriting was not asked for.</summary>
    public const string FileExists = nameof(FileExists);

    /// <summary>Another program holds the file.</summary>
    public const string FileLocked = nameof(FileLocked);

    /// <summary>Not a file of a known form.</summary>
    public const string FileFormatUnknown = nameof(FileFormatUnknown);

    /// <summary>A usage id that is stored with another user, call type, start or duration (law L4).</summary>
    public const string UsageIdConflict = nameof(UsageIdConflict);

    /// <summary>Another process kept the store for longer than the time-out.</summary>
    public const string StoreBusy = nameof(StoreBusy);

    /// <summary>There is no space left where the store is.</summary>
    public const string StoreFull = nameof(StoreFull);

    /// <summary>The store was written by a newer version.</summary>
    public const string StoreNewer = nameof(StoreNewer);

    /// <summary>The file is not a sound store.</summary>
    public const string StoreCorrupt = nameof(StoreCorrupt);

    /// <summary>The store lies on a network file system, where locks cannot be trusted.</summary>
    public const string StoreOnNetwork = nameof(StoreOnNetwork);

    /// <summary>The given moment lies before one already recorded.</summary>
    public const string ClockBackwards = nameof(ClockBackwards);

    /// <summary>The payment gateway could not be reached: it was not asked, and nothing was paid.</summary>
    public const string GatewayUnreachable = nameof(GatewayUnreachable);

    /// <summary>An order that the gateway was asked for has no outcome yet.</summary>
    public const string GatewayInUse = nameof(GatewayInUse);

    /// <summary>No mail server is set.</summary>
    public const string MailNotConfigured = nameof(MailNotConfigured);

    /// <summary>No notice of that id.</summary>
    public const string NotificationNotFound = nameof(NotificationNotFound);

    /// <summary>Signing in to Microsoft Graph failed.</summary>
    public const string GraphSignInFailed = nameof(GraphSignInFailed);

    /// <summary>Microsoft Graph asked to wait for too long.</summary>
    public const string GraphThrottled = nameof(GraphThrottled);

    /// <summary>Microsoft Graph refused the request.</summary>
    public const string GraphRequestFailed = nameof(GraphRequestFailed);

    /// <summary>There are not enough licences left in the tenant.</summary>
    public const string LicenseCountExceeded = nameof(LicenseCountExceeded);

    /// <summary>A parameter is out of range, where no narrower id exists.</summary>
    public const string ParameterInvalid = nameof(ParameterInvalid);
}
