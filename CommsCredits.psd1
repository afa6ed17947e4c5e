@{
    # A nested module rather than the root: Get-Help then looks for its help beside the assembly.
    NestedModules        = @('module/bin/CommsCredits.PowerShell.dll')
    ModuleVersion        = '0.1.0'
    GUID                 = 'd2c1c7a4-5a0b-4f43-9a3e-6a5b8f0e7c21'
    Author               = 'CommsCredits contributors'
    CompanyName          = 'CommsCredits'
    Copyright            = '(c) CommsCredits contributors. MIT licence.'
    Description          = 'Runs an organisation''s prepaid communications credits for Microsoft Teams: fund, recharge, license, charge every PSTN call, report.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('module/CommsCredits.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Connect-CommsCredit'
        'Connect-CommsCreditGraph'
        'Disconnect-CommsCredit'
        'New-CommsCreditAccount'
        'Get-CommsCreditAccount'
        'Set-CommsCreditAccount'
        'Add-CommsCreditFunds'
        'Get-CommsCreditOrder'
        'Resolve-CommsCreditOrder'
        'Undo-CommsCreditOrder'
        'Get-CommsCreditBalance'
        'Get-CommsCreditFunds'
        'Get-CommsCreditTransaction'
        'Test-CommsCreditLedger'
        'Set-CommsCreditAutoRecharge'
        'Get-CommsCreditAutoRecharge'
        'Enable-CommsCreditAutoRecharge'
        'Disable-CommsCreditAutoRecharge'
        'New-CommsCreditPaymentMethod'
        'Get-CommsCreditPaymentMethod'
        'Set-CommsCreditPaymentMethod'
        'Remove-CommsCreditPaymentMethod'
        'Set-CommsCreditGateway'
        'Get-CommsCreditGateway'
        'Set-CommsCreditUser'
        'Get-CommsCreditUser'
        'Remove-CommsCreditUser'
        'Grant-CommsCreditLicense'
        'Revoke-CommsCreditLicense'
        'Get-CommsCreditLicense'
        'Get-CommsCreditPlan'
        'Set-CommsCreditAllotment'
        'Get-CommsCreditAllotment'
        'Remove-CommsCreditAllotment'
        'Set-CommsCreditNumber'
        'Get-CommsCreditNumber'
        'Remove-CommsCreditNumber'
        'Import-CommsCreditRateCard'
        'New-CommsCreditRateCard'
        'Get-CommsCreditRateCard'
        'Remove-CommsCreditRateCard'
        'Get-CommsCreditRate'
        'Import-PstnUsage'
        'Get-PstnUsage'
        'Measure-PstnUsage'
        'Export-PstnUsage'
        'Update-PstnUsage'
        'Compare-PstnUsage'
        'Get-PstnMinutePool'
        'Export-CommsCreditStatement'
        'Get-PstnCallQuote'
        'Test-PstnCall'
        'Invoke-CommsCreditMaintenance'
        'Set-CommsCreditNotificationSetting'
        'Get-CommsCreditNotificationSetting'
        'Get-CommsCreditNotification'
        'Send-CommsCreditNotification'
        'Backup-CommsCreditStore'
        'Restore-CommsCreditStore'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Teams', 'PSTN', 'Telephony', 'Billing', 'CallingPlan', 'CommunicationsCredits')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
