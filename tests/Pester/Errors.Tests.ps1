# Every error id of the contract that this slice can produce: how it ends the command, its category, its target and its advice.

BeforeDiscovery {
    # Ends: whether it is terminating; $null where the contract leaves it open. Target: what the input was, where that is one value.
    $cases = @(
        @{ Id = 'AccountNotFound'; Ends = $true; Category = 'ObjectNotFound'; Target = 'Nowhere'; Try = { Get-CommsCreditBalance -Account Nowhere } }
        @{ Id = 'AccountNotFound'; Ends = $true; Category = 'ObjectNotFound'; Target = 'Nowhere'; Try = { Add-CommsCreditFunds 100 -Account Nowhere } }
        @{ Id = 'AccountNotFound'; Ends = $true; Category = 'ObjectNotFound'; Target = 'Nowhere'; Try = { 'bob@contoso.com' | Grant-CommsCreditLicense -Account Nowhere } }
        @{ Id = 'AccountNotFound'; Ends = $true; Category = 'ObjectNotFound'; Target = 'Nowhere'; Try = { Set-CommsCreditAccount Nowhere -Default } }
        @{ Id = 'AccountNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = 'Nowhere'; Try = { Get-CommsCreditAccount Nowhere } }
        @{ Id = 'AccountNotFound'; Ends = $true; Category = 'ObjectNotFound'; Try = { New-RehearsalStore | Out-Null; Get-CommsCreditBalance } }
        @{ Id = 'AccountExists'; Ends = $true; Category = 'ResourceExists'; Target = 'cONTOSO'; Try = { New-CommsCreditAccount cONTOSO -Currency USD -Country US } }
        @{ Id = 'CountryUnknown'; Ends = $true; Category = 'InvalidArgument'; Target = 'XX'; Try = { New-CommsCreditAccount Other -Currency USD -Country XX } }
        @{ Id = 'CountryUnknown'; Ends = $true; Category = 'InvalidArgument'; Target = 'XX'; Try = { Get-CommsCreditRate -Country XX } }
        @{ Id = 'CurrencyUnknown'; Ends = $true; Category = 'InvalidArgument'; Target = 'XYZ'; Try = { New-CommsCreditAccount Other -Currency XYZ -Country US } }
        @{ Id = 'AmountBelowMinimum'; Ends = $true; Category = 'InvalidArgument'; Target = 49; Try = { Add-CommsCreditFunds 49 } }
        @{ Id = 'AmountNotWhole'; Ends = $true; Category = 'InvalidArgument'; Target = 50.5; Try = { Add-CommsCreditFunds 50.5 } }
        @{ Id = 'AmountBelowMinimum'; Ends = $true; Category = 'InvalidArgument'; Target = 40; Try = { Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 40 } }
        @{ Id = 'PaymentMethodNotFound'; Ends = $true; Category = 'ObjectNotFound'; Target = 'Nobody'; Try = { Add-CommsCreditFunds 100 -PaymentMethod Nobody } }
        @{ Id = 'PaymentMethodNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = 'Nobody'; Try = { Get-CommsCreditPaymentMethod Nobody } }
        @{ Id = 'PaymentMethodExists'; Ends = $true; Category = 'ResourceExists'; Target = 'Old'; Try = { New-CommsCreditPaymentMethod Old -EnterpriseAgreement 1234567 } }
        @{ Id = 'PaymentDeclined'; Ends = $false; Try = { Add-CommsCreditFunds 100 -PaymentMethod Old } }
        @{ Id = 'CardNumberRefused'; Ends = $true; Try = { New-CommsCreditPaymentMethod EA -EnterpriseAgreement 4111111111111111 } }
        @{ Id = 'AutoRechargeNotConfigured'; Ends = $true; Try = { Enable-CommsCreditAutoRecharge } }
        @{ Id = 'OrderNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = [guid] '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11'; Try = { Get-CommsCreditOrder 6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11 } }
        @{ Id = 'RequestIdReused'; Ends = $true; Target = [guid] '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e12'; Try = {
                Add-CommsCreditFunds 100 -PaymentMethod Good -RequestId 6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e12 | Out-Null
                Add-CommsCreditFunds 200 -PaymentMethod Good -RequestId 6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e12 } }
        @{ Id = 'UserNotFound'; Ends = $false; Category = 'ObjectNotFound'; Target = 'nobody@contoso.com'; Try = { Grant-CommsCreditLicense nobody@contoso.com } }
        @{ Id = 'UserNotFound'; Ends = $false; Category = 'ObjectNotFound'; Target = 'nobody@contoso.com'; Try = { Revoke-CommsCreditLicense nobody@contoso.com } }
        @{ Id = 'UserNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = 'nobody@contoso.com'; Try = { Get-CommsCreditUser nobody@contoso.com } }
        @{ Id = 'UserNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = 'nobody@contoso.com'; Try = { Get-CommsCreditLicense nobody@contoso.com } }
        @{ Id = 'UserPrincipalNameInvalid'; Ends = $false; Category = 'InvalidArgument'; Target = 'bob'; Try = { Set-CommsCreditUser bob } }
        @{ Id = 'UserPrincipalNameInvalid'; Ends = $false; Category = 'InvalidArgument'; Target = 'bob'; Try = { Grant-CommsCreditLicense bob } }
        @{ Id = 'CountryUnknown'; Ends = $false; Category = 'InvalidArgument'; Target = 'XX'; Try = { Set-CommsCreditUser bob@contoso.com -UsageLocation XX } }
        @{ Id = 'UsageLocationMissing'; Ends = $false; Target = 'carol@contoso.com'; Try = { Grant-CommsCreditLicense carol@contoso.com -License PhoneSystem } }
        @{ Id = 'LicenseUnknown'; Ends = $true; Category = 'InvalidArgument', 'ObjectNotFound'; Target = 'Nonsense'; Try = { Grant-CommsCreditLicense bob@contoso.com -License Nonsense } }
        @{ Id = 'LicenseUnknown'; Ends = $true; Category = 'InvalidArgument', 'ObjectNotFound'; Target = 'Nonsense'; Try = { Grant-CommsCreditLicense bob@contoso.com -License PhoneSystem -Replace Nonsense } }
        @{ Id = 'LicenseUnknown'; Ends = $true; Category = 'InvalidArgument', 'ObjectNotFound'; Target = 'Nonsense'; Try = { Revoke-CommsCreditLicense bob@contoso.com -License Nonsense } }
        @{ Id = 'LicenseUnknown'; Ends = $true; Category = 'InvalidArgument', 'ObjectNotFound'; Target = 'Nonsense'; Try = { Get-CommsCreditUser -License Nonsense } }
        @{ Id = 'LicensePrerequisiteMissing'; Ends = $false; Target = 'dora@contoso.com'; Try = { Grant-CommsCreditLicense dora@contoso.com } }
        @{ Id = 'LicenseConflict'; Ends = $false; Target = 'bob@contoso.com'; Try = { Grant-CommsCreditLicense bob@contoso.com -License CallingPlan120 } }
        @{ Id = 'RateCardInvalid'; Ends = $true; Category = 'InvalidData', 'InvalidArgument'; Try = { Import-TestCard @('Prefix,PerMinute', 'abc,1') } }
        @{ Id = 'RateCardNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = 'Nothing'; Try = { Get-CommsCreditRateCard Nothing } }
        @{ Id = 'RateNotFound'; Ends = $null; Category = 'ObjectNotFound'; Target = '+33140000000'; Try = { Get-CommsCreditRate -Number +33140000000 } }
        @{ Id = 'NumberInvalid'; Ends = $null; Category = 'InvalidArgument'; Target = 'hello'; Try = { Get-CommsCreditRate -Number hello } }
        @{ Id = 'FileNotFound'; Ends = $null; Category = 'ObjectNotFound'; Try = { Import-PstnUsage (New-TestPath '.csv') } }
        @{ Id = 'FileNotFound'; Ends = $null; Category = 'ObjectNotFound'; Try = { Import-PstnUsage -LiteralPath (New-TestPath '.csv') } }
        @{ Id = 'FileNotFound'; Ends = $null; Category = 'ObjectNotFound'; Try = { Import-CommsCreditRateCard (New-TestPath '.csv') -Name Card } }
        @{ Id = 'FileFormatUnknown'; Ends = $null; Category = 'InvalidData', 'InvalidArgument'; Try = { Import-PstnUsage (New-TextFile "Name,Amount`nBob,3") } }
        @{ Id = 'FileFormatUnknown'; Ends = $null; Category = 'InvalidData', 'InvalidArgument'; Try = { Import-PstnUsage (New-TextFile 'this is no zip' '.zip') } }
        @{ Id = 'FileLocked'; Ends = $null; Category = 'ResourceUnavailable', 'ResourceBusy', 'OpenError', 'ReadError'; Try = { Import-PstnUsage (New-LockedFile) } }
        @{ Id = 'StoreCorrupt'; Ends = $true; Category = 'InvalidData', 'OpenError'; Try = { Connect-CommsCredit (New-TextFile ('this is no store ' * 1000) '.db') } }
        @{ Id = 'ClockBackwards'; Ends = $true; Category = 'InvalidArgument', 'InvalidOperation'; Try = { Connect-CommsCredit $store -Rehearsal -Now '2020-01-01' } }
    )
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    function New-TextFile([string] $Text, [string] $Extension = '.csv') {
        $path = New-TestPath $Extension
        [System.IO.File]::WriteAllText($path, $Text)
        $path
    }

    function New-LockedFile {
        $path = New-UsageExport @(New-Call 1)
        $script:locks += [System.IO.File]::Open($path, 'Open', 'ReadWrite', 'None')
        $path
    }
    $script:locks = @()
}
AfterAll {
    $script:locks | ForEach-Object Dispose
    Disconnect-CommsCredit
}

Describe 'An error' {
    BeforeAll {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        $token = ConvertTo-SecureString tok_1 -AsPlainText -Force
        New-CommsCreditPaymentMethod Good -CardToken $token -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2030' | Out-Null
        New-CommsCreditPaymentMethod Old -CardToken $token -CardBrand Visa -CardLast4 4242 -CardExpiry '02/2026' | Out-Null
        Add-TestUser bob@contoso.com
        Set-CommsCreditUser carol@contoso.com | Out-Null
        Set-CommsCreditUser dora@contoso.com -UsageLocation US | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,0.1') | Out-Null
    }
    BeforeEach { Connect-CommsCredit $store | Out-Null }

    It '<Id> of {<Try>} has its id, category, target and advice' -ForEach $cases {
        $outcome = Get-Outcome $Try
        $outcome.Errors.Count | Should -Be 1
        $record = $outcome.Errors[0]
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        if ($null -ne $Ends) { $outcome.Terminating | Should -Be $Ends -Because 'the contract says what ends a command' }
        $record.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        if ($Category) { [string] $record.CategoryInfo.Category | Should -BeIn $Category }
        if ($Target) { $record.TargetObject | Should -Be $Target }
        elseif ($Id -notin 'AccountNotFound', 'AutoRechargeNotConfigured') { $record.TargetObject | Should -Not -BeNullOrEmpty }
        $record.Exception.Message | Should -Not -BeNullOrEmpty
        $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty -Because 'a refusal states the fix'
    }

    It 'keeps its id under -ErrorAction Stop' {
        { Grant-CommsCreditLicense nobody@contoso.com -ErrorAction Stop } | Should -Throw -ErrorId 'UserNotFound,*'
    }

    It 'is silent under -ErrorAction SilentlyContinue, and stands in -ErrorVariable' {
        $results = Grant-CommsCreditLicense nobody@contoso.com -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Status | Should -Be 'Failed'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
    }

    It 'of a declined payment states the balance' {
        $record = (Get-Outcome { Add-CommsCreditFunds 100 -PaymentMethod Old }).Errors[0]
        $record.Exception.Message | Should -Match '\b(0|100)\b'
    }

    It 'UsageIdConflict stands in the reject file, with the row' {
        Import-TestCall (New-Call 1) | Out-Null
        $import = Import-TestCall (New-Call 1 -Seconds 7) -With @{ ErrorAction = 'SilentlyContinue' }
        $reject = Import-Csv $import.RejectPath
        $reject.Line | Should -Be '2'
        $reject.Reason | Should -BeLike '*UsageIdConflict*'
        $reject.Raw | Should -BeLike '*00000000-0000-4000-8000-000000000001*,7,*'
    }

    It 'StoreNewer refuses a store of a newer version, and leaves it as it is' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        $newer = New-RehearsalStore
        Disconnect-CommsCredit
        sqlite3 $newer 'PRAGMA user_version = 999'
        $outcome = Get-Outcome { Connect-CommsCredit $newer }
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StoreNewer,*'
        sqlite3 $newer 'PRAGMA user_version' | Should -Be '999'
    }

    It 'StoreOnNetwork refuses a network file system' {
        Set-ItResult -Skipped -Because 'there is no network file system here'
    }
}
