BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Invoke-CommsCreditMaintenance' {
    It 'says what it did; a second run finds nothing to do' {
        $path = New-ContosoStore 2026-01-01
        Add-CommsCreditFunds 100 | Out-Null
        Connect-CommsCredit $path -Now 2027-01-04 | Out-Null
        $done = Invoke-CommsCreditMaintenance
        $done.PSObject.TypeNames | Should -Contain CommsCredits.Maintenance
        $done.Expired, $done.Recharged, $done.Retried, $done.Reconciled | Should -Be 1, 0, 0, 0
        $done.NoticesWritten, $done.NoticesSent | Should -Be 1, 0 -Because 'the balance is zero, and no mail server is set'
        $done.At | Should -Be (Get-Moment '2027-01-04')
        (Invoke-CommsCreditMaintenance).Expired | Should -Be 0
        $forfeited = Get-CommsCreditTransaction -Kind Expiry
        $forfeited.Amount, $forfeited.BalanceAfter | Should -Be (-100), 0
        (Get-CommsCreditFunds -IncludeSpent).Expired | Should -Be 100
    }

    It '-WhatIf says the same and writes nothing' {
        $path = New-ContosoStore 2026-01-01
        Add-CommsCreditFunds 100 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Connect-CommsCredit $path -Now 2027-01-04 | Out-Null
        $before = Get-StoreDump $path
        $told = Invoke-CommsCreditMaintenance -WhatIf
        $told.Expired, $told.Recharged, $told.WhatIf | Should -Be 1, 1, $true
        Get-StoreDump $path | Should -Be $before
    }

    It 'needs an account' { Get-ErrorId { New-RehearsalStore | Out-Null; Invoke-CommsCreditMaintenance } | Should -Be AccountNotFound }

    It 'two at once expire a lot once' {
        $path = New-ContosoStore 2026-01-01
        Add-CommsCreditFunds 100 | Out-Null
        Connect-CommsCredit $path -Now 2027-01-04 | Out-Null
        $done = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:ModulePath
            (Invoke-CommsCreditMaintenance).Expired
        }
        ($done | Measure-Object -Sum).Sum | Should -Be 1
        @(Get-CommsCreditTransaction -Kind Expiry).Count | Should -Be 1
    }
}

Describe 'A year of money, every number checked' {
    BeforeAll {
        # Calls at a dollar a minute on one day, all paid by credits.
        function Import-Spending([int] $Id, [string] $Day, [int] $Dollars) {
            Import-TestCall (New-Call $Id -Start "${Day}T10:00:00Z" -Seconds ($Dollars * 60))
        }
        function Assert-Money([decimal] $Balance, [decimal] $InGrace = 0) {
            $money = Get-CommsCreditBalance
            $money.Balance | Should -Be $Balance
            $money.InGrace | Should -Be $InGrace
            ((Get-CommsCreditTransaction).Amount | Measure-Object -Sum).Sum | Should -Be ($Balance + $InGrace)
        }
    }

    It 'fund, recharge, decline by an expired card, fix the card, expiry with grace' {
        $path = New-ContosoStore 2026-01-01
        Import-DollarCard
        Add-TestUser bob@contoso.com
        New-CommsCreditPaymentMethod Visa -CardToken (ConvertTo-SecureString tok_year -AsPlainText) -CardBrand Visa -CardLast4 4242 -CardExpiry 06/2026 -Default | Out-Null
        (Add-CommsCreditFunds 200 -PaymentMethod Visa).Status | Should -Be Settled
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Assert-Money 200

        Connect-CommsCredit $path -Now 2026-03-10 | Out-Null
        (Import-Spending 1 2026-03-08 160).Recharges | Should -Be 1
        Assert-Money 140

        Connect-CommsCredit $path -Now 2026-07-10T00:00Z | Out-Null
        (Import-Spending 2 2026-07-08 100).Recharges | Should -Be 0 -Because 'the card expired with June'
        Assert-Money 40
        $state = Get-CommsCreditAutoRecharge
        $state.State, $state.Reason | Should -Be BackingOff, Declined
        $state.NextAttemptAt | Should -Be (Get-Moment '2026-07-10T01:00')

        Connect-CommsCredit $path -Now 2026-07-10T00:59Z | Out-Null
        (Invoke-CommsCreditMaintenance).Retried | Should -Be 0
        Connect-CommsCredit $path -Now 2026-07-10T01:00Z | Out-Null
        $retry = Invoke-CommsCreditMaintenance
        $retry.Retried, $retry.Recharged | Should -Be 1, 0
        (Get-CommsCreditAutoRecharge).NextAttemptAt | Should -Be (Get-Moment '2026-07-11T01:00')

        Connect-CommsCredit $path -Now 2026-07-10T08:00Z | Out-Null
        Set-CommsCreditPaymentMethod Visa -CardExpiry 06/2028 | Out-Null
        Assert-Money 140
        (Get-CommsCreditAutoRecharge).State | Should -Be Idle
        Get-CommsCreditOrder | ForEach-Object { "$($_.Kind) $($_.Status) $($_.Amount)" } |
            Should -Be 'Manual Settled 200.00', 'Recharge Settled 100.00', 'Recharge Declined 100.00', 'Recharge Declined 100.00', 'Recharge Settled 100.00'

        # First in, first out: 160 and 40 of the first lot, 60 of the second; 40 of it expire.
        Connect-CommsCredit $path -Now 2027-03-10T00:00Z | Out-Null
        Assert-Money 100 40
        Import-Spending 3 2027-03-09 10 | Out-Null
        Assert-Money 100 30
        (Invoke-CommsCreditMaintenance).Expired | Should -Be 0
        Connect-CommsCredit $path -Now 2027-03-13T00:00Z | Out-Null
        (Invoke-CommsCreditMaintenance).Expired | Should -Be 1
        Assert-Money 100

        # Each recharge and each failure, and what was left; the first lot was warned of only when somebody looked.
        Get-CommsCreditNotification | ForEach-Object { "$('{0:yyyy-MM-dd}' -f $_.RaisedAt) $($_.Kind)" } | Should -Be @(
            '2026-03-10 RechargeSucceeded', '2026-07-10 RechargeFailed', '2026-07-10 BalanceLow', '2026-07-10 RechargeFailed',
            '2026-07-10 RechargeSucceeded')

        Get-CommsCreditFunds -IncludeSpent | ForEach-Object { "$([int] $_.Amount) $([int] $_.Used) $([int] $_.Expired) $([int] $_.Remaining)" } |
            Should -Be '200 200 0 0', '100 70 30 0', '100 0 0 100'
        Get-CommsCreditTransaction | ForEach-Object { "$($_.Kind) $([int] $_.Amount)" } | Should -Be @(
            'Funding 200', 'Usage -160', 'Recharge 100', 'Usage -40', 'Usage -60', 'Recharge 100', 'Usage -10', 'Expiry -30')
    }
}
