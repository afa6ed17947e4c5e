# The public surface of this slice, as the contract has it. What is not listed here may be added; nothing may be missing.

BeforeDiscovery {
    $settings = 'MinimumFunding', 'WholeAmounts', 'ChargeSource', 'PoolCap', 'ConferencingPool', 'PurchasedConferencingLicenses', 'TimeZone', 'ExpiryGrace', 'ChargeIncludesConnectionFee'
    $parameters = [ordered]@{
        'Connect-CommsCredit'             = 'Path', 'Rehearsal', 'Now'
        'Connect-CommsCreditGraph'        = 'TenantId', 'ClientId', 'CertificatePath', 'ClientSecret', 'ManagedIdentity', 'Interactive', 'AccessToken', 'Environment', 'BaseAddress'
        'Disconnect-CommsCredit'          = @()
        'New-CommsCreditAccount'          = @('Name', 'Currency', 'Country', 'RequestId') + $settings
        'Get-CommsCreditAccount'          = @('Name')
        'Set-CommsCreditAccount'          = @('Name', 'Country', 'Default', 'RequestId') + $settings
        'Add-CommsCreditFunds'            = 'Amount', 'PaymentMethod', 'PurchaseOrder', 'PurchaseDate', 'Account', 'RequestId'
        'Get-CommsCreditOrder'            = 'OrderId', 'From', 'To', 'Kind', 'Status', 'Account'
        'Undo-CommsCreditOrder'           = 'OrderId', 'Account', 'RequestId'
        'Get-CommsCreditBalance'          = @('Account')
        'Get-CommsCreditFunds'            = 'IncludeSpent', 'Account'
        'Get-CommsCreditTransaction'      = 'From', 'To', 'Kind', 'Account'
        'Test-CommsCreditLedger'          = 'Detailed', 'Account'
        'Set-CommsCreditAutoRecharge'     = 'RechargeAmount', 'TriggerAmount', 'PaymentMethod', 'BackupPaymentMethod', 'MonthlyCeiling', 'Account', 'RequestId'
        'Get-CommsCreditAutoRecharge'     = @('Account')
        'Enable-CommsCreditAutoRecharge'  = 'Account', 'RequestId'
        'Disable-CommsCreditAutoRecharge' = 'Account', 'RequestId'
        'New-CommsCreditPaymentMethod'    = 'Name', 'CardToken', 'CardBrand', 'CardLast4', 'CardExpiry', 'EnterpriseAgreement', 'Default', 'Account', 'RequestId'
        'Get-CommsCreditPaymentMethod'    = 'Name', 'Account'
        'Set-CommsCreditPaymentMethod'    = 'Name', 'CardToken', 'CardBrand', 'CardLast4', 'CardExpiry', 'EnterpriseAgreement', 'Default', 'Account', 'RequestId'
        'Remove-CommsCreditPaymentMethod' = 'Name', 'Account', 'RequestId'
        'Set-CommsCreditGateway'          = 'Offline', 'Url', 'Secret', 'TimeoutSeconds', 'Account', 'RequestId'
        'Get-CommsCreditGateway'          = @('Account')
        'Resolve-CommsCreditOrder'        = 'OrderId', 'Settled', 'Declined', 'Account', 'RequestId'
        'Set-CommsCreditUser'             = 'UserPrincipalName', 'ObjectId', 'UsageLocation', 'DisplayName', 'Department', 'DialOutPolicy', 'ConferenceDialOut', 'SpendLimit', 'ResourceAccount', 'Account', 'RequestId'
        'Get-CommsCreditUser'             = 'UserPrincipalName', 'License', 'Department', 'Source', 'Account'
        'Remove-CommsCreditUser'          = 'UserPrincipalName', 'License', 'Department', 'Account', 'RequestId'
        'Grant-CommsCreditLicense'        = 'UserPrincipalName', 'License', 'Replace', 'EffectiveFrom', 'Source', 'Account', 'RequestId'
        'Revoke-CommsCreditLicense'       = 'UserPrincipalName', 'License', 'EffectiveTo', 'Source', 'Account', 'RequestId'
        'Get-CommsCreditLicense'          = 'UserPrincipalName', 'License', 'At', 'Account'
        'Get-CommsCreditPlan'             = 'Country', 'License', 'Account'
        'Set-CommsCreditAllotment'        = 'Country', 'License', 'DomesticMinutes', 'InternationalMinutes', 'EffectiveFrom', 'Account', 'RequestId'
        'Get-CommsCreditAllotment'        = 'Country', 'License', 'Account'
        'Remove-CommsCreditAllotment'     = 'Country', 'License', 'EffectiveFrom', 'InputObject', 'Account', 'RequestId'
        'Set-CommsCreditNumber'           = 'PhoneNumber', 'Kind', 'TollFree', 'AssignedTo', 'Account', 'RequestId'
        'Get-CommsCreditNumber'           = 'PhoneNumber', 'Kind', 'AssignedTo', 'Account'
        'Remove-CommsCreditNumber'        = 'PhoneNumber', 'Account', 'RequestId'
        'Import-CommsCreditRateCard'      = 'Path', 'Name', 'Currency', 'EffectiveFrom', 'EffectiveTo', 'Account'
        'New-CommsCreditRateCard'         = 'Name', 'FromUsage', 'From', 'To', 'EffectiveFrom', 'Account', 'RequestId'
        'Get-CommsCreditRateCard'         = 'Name', 'Account'
        'Remove-CommsCreditRateCard'      = 'Name', 'EffectiveFrom', 'Account', 'RequestId'
        'Get-CommsCreditRate'             = 'Number', 'Country', 'Service', 'Origin', 'At', 'Account'
        'Import-PstnUsage'                = 'Path', 'LiteralPath', 'RejectPath', 'NoRecharge', 'Graph', 'From', 'To', 'Account'
        'Get-PstnUsage'                   = 'UsageId', 'UserPrincipalName', 'Department', 'From', 'To', 'CallType', 'Country', 'Payer', 'Reason', 'Refused', 'First', 'Account'
        'Measure-PstnUsage'               = 'GroupBy', 'From', 'To', 'Account'
        'Export-PstnUsage'                = 'Path', 'InputObject', 'UsageId', 'UserPrincipalName', 'Department', 'From', 'To', 'CallType', 'Country', 'Payer', 'Reason', 'Refused', 'First', 'GroupBy', 'Culture', 'UseCulture', 'Force', 'Account'
        'Invoke-CommsCreditMaintenance'   = @('Account')
        'Update-PstnUsage'                = 'From', 'To', 'UsageId', 'Payer', 'Unrated', 'Account', 'RequestId'
        'Compare-PstnUsage'               = 'From', 'To', 'Tolerance', 'All', 'Account'
        'Get-PstnMinutePool'              = 'Month', 'Account'
        'Get-PstnCallQuote'               = 'UserPrincipalName', 'Number', 'CallType', 'At', 'Duration', 'Account'
        'Test-PstnCall'                   = 'UserPrincipalName', 'Number', 'CallType', 'At', 'Duration', 'Account'
        'Set-CommsCreditNotificationSetting' = 'To', 'From', 'SmtpServer', 'Port', 'Tls', 'Credential', 'LowBalance', 'Language', 'Account', 'RequestId'
        'Get-CommsCreditNotificationSetting' = @('Account')
        'Get-CommsCreditNotification'     = 'NotificationId', 'Kind', 'Status', 'From', 'To', 'Account'
        'Send-CommsCreditNotification'    = 'NotificationId', 'Account', 'RequestId'
        'Export-CommsCreditStatement'     = 'Path', 'Month', 'Culture', 'Force', 'Account'
        'Backup-CommsCreditStore'         = 'Path', 'Force'
        'Restore-CommsCreditStore'        = 'Path', 'Force'
    }
    $positional = @{
        'Connect-CommsCredit' = 'Path'; 'New-CommsCreditAccount' = 'Name'; 'Get-CommsCreditAccount' = 'Name'; 'Set-CommsCreditAccount' = 'Name'
        'Add-CommsCreditFunds' = 'Amount'; 'Get-CommsCreditOrder' = 'OrderId'; 'New-CommsCreditPaymentMethod' = 'Name'; 'Get-CommsCreditPaymentMethod' = 'Name'
        'Set-CommsCreditUser' = 'UserPrincipalName'; 'Get-CommsCreditUser' = 'UserPrincipalName'; 'Remove-CommsCreditUser' = 'UserPrincipalName'; 'Grant-CommsCreditLicense' = 'UserPrincipalName'
        'Set-CommsCreditNumber' = 'PhoneNumber'; 'Get-CommsCreditNumber' = 'PhoneNumber'; 'Remove-CommsCreditNumber' = 'PhoneNumber'
        'Revoke-CommsCreditLicense' = 'UserPrincipalName'; 'Import-CommsCreditRateCard' = 'Path'; 'Get-CommsCreditRateCard' = 'Name'; 'Remove-CommsCreditRateCard' = 'Name'; 'Import-PstnUsage' = 'Path'
        'Get-PstnCallQuote' = 'Number'; 'Test-PstnCall' = 'Number'; 'Backup-CommsCreditStore' = 'Path'; 'Restore-CommsCreditStore' = 'Path'; 'Export-PstnUsage' = 'Path'
        'Set-CommsCreditPaymentMethod' = 'Name'; 'Remove-CommsCreditPaymentMethod' = 'Name'; 'Resolve-CommsCreditOrder' = 'OrderId'
        'Export-CommsCreditStatement' = 'Path'
        'Get-CommsCreditNotification' = 'NotificationId'; 'Send-CommsCreditNotification' = 'NotificationId'
    }
    $writing = 'New-CommsCreditAccount', 'Set-CommsCreditAccount', 'Add-CommsCreditFunds', 'Set-CommsCreditAutoRecharge', 'Enable-CommsCreditAutoRecharge',
        'Disable-CommsCreditAutoRecharge', 'New-CommsCreditPaymentMethod', 'Set-CommsCreditUser', 'Remove-CommsCreditUser', 'Grant-CommsCreditLicense', 'Revoke-CommsCreditLicense',
        'Import-CommsCreditRateCard', 'Import-PstnUsage', 'Update-PstnUsage', 'Invoke-CommsCreditMaintenance', 'Set-CommsCreditAllotment', 'Remove-CommsCreditAllotment',
        'Set-CommsCreditNumber', 'Remove-CommsCreditNumber', 'New-CommsCreditRateCard', 'Remove-CommsCreditRateCard',
        'Set-CommsCreditPaymentMethod', 'Remove-CommsCreditPaymentMethod', 'Set-CommsCreditGateway', 'Resolve-CommsCreditOrder',
        'Set-CommsCreditNotificationSetting', 'Send-CommsCreditNotification',
        'Export-CommsCreditStatement', 'Export-PstnUsage', 'Undo-CommsCreditOrder', 'Backup-CommsCreditStore', 'Restore-CommsCreditStore'
    $bulk = 'Set-CommsCreditUser', 'Remove-CommsCreditUser', 'Grant-CommsCreditLicense', 'Revoke-CommsCreditLicense', 'Get-PstnCallQuote', 'Test-PstnCall'
    $cmdlets = foreach ($name in $parameters.Keys) {
        @{ Name = $name; Parameters = @($parameters[$name]); Positional = $positional[$name]; Writes = $name -in $writing; Bulk = $name -in $bulk }
    }

    $types = [ordered]@{
        Connection        = 'Engine', 'Location', 'SchemaVersion', 'Account', 'Rehearsal', 'Now'
        GraphConnection   = 'Tenant', 'Environment', 'BaseAddress', 'Method'
        Account           = @('Name', 'Currency', 'Country', 'IsDefault') + $settings
        Order             = 'OrderId', 'Kind', 'Amount', 'Currency', 'Status', 'PaymentMethod', 'PurchaseOrder', 'LotId', 'OrderedAt', 'PurchasedAt', 'ExpiresAt', 'BalanceAfter', 'Reason', 'RequestId'
        LedgerFault       = 'Law', 'Where', 'Expected', 'Found'
        LedgerHead        = 'Account', 'Postings', 'HeadHash', 'Faults', 'IsSound'
        Balance           = 'Account', 'Currency', 'Balance', 'InGrace', 'State', 'AutoRecharge', 'TriggerAmount', 'RechargeAmount', 'NextExpiryAt', 'NextExpiryAmount'
        Lot               = 'LotId', 'OrderId', 'PurchasedAt', 'ExpiresAt', 'Amount', 'Used', 'Expired', 'Remaining', 'Currency'
        Transaction       = 'TransactionId', 'At', 'EffectiveAt', 'Kind', 'Amount', 'BalanceAfter', 'Currency', 'Corrects', 'Description', 'RequestId'
        AutoRecharge      = 'Enabled', 'RechargeAmount', 'TriggerAmount', 'PaymentMethod', 'BackupPaymentMethod', 'MonthlyCeiling', 'State', 'Reason', 'LastOrderId', 'NextAttemptAt'
        PaymentMethod     = 'Name', 'Kind', 'Display', 'ExpiresOn', 'IsDefault'
        Gateway           = 'Kind', 'Url'
        User              = 'UserPrincipalName', 'ObjectId', 'DisplayName', 'UsageLocation', 'Department', 'DialOutPolicy', 'ConferenceDialOut', 'SpendLimit', 'ResourceAccount', 'Licenses'
        LicenseResult     = 'UserPrincipalName', 'License', 'Status', 'Reason', 'EffectiveFrom', 'EffectiveTo', 'WhatIf'
        LicenseAssignment = 'UserPrincipalName', 'License', 'EffectiveFrom', 'EffectiveTo'
        Plan              = 'License', 'DisplayName', 'SkuPartNumber', 'SkuId', 'Country', 'DomesticMinutes', 'InternationalMinutes', 'Pooled', 'CommunicationsCreditsAvailable', 'Requires', 'Enables'
        Allotment         = 'Country', 'License', 'EffectiveFrom', 'DomesticMinutes', 'InternationalMinutes'
        Number            = 'PhoneNumber', 'Country', 'Kind', 'TollFree', 'AssignedTo'
        RateCard          = 'Name', 'Currency', 'EffectiveFrom', 'EffectiveTo', 'Rates'
        Rate              = 'Prefix', 'Destination', 'Country', 'NumberClass', 'Service', 'Origin', 'PerMinute', 'ConnectionFee', 'IncrementSeconds', 'MinimumSeconds', 'Currency', 'RateCard'
        UsageImport       = 'Source', 'Rows', 'Imported', 'Duplicates', 'Rejected', 'Skipped', 'Unrated', 'PoolMinutes', 'Charged', 'Currency', 'Recharges', 'BalanceAfter', 'RejectPath', 'Elapsed'
        PstnCall          = 'UsageId', 'CallId', 'ConferenceId', 'UserPrincipalName', 'DisplayName', 'Department', 'StartTime', 'Duration', 'CallType', 'Direction', 'NumberType', 'Caller', 'Callee', 'Country', 'Context', 'Payer', 'PoolMinutes', 'BilledMinutes', 'RatePerMinute', 'ConnectionFee', 'Charge', 'ProviderCharge', 'ProviderCurrency', 'Currency', 'Capability', 'RateCard', 'Prefix', 'Reason', 'WouldHaveBeenRefused'
        CallQuote         = 'Allowed', 'Reason', 'Payer', 'PoolMinutes', 'BilledMinutes', 'RatePerMinute', 'ConnectionFee', 'Cost', 'Currency', 'MaxDuration', 'Prefix', 'Country', 'NumberClass', 'RateCard', 'Balance'
        MinutePool        = 'Month', 'Country', 'Plan', 'Scope', 'UserPrincipalName', 'TotalMinutes', 'UsedMinutes', 'AvailableMinutes', 'PercentUsed'
        Maintenance       = 'Expired', 'Recharged', 'Retried', 'Reconciled', 'NoticesWritten', 'NoticesSent', 'At'
        NotificationSetting = 'To', 'From', 'SmtpServer', 'Port', 'Tls', 'UserName', 'LowBalance', 'Currency', 'Language'
        Notification      = 'NotificationId', 'Kind', 'RaisedAt', 'Subject', 'Status', 'SentAt', 'Attempts', 'LastError'
        UsageUpdate       = 'Calls', 'Changed', 'Difference', 'Currency'
        UsageDifference   = 'UsageId', 'StartTime', 'UserPrincipalName', 'Callee', 'ProviderCharge', 'Charge', 'Difference', 'Currency', 'Reason'
        UsageSummary      = 'User', 'Calls', 'Minutes', 'PoolMinutes', 'Charge', 'Currency'
    }
    $outputs = foreach ($name in $types.Keys) { @{ Type = $name; Properties = @($types[$name]) } }

    $enums = @(
        @{ Cmdlet = 'Get-CommsCreditOrder'; Parameter = 'Kind'; Values = 'Manual', 'Recharge' }
        @{ Cmdlet = 'Get-CommsCreditOrder'; Parameter = 'Status'; Values = 'Pending', 'Settled', 'Declined', 'Unknown', 'Undone' }
        @{ Cmdlet = 'Get-CommsCreditTransaction'; Parameter = 'Kind'; Values = 'Funding', 'Recharge', 'Usage', 'Expiry', 'Correction' }
        @{ Cmdlet = 'Get-CommsCreditNotification'; Parameter = 'Kind'; Values = 'RechargeSucceeded', 'RechargeFailed', 'BalanceZero', 'BalanceLow', 'FundsExpiring', 'PoolAt80', 'PoolAt100' }
        @{ Cmdlet = 'Get-CommsCreditNotification'; Parameter = 'Status'; Values = 'Pending', 'Sent', 'Failed', 'Expired' }
        @{ Cmdlet = 'Set-CommsCreditUser'; Parameter = 'DialOutPolicy'; Values = 'InternationalAndDomestic', 'Domestic', 'None' }
        @{ Cmdlet = 'Set-CommsCreditUser'; Parameter = 'ConferenceDialOut'; Values = 'Any', 'SameCountry', 'ZoneA', 'None' }
        @{ Cmdlet = 'Connect-CommsCreditGraph'; Parameter = 'Environment'; Values = 'Global', 'USGov', 'USGovDoD', 'China' }
        @{ Cmdlet = 'Get-CommsCreditUser'; Parameter = 'Source'; Values = 'Local', 'Graph' }
        @{ Cmdlet = 'Grant-CommsCreditLicense'; Parameter = 'Source'; Values = 'Local', 'Graph' }
        @{ Cmdlet = 'Set-CommsCreditNumber'; Parameter = 'Kind'; Values = 'User', 'Service' }
        @{ Cmdlet = 'Get-PstnUsage'; Parameter = 'Payer'; Values = 'Included', 'Pool', 'Credits', 'None' }
        @{ Cmdlet = 'Get-PstnUsage'; Parameter = 'Reason'; Values = 'Ok', 'Free', 'Emergency', 'FreeCall', 'Unanswered', 'PoolExhausted', 'NoCredit', 'NoCreditLicense', 'NoPlan', 'PremiumNotSupported', 'DialOutPolicy', 'ConferenceDialOut', 'SpendLimit', 'NoRate', 'CurrencyMismatch', 'OwnerUnknown', 'UnknownCallType', 'NumberInvalid' }
        @{ Cmdlet = 'Measure-PstnUsage'; Parameter = 'GroupBy'; Values = 'User', 'Department', 'Country', 'CallType', 'Payer', 'Day', 'Month' }
        @{ Cmdlet = 'New-CommsCreditAccount'; Parameter = 'ChargeSource'; Values = 'RateCard', 'Provider' }
        @{ Cmdlet = 'New-CommsCreditAccount'; Parameter = 'PoolCap'; Values = 'EitherCap', 'SeparateCaps' }
        @{ Cmdlet = 'New-CommsCreditAccount'; Parameter = 'ConferencingPool'; Values = 'Assigned', 'Purchased' }
        @{ Cmdlet = 'Get-CommsCreditRate'; Parameter = 'Service'; Values = 'CallingPlanOutbound', 'ConferenceDialOut', 'TollFreeInbound', 'ConferenceTollInbound', 'BotOutbound' }
    )
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    $module = Get-Module CommsCredits
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
}

Describe 'The module' {
    It 'exports cmdlets alone: no functions, no aliases, no variables' {
        $module.ExportedCmdlets.Count | Should -BeGreaterThan 20
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'has a sound manifest that lists its exports' {
        $manifest = Test-ModuleManifest $ModulePath
        $data = Import-PowerShellDataFile $ModulePath
        $data.CmdletsToExport | Sort-Object | Should -Be ($module.ExportedCmdlets.Keys | Sort-Object)
        $data.CmdletsToExport | Should -Not -Contain '*'
        @($data.FunctionsToExport).Count | Should -Be 0
        @($data.AliasesToExport).Count | Should -Be 0
        [version] $data.PowerShellVersion | Should -BeGreaterOrEqual ([version] '7.4')
        $manifest.Guid | Should -Not -Be ([guid]::Empty)
        $manifest.Description | Should -Not -BeNullOrEmpty
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        foreach ($cmdlet in $module.ExportedCmdlets.Values) { $cmdlet.Verb | Should -BeIn $approved }
    }

    It 'imports without a warning' {
        $warnings = & $Pwsh -NoLogo -NoProfile -NonInteractive -Command "Import-Module '$ModulePath' 3>&1 | ForEach-Object { [string] `$_ }"
        $warnings | Should -BeNullOrEmpty
    }
}

Describe '<Name>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $Name -Module CommsCredits -CommandType Cmdlet
        $help = Get-Help $Name -Full
    }

    It 'has the parameters of the contract' {
        $Parameters | Where-Object { $_ -notin $command.Parameters.Keys } | Should -BeNullOrEmpty -Because 'the contract names them'
    }

    if ($Positional) {
        It 'takes <Positional> by position' {
            $positions = foreach ($set in $command.ParameterSets) { $set.Parameters | Where-Object { $_.Name -eq $Positional -and $_.Position -eq 0 } }
            @($positions).Count | Should -BeGreaterThan 0
        }
    }

    It 'never binds account or dates from the pipeline' {
        $bound = $command.ParameterSets.Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }
        $bound.Name | Where-Object { $_ -in 'Account', 'From', 'To', 'At', 'Now', 'PurchaseDate', 'EffectiveFrom', 'EffectiveTo', 'RequestId' } |
            Should -BeNullOrEmpty
    }

    It 'supports -WhatIf and -Confirm where it changes state, and only there' {
        if ($Writes) {
            $command.Parameters.Keys | Should -Contain 'WhatIf'
            $command.Parameters.Keys | Should -Contain 'Confirm'
        }
        elseif ($Name -notlike '*onnect-*') { $command.Parameters.Keys | Should -Not -Contain 'WhatIf' }
    }

    if ($Writes) {
        It 'has ConfirmImpact Medium, or High where it takes something away' {
            $metadata = [System.Management.Automation.CommandMetadata]::new($command)
            $metadata.ConfirmImpact | Should -Be ($Name -like 'Remove-*' -or $Name -like 'Restore-*' ? 'High' : 'Medium')
        }
    }

    if ($Writes -and $Name -notlike 'Import-*' -and $Name -ne 'Invoke-CommsCreditMaintenance' -and $Name -notlike '*-CommsCreditStore' -and $Name -notlike 'Export-*') {
        It 'takes a GUID as -RequestId where it changes state' {
            $type = $command.Parameters['RequestId'].ParameterType
            [Nullable]::GetUnderlyingType($type) ?? $type | Should -Be ([guid])
        }
    }

    if ($Bulk) {
        It 'takes users by value and by property name, under every alias' {
            $parameter = $command.ParameterSets[0].Parameters | Where-Object Name -EQ UserPrincipalName
            $parameter.ValueFromPipeline | Should -BeTrue
            $parameter.ValueFromPipelineByPropertyName | Should -BeTrue
            foreach ($alias in 'UPN', 'Identity', 'UserId', 'Mail') { $parameter.Aliases | Should -Contain $alias }
        }
    }

    if ($Name -notlike 'Disconnect-*' -and $Name -notlike 'Remove-*') {
        It 'names its output type' {
            @($command.OutputType).Count | Should -BeGreaterThan 0
            $expected = $Name -like '*-CommsCreditStore' -or $Name -like 'Export-*' ? 'System.IO.FileInfo' : $Name -eq 'Test-PstnCall' ? 'System.Boolean' : $Name -like 'Test-*' ? '(System.Boolean|CommsCredits\..*)' : 'CommsCredits\..*'
            foreach ($type in $command.OutputType) { $type.Name | Should -Match "^$expected`$" }
        }
    }

    It 'has switches, never bool' {
        $command.Parameters.Values | Where-Object ParameterType -EQ ([bool]) | ForEach-Object Name | Should -BeNullOrEmpty
    }

    It 'has help: a synopsis, a description and an example' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis.Trim() | Should -Not -BeLike "$Name*" -Because 'that is the syntax PowerShell makes up where there is no help'
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 0
        foreach ($example in $help.examples.example) { [string] $example.code | Should -Match ([regex]::Escape($Name)) }
    }

    It 'has help whose parameters agree with the signature' {
        $signature = @($command.Parameters.Keys | Where-Object { $_ -notin $common }) | Sort-Object
        $helped = @($help.parameters.parameter | Where-Object { $_ } | ForEach-Object name | Where-Object { $_ -notin $common }) | Sort-Object
        $helped | Should -Be $signature
        $mute = $help.parameters.parameter | Where-Object { $_ -and $_.name -notin 'WhatIf', 'Confirm' -and -not ($_.description | Out-String).Trim() }
        $mute | ForEach-Object name | Should -BeNullOrEmpty -Because 'each needs a word'
    }
}

# One of the two reads and the other changes in bulk, so that they have no base in common that could declare their filters.
Describe 'The filters of Get- and Remove-CommsCreditUser' {
    It 'are declared alike: -<_>' -ForEach 'UserPrincipalName', 'License', 'Department' {
        $name = $_
        $declared = foreach ($cmdlet in 'Get-CommsCreditUser', 'Remove-CommsCreditUser') {
            $parameter = (Get-Command $cmdlet).Parameters[$name]
            $set = $parameter.ParameterSets['__AllParameterSets']
            $wildcards = [bool] ($parameter.Attributes | Where-Object { $_ -is [SupportsWildcards] })
            $completer = ($parameter.Attributes | Where-Object { $_ -is [ArgumentCompleter] }).Type
            "$($parameter.ParameterType) $($parameter.Aliases) $($set.Position) $($set.IsMandatory) $($set.ValueFromPipeline) " +
                "$($set.ValueFromPipelineByPropertyName) $wildcards $completer"
        }
        $declared[1] | Should -BeExactly $declared[0]
    }
}

Describe 'Choices' {
    It '-<Parameter> of <Cmdlet> knows every value' -ForEach $enums {
        $info = (Get-Command $Cmdlet).Parameters[$Parameter]
        $type = $info.ParameterType
        if ($type.IsArray) { $type = $type.GetElementType() }
        $type = [Nullable]::GetUnderlyingType($type) ?? $type
        if ($type.IsEnum) { $known = [enum]::GetNames($type) }
        else { $known = ($info.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] }).ValidValues }
        $Values | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }
}

Describe 'Objects' {
    BeforeAll {
        $objects = @{}
        $store = New-TestPath
        $objects.Connection = Connect-CommsCredit $store -Rehearsal -Now '2026-03-20T08:00:00Z'
        $objects.GraphConnection = Connect-CommsCreditGraph -AccessToken (ConvertTo-SecureString 'token' -AsPlainText -Force)
        $objects.Account = New-CommsCreditAccount Contoso -Currency USD -Country US
        $objects.Order = Add-CommsCreditFunds 100
        $objects.Balance = Get-CommsCreditBalance
        $objects.Lot = Get-CommsCreditFunds
        $objects.Transaction = Get-CommsCreditTransaction
        $objects.LedgerHead = Test-CommsCreditLedger -Detailed
        $objects.LedgerFault = [CommsCredits.LedgerFault]::new()
        $objects.AutoRecharge = Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50
        $objects.PaymentMethod = New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321
        $objects.Gateway = Get-CommsCreditGateway
        $objects.User = Set-CommsCreditUser bob@contoso.com -UsageLocation US
        $objects.LicenseResult = @(Grant-CommsCreditLicense bob@contoso.com -License PhoneSystem, CallingPlanPayAsYouGo, CommunicationsCredits -EffectiveFrom '2026-01-01')[0]
        $objects.LicenseAssignment = @(Get-CommsCreditLicense)[0]
        $objects.Plan = Get-CommsCreditPlan -License CallingPlanDomestic -Country DE
        $objects.Allotment = Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 -EffectiveFrom '2026-04-01'
        $objects.Number = Set-CommsCreditNumber +14255550100 -AssignedTo bob@contoso.com
        $objects.RateCard = Import-TestCard @('Prefix,PerMinute', '81,0.12')
        $objects.Rate = Get-CommsCreditRate -Number +81312345678
        $objects.UsageImport = Import-TestCall (New-Call 1)
        $objects.PstnCall = Get-PstnUsage
        $objects.UsageSummary = Measure-PstnUsage -GroupBy User
        $objects.CallQuote = Get-PstnCallQuote '+81312345678' -UserPrincipalName bob@contoso.com
        $objects.UsageUpdate = Update-PstnUsage
        $objects.Maintenance = Invoke-CommsCreditMaintenance
        $objects.UsageDifference = @(Compare-PstnUsage)[0]
        Add-TestUser pool@contoso.com -License AudioConferencing
        $objects.MinutePool = Get-PstnMinutePool
        Disable-CommsCreditAutoRecharge | Out-Null
        $objects.NotificationSetting = Set-CommsCreditNotificationSetting -To admins@contoso.com -LowBalance 500
        $objects.Notification = @(Get-CommsCreditNotification -Kind BalanceLow)[0]
        $money = 'Amount', 'Balance', 'BalanceAfter', 'InGrace', 'Used', 'Expired', 'Remaining', 'RechargeAmount', 'TriggerAmount', 'MonthlyCeiling', 'NextExpiryAmount', 'PerMinute', 'RatePerMinute', 'ConnectionFee', 'Charged', 'Charge', 'ProviderCharge', 'SpendLimit', 'MinimumFunding', 'BilledMinutes', 'Cost', 'Difference', 'PercentUsed', 'LowBalance'
        $moments = 'Now', 'OrderedAt', 'PurchasedAt', 'ExpiresAt', 'At', 'EffectiveAt', 'RaisedAt', 'SentAt', 'NextExpiryAt', 'NextAttemptAt', 'EffectiveFrom', 'EffectiveTo', 'StartTime'
    }
    AfterAll { Disconnect-CommsCredit }

    It '<Type> has the properties of the contract' -ForEach $outputs {
        $names = @($objects[$Type].PSObject.Properties.Name)
        $Properties | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty -Because 'the contract names them'
        $objects[$Type].PSObject.TypeNames | Should -Contain "CommsCredits.$Type"
    }

    It '<Type> has money as decimal, moments in UTC and durations as TimeSpan' -ForEach $outputs {
        foreach ($property in $Properties) {
            $value = $objects[$Type].$property
            if ($null -eq $value) { continue }
            # Maintenance counts lots and orders; everywhere else Expired is money.
            if ($property -in $money -and $Type -ne 'Maintenance') { Should -ActualValue $value -BeOfType [decimal] -Because $property }
            if ($property -in $moments) {
                Should -ActualValue $value -BeOfType [datetimeoffset] -Because $property
                $value.Offset | Should -Be ([timespan]::Zero) -Because $property
            }
            if ($property -in 'Duration', 'MaxDuration', 'Elapsed', 'ExpiryGrace') { Should -ActualValue $value -BeOfType [timespan] -Because $property }
            if ($property -like '*Minutes' -and $property -ne 'BilledMinutes') { $value.GetType().Name | Should -BeIn @('Int32', 'Int64') -Because $property }
        }
    }

    It '<Type> has a view, with money right-aligned' -ForEach ($outputs | Where-Object Type -In 'Account', 'GraphConnection', 'Order', 'Balance', 'Lot', 'Transaction', 'AutoRecharge', 'PaymentMethod', 'Gateway', 'Notification', 'NotificationSetting', 'User', 'LicenseResult', 'LicenseAssignment', 'Plan', 'Allotment', 'Number', 'RateCard', 'Rate', 'UsageImport', 'PstnCall', 'UsageSummary', 'CallQuote', 'MinutePool', 'UsageUpdate', 'UsageDifference') {
        $views = Get-FormatData -TypeName "CommsCredits.$Type" -PowerShellVersion 7.0
        $views | Should -Not -BeNullOrEmpty
        foreach ($table in $views.FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] }) {
            for ($i = 0; $i -lt $table.Headers.Count; $i++) {
                $label = $table.Headers[$i].Label ? $table.Headers[$i].Label : $table.Rows[0].Columns[$i].DisplayEntry.Value
                if ($label -in $money) { $table.Headers[$i].Alignment | Should -Be 'Right' -Because "$label is money" }
            }
        }
    }

    It '<Type> can be shown as table and as list' -ForEach $outputs {
        ($objects[$Type] | Format-Table | Out-String).Trim() | Should -Not -BeNullOrEmpty
        ($objects[$Type] | Format-List | Out-String).Trim() | Should -Not -BeNullOrEmpty
    }
}
