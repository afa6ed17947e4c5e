BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    function Get-Lots { Get-CommsCreditFunds -IncludeSpent | ForEach-Object { '{0:0.######}' -f $_.Used } }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Lots and their expiry on the rehearsal clock' {
    BeforeEach {
        # The first lot expires on 10 March 2026, the second on 1 September.
        $store = New-ContosoStore '2026-02-01T00:00:00Z'
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Add-CommsCreditFunds 100 -PurchaseDate '2025-03-10' | Out-Null
        Add-CommsCreditFunds 80 -PurchaseDate '2025-09-01' | Out-Null
    }

    It 'F8, L5: charges draw first in, first out' {
        Import-TestCall (New-Call 1 -Start '2026-01-10T09:00:00Z' -Seconds 6000) | Out-Null
        Get-Lots | Should -Be @('100', '0')
        Import-TestCall (New-Call 2 -Start '2026-01-10T12:00:00Z' -Seconds 60) | Out-Null
        Get-Lots | Should -Be @('100', '1')
    }

    It 'L5: one charge may draw several lots, and then overdraw' {
        $import = Import-TestCall (New-Call 1 -Start '2026-01-10T09:00:00Z' -Seconds 12000)
        Get-Lots | Should -Be @('100', '80')
        $import.BalanceAfter | Should -Be (-20)
    }

    It 'L5: a call draws the lots that were alive at its start first, then younger ones' {
        Import-TestCall (New-Call 1 -Start '2025-08-31T23:59:59Z' -Seconds 6060) | Out-Null
        Get-Lots | Should -Be @('100', '1')
        New-ContosoStore '2026-02-01T00:00:00Z' | Out-Null
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Add-CommsCreditFunds 50 -PurchaseDate '2025-12-01' | Out-Null
        Import-TestCall (New-Call 1 -Start '2025-11-01T09:00:00Z' -Seconds 60) | Out-Null
        Get-Lots | Should -Be '1'
    }

    It 'F7: expired money is out of the balance at the instant of its expiry' {
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-09T23:59:59.9999999Z' | Out-Null
        $balance = Get-CommsCreditBalance
        $balance.Balance | Should -Be 180
        $balance.InGrace | Should -Be 0
        $balance.NextExpiryAt | Should -Be (Get-Moment '2026-03-10')
        $balance.NextExpiryAmount | Should -Be 100
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-10T00:00:00Z' | Out-Null
        $balance = Get-CommsCreditBalance
        $balance.Balance | Should -Be 80
        $balance.InGrace | Should -Be 100
        $balance.NextExpiryAt | Should -Be (Get-Moment '2026-09-01')
        $balance.NextExpiryAmount | Should -Be 80
    }

    It 'L6, L7: a late record of a call from before the expiry still draws the lot' {
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-11T00:00:00Z' | Out-Null
        $import = Import-TestCall (New-Call 1 -Start '2026-03-09T23:59:59Z' -Seconds 300)
        $import.BalanceAfter | Should -Be 80
        Get-Lots | Should -Be @('5', '0')
        (Get-CommsCreditBalance).InGrace | Should -Be 95
    }

    It 'L6, L7: a call that starts at the expiry does not' {
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-11T00:00:00Z' | Out-Null
        $import = Import-TestCall (New-Call 1 -Start '2026-03-10T00:00:00Z' -Seconds 300)
        $import.BalanceAfter | Should -Be 75
        Get-Lots | Should -Be @('0', '5')
        (Get-CommsCreditBalance).InGrace | Should -Be 100
    }

    It 'L7: nor does one long after it, swept or not' {
        Connect-CommsCredit $store -Rehearsal -Now '2026-08-01T00:00:00Z' | Out-Null
        Import-TestCall (New-Call 1 -Start '2026-07-01T00:00:00Z' -Seconds 5400) | Out-Null
        Get-Lots | Should -Be @('0', '80')
        (Get-CommsCreditBalance).Balance | Should -Be (-10)
    }

    It 'an expired lot counts against the trigger, not for it' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 80 | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-11T00:00:00Z' | Out-Null
        $import = Import-TestCall (New-Call 1 -Start '2026-03-10T09:00:00Z' -Seconds 60)
        $import.Recharges | Should -Be 1
        $import.BalanceAfter | Should -Be 179
    }

    It 'everything expires in the end, and nothing below zero' {
        Connect-CommsCredit $store -Rehearsal -Now '2026-09-01T00:00:00Z' | Out-Null
        $balance = Get-CommsCreditBalance
        $balance.Balance | Should -Be 0
        $balance.InGrace | Should -Be 180
        $balance.State | Should -Be 'Depleted'
        $balance.NextExpiryAt | Should -BeNullOrEmpty
    }

    It 'F7, L7: the sweep forfeits exactly the unused rest, once, after the grace' {
        if (-not (Get-Command Invoke-CommsCreditMaintenance -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'Invoke-CommsCreditMaintenance is not there yet' }
        Import-TestCall (New-Call 1 -Start '2026-01-10T09:00:00Z' -Seconds 300) | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-12T23:59:59Z' | Out-Null
        (Invoke-CommsCreditMaintenance).Expired | Should -Be 0
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-13T00:00:00Z' | Out-Null
        Invoke-CommsCreditMaintenance | Out-Null
        (Get-CommsCreditTransaction -Kind Expiry).Amount | Should -Be (-95)
        Invoke-CommsCreditMaintenance | Out-Null
        @(Get-CommsCreditTransaction -Kind Expiry).Count | Should -Be 1
        (Get-CommsCreditBalance).InGrace | Should -Be 0
    }
}
