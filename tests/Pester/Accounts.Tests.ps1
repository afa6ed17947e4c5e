BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Accounts' {
    BeforeEach { New-RehearsalStore | Out-Null }

    It 'are made with the defaults of the design' {
        $account = New-CommsCreditAccount Contoso -Currency USD -Country US
        $account.Name | Should -Be 'Contoso'
        $account.Currency | Should -Be 'USD'
        $account.Country | Should -Be 'US'
        $account.IsDefault | Should -BeTrue
        $account.MinimumFunding | Should -Be 50
        $account.MinimumFunding | Should -BeOfType [decimal]
        $account.WholeAmounts | Should -BeTrue
        $account.ChargeSource | Should -Be 'RateCard'
        $account.PoolCap | Should -Be 'EitherCap'
        $account.ConferencingPool | Should -Be 'Assigned'
        $account.PurchasedConferencingLicenses | Should -Be 0
        $account.TimeZone | Should -Be 'UTC'
        $account.ExpiryGrace | Should -Be ([timespan]::FromDays(3))
        $account.ChargeIncludesConnectionFee | Should -BeFalse
    }

    It 'take every setting when they are made' {
        $settings = @{
            MinimumFunding = 20; WholeAmounts = $false; ChargeSource = 'Provider'; PoolCap = 'SeparateCaps'; ConferencingPool = 'Purchased'
            PurchasedConferencingLicenses = 115; TimeZone = 'Europe/Berlin'; ExpiryGrace = '5.00:00:00'; ChargeIncludesConnectionFee = $true
        }
        New-CommsCreditAccount Contoso -Currency EUR -Country DE @settings | Out-Null
        $account = Get-CommsCreditAccount Contoso
        $account.MinimumFunding | Should -Be 20
        $account.WholeAmounts | Should -BeFalse
        $account.ChargeSource | Should -Be 'Provider'
        $account.PoolCap | Should -Be 'SeparateCaps'
        $account.ConferencingPool | Should -Be 'Purchased'
        $account.PurchasedConferencingLicenses | Should -Be 115
        $account.TimeZone | Should -Be 'Europe/Berlin'
        $account.ExpiryGrace | Should -Be ([timespan]::FromDays(5))
        $account.ChargeIncludesConnectionFee | Should -BeTrue
    }

    It 'change one setting and keep the others' {
        New-CommsCreditAccount Contoso -Currency USD -Country US -MinimumFunding 20 -TimeZone Europe/Berlin | Out-Null
        $account = Set-CommsCreditAccount Contoso -ExpiryGrace '1.00:00:00'
        $account.ExpiryGrace | Should -Be ([timespan]::FromDays(1))
        $account.MinimumFunding | Should -Be 20
        $account.TimeZone | Should -Be 'Europe/Berlin'
        $account.Currency | Should -Be 'USD'
        (Set-CommsCreditAccount Contoso -Country CA).Country | Should -Be 'CA'
        (Get-CommsCreditAccount Contoso).ExpiryGrace | Should -Be ([timespan]::FromDays(1))
    }

    It 'the first is the default until another one is' {
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        (New-CommsCreditAccount Fabrikam -Currency EUR -Country DE).IsDefault | Should -BeFalse
        (Get-CommsCreditBalance).Account | Should -Be 'Contoso'
        (Set-CommsCreditAccount Fabrikam -Default).IsDefault | Should -BeTrue
        (Get-CommsCreditBalance).Account | Should -Be 'Fabrikam'
        (Get-CommsCreditAccount | Where-Object IsDefault).Name | Should -Be 'Fabrikam'
    }

    It 'L16: are isolated from each other' {
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        New-CommsCreditAccount Fabrikam -Currency EUR -Country DE | Out-Null
        Add-CommsCreditFunds 100 -Account Fabrikam | Out-Null
        Set-CommsCreditUser ada@contoso.com -Account Fabrikam | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 0
        (Get-CommsCreditBalance -Account Fabrikam).Balance | Should -Be 100
        (Get-CommsCreditBalance -Account Fabrikam).Currency | Should -Be 'EUR'
        Get-CommsCreditUser | Should -BeNullOrEmpty
        @(Get-CommsCreditUser -Account Fabrikam).Count | Should -Be 1
        Get-CommsCreditOrder | Should -BeNullOrEmpty
        Get-CommsCreditTransaction | Should -BeNullOrEmpty
    }

    It 'are found without regard to case, and listed without a name' {
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        New-CommsCreditAccount Fabrikam -Currency EUR -Country DE | Out-Null
        (Get-CommsCreditAccount cONTOSO).Name | Should -Be 'Contoso'
        (Get-CommsCreditAccount).Name | Should -Be @('Contoso', 'Fabrikam')
    }

    It 'E6: warn where credits are not sold' -ForEach 'BH', 'CN', 'IN', 'KZ', 'MK', 'NI', 'PK', 'RU', 'KR', 'TW', 'UA' {
        $outcome = Get-Outcome { New-CommsCreditAccount Northwind -Currency USD -Country $_ }
        $outcome.Warnings.Count | Should -Be 1
        $outcome.Output[0].Country | Should -Be $_
    }

    It 'E6: do not warn where they are' {
        (Get-Outcome { New-CommsCreditAccount Contoso -Currency USD -Country US }).Warnings | Should -BeNullOrEmpty
    }

    It 'F5: the minimum and whole amounts are the account''s own' {
        New-CommsCreditAccount Contoso -Currency USD -Country US -MinimumFunding 20 -WholeAmounts:$false | Out-Null
        (Add-CommsCreditFunds 20.25).Amount | Should -Be 20.25
        Get-ErrorId { Add-CommsCreditFunds 19.99 } | Should -Be 'AmountBelowMinimum'
    }
}
