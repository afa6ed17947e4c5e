namespace CommsCredits.Engine;

/// <summary>Everything that belongs to one account.</summary>
public interface IAccountBooks
{
    /// <summary>Lots and postings.</summary>
    ILedgerTable Ledger { get; }

    /// <summary>Orders, payment methods and auto-recharge.</summary>
    IFundingTable Funding { get; }

    /// <summary>Where payments are asked for.</summary>
    IGatewayTable Gateway { get; }

    /// <summary>Notices, and to whom they go.</summary>
    INoticeTable Notices { get; }

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

    /// <summary>How far files were imported.</summary>
    IImportTable Imports { get; }

    /// <summary>Minute pools.</summary>
    IPoolTable Pools { get; }

    /// <summary>What users have spent, month by month.</summary>
    ISpendTable Spending { get; }

    /// <summary>Request ids and the audit trail.</summary>
    ITrailTable Trail { get; }

    /// <summary>The rows as they stand, for checking.</summary>
    IRawBooks Raw { get; }
}
