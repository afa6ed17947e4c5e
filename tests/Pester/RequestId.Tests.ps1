# L4: the same request id has one effect and returns the first result as it now stands; with other content it is an error.

BeforeDiscovery {
    $cases = @(
        @{ Name = 'Add-CommsCreditFunds'; Do = { Add-CommsCreditFunds 100 -RequestId $id }; Other = { Add-CommsCreditFunds 101 -RequestId $id }; Same = 'OrderId' }
        @{ Name = 'New-CommsCreditAccount'; Do = { New-CommsCreditAccount Fabrikam -Currency EUR -Country DE -RequestId $id }; Other = { New-CommsCreditAccount Fabrikam -Currency EUR -Country FR -RequestId $id }; Same = 'Name' }
        @{ Name = 'Set-CommsCreditAccount'; Do = { Set-CommsCreditAccount -MinimumFunding 60 -RequestId $id }; Other = { Set-CommsCreditAccount -MinimumFunding 61 -RequestId $id }; Same = 'MinimumFunding' }
        @{ Name = 'Set-CommsCreditAutoRecharge'; Do = { Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 60 -RequestId $id }; Other = { Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 61 -RequestId $id }; Same = 'TriggerAmount' }
        @{ Name = 'Disable-CommsCreditAutoRecharge'; Do = { Disable-CommsCreditAutoRecharge -RequestId $id }; Other = { Enable-CommsCreditAutoRecharge -RequestId $id }; Same = 'Enabled' }
        @{ Name = 'New-CommsCreditPaymentMethod'; Do = { New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321 -RequestId $id }; Other = { New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654322 -RequestId $id }; Same = 'Display' }
        @{ Name = 'New-CommsCreditRateCard'; Do = { New-CommsCreditRateCard Observed -FromUsage -RequestId $id }; Other = { New-CommsCreditRateCard Observed -FromUsage -EffectiveFrom '2026-04-01' -RequestId $id }; Same = 'Rates' }
        @{ Name = 'Set-CommsCreditUser'; Do = { Set-CommsCreditUser carol@contoso.com -Department Sales -RequestId $id }; Other = { Set-CommsCreditUser carol@contoso.com -Department Research -RequestId $id }; Same = 'Department' }
        @{ Name = 'Grant-CommsCreditLicense'; Do = { Grant-CommsCreditLicense bob@contoso.com -License AudioConferencing -EffectiveFrom '2026-02-01' -RequestId $id }; Other = { Grant-CommsCreditLicense bob@contoso.com -License AudioConferencing -EffectiveFrom '2026-02-02' -RequestId $id }; Same = 'Status' }
        @{ Name = 'Revoke-CommsCreditLicense'; Do = { Revoke-CommsCreditLicense bob@contoso.com -EffectiveTo '2026-02-01' -RequestId $id }; Other = { Revoke-CommsCreditLicense bob@contoso.com -EffectiveTo '2026-02-02' -RequestId $id }; Same = 'Status' }
    )
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    # What the store holds, as its objects tell.
    function Get-Everything {
        @(
            Get-CommsCreditAccount; Get-CommsCreditOrder; Get-CommsCreditTransaction; Get-CommsCreditFunds -IncludeSpent; Get-CommsCreditAutoRecharge
            Get-CommsCreditPaymentMethod; Get-CommsCreditUser; Get-CommsCreditLicense; Get-CommsCreditRateCard
        ) | ConvertTo-Json -Depth 4
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'L4: a request id' {
    BeforeEach {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-CommsCreditFunds 500 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCall (New-Call 1 -With @{ Charge = '0.60' }) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        $id = [guid]::NewGuid()
    }

    It 'given twice to <Name> has one effect and the first result' -ForEach $cases {
        $first = & $Do
        $after = Get-Everything
        $again = & $Do
        $again.$Same | Should -Be $first.$Same
        Get-Everything | Should -Be $after
    }

    It 'given to <Name> again with other content is RequestIdReused, without effect' -ForEach $cases {
        & $Do | Out-Null
        $after = Get-Everything
        $outcome = Get-Outcome $Other
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RequestIdReused,*'
        Get-Everything | Should -Be $after
    }

    It 'stands on the order and on the transaction' {
        (Add-CommsCreditFunds 100 -RequestId $id).RequestId | Should -Be $id
        (Get-CommsCreditTransaction)[-1].RequestId | Should -Be $id
    }

    It 'of a duplicate top-up is one top-up' {
        $orders = 1..3 | ForEach-Object { Add-CommsCreditFunds 100 -RequestId $id }
        @($orders.OrderId | Sort-Object -Unique).Count | Should -Be 1
        (Get-CommsCreditBalance).Balance | Should -Be 600
    }

    It 'returns the first result as it now stands' {
        $first = Add-CommsCreditFunds 100 -RequestId $id
        Add-CommsCreditFunds 100 | Out-Null
        (Add-CommsCreditFunds 100 -RequestId $id).BalanceAfter | Should -Be $first.BalanceAfter
    }

    It 'of another cmdlet is another content' {
        Add-CommsCreditFunds 100 -RequestId $id | Out-Null
        $outcome = Get-Outcome { Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 60 -RequestId $id }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RequestIdReused,*'
        (Get-CommsCreditAutoRecharge).TriggerAmount | Should -Be 50
    }

    It 'is scoped to the account' {
        New-CommsCreditAccount Fabrikam -Currency USD -Country US | Out-Null
        Add-CommsCreditFunds 100 -RequestId $id | Out-Null
        (Add-CommsCreditFunds 200 -RequestId $id -Account Fabrikam).Amount | Should -Be 200
    }

    It 'counts per user and licence in bulk' {
        'carol@contoso.com', 'dora@contoso.com' | Set-CommsCreditUser -UsageLocation US | Out-Null
        $first = 'carol@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem -RequestId $id
        $all = 'carol@contoso.com', 'dora@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem -RequestId $id
        $all.Status | Should -Be @('Granted', 'Granted')
        $all[0].EffectiveFrom | Should -Be $first.EffectiveFrom
        @(Get-CommsCreditLicense -License PhoneSystem -At '2026-03-20T08:00:00Z').Count | Should -Be 3
    }

    It 'counts per user in Set-CommsCreditUser' {
        'carol@contoso.com', 'dora@contoso.com' | Set-CommsCreditUser -Department Sales -RequestId $id | Out-Null
        Set-CommsCreditUser carol@contoso.com -Department Research | Out-Null
        $again = 'carol@contoso.com', 'dora@contoso.com' | Set-CommsCreditUser -Department Sales -RequestId $id
        $again.Department | Should -Be @('Research', 'Sales')
    }

    It 'is not used up by a refused input' {
        Get-ErrorId { Add-CommsCreditFunds 10 -RequestId $id } | Should -Be 'AmountBelowMinimum'
        (Add-CommsCreditFunds 100 -RequestId $id).Status | Should -Be 'Settled'
    }

    It 'is not used up by -WhatIf' {
        Add-CommsCreditFunds 70 -RequestId $id -WhatIf | Out-Null
        (Add-CommsCreditFunds 100 -RequestId $id).Amount | Should -Be 100
    }

    It 'survives the session' {
        $store = New-ContosoStore
        $first = Add-CommsCreditFunds 100 -RequestId $id
        Disconnect-CommsCredit
        Connect-CommsCredit $store | Out-Null
        (Add-CommsCreditFunds 100 -RequestId $id).OrderId | Should -Be $first.OrderId
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }
}
