BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    # Adds decimals one by one, independently of any sum the module shows.
    function Get-Total([object[]] $Amount) {
        $sum = [decimal] 0
        foreach ($one in $Amount) { $sum += [decimal] $one }
        $sum
    }

    function Assert-Ledger {
        $settled = @(Get-CommsCreditOrder -Status Settled)
        $fundings = Get-Total ($settled | Where-Object Kind -EQ Manual).Amount
        $recharges = Get-Total ($settled | Where-Object Kind -EQ Recharge).Amount
        $charges = Get-Total (Get-PstnUsage).Charge
        $expiries = Get-Total (Get-CommsCreditFunds -IncludeSpent).Expired
        $expected = $fundings + $recharges - $charges - $expiries
        $balance = Get-CommsCreditBalance
        $balance.Balance + $balance.InGrace | Should -Be $expected

        $transactions = @(Get-CommsCreditTransaction)
        Get-Total $transactions.Amount | Should -Be $expected
        Get-Total ($transactions | Where-Object Kind -EQ Funding).Amount | Should -Be $fundings
        Get-Total ($transactions | Where-Object Kind -EQ Recharge).Amount | Should -Be $recharges
        Get-Total ($transactions | Where-Object Kind -EQ Usage).Amount | Should -Be (-$charges)
        Get-Total ($transactions | Where-Object Kind -EQ Expiry).Amount | Should -Be (-$expiries)
        $transactions[-1].BalanceAfter | Should -Be $expected

        $lots = @(Get-CommsCreditFunds -IncludeSpent)
        $remaining = Get-Total $lots.Remaining
        $overdraft = $remaining - ($balance.Balance + $balance.InGrace)
        $overdraft | Should -BeGreaterOrEqual 0
        (Get-Total $lots.Used) + $overdraft | Should -Be $charges
        Get-Total (Measure-PstnUsage).Charge | Should -Be $charges
        $expected
    }

    # A seeded month of calls with lengths and numbers of all kinds.
    function Get-RandomCalls([int] $Count, [int] $Seed, [int] $FirstId, [string] $Month) {
        $random = [random]::new($Seed)
        $from = 'ada@contoso.com', 'bob@contoso.com', 'carol@contoso.com', 'stranger@contoso.com'
        $to = '+14255550199', '+81312345678', '+442079460000', '+447700900000', '+33140000000', '+4930123456'
        $types = 'user_out', 'user_out', 'user_out', 'conf_out', 'user_in', 'conf_in', 'emergency_out', 'user_out_forwarding'
        foreach ($i in 0..($Count - 1)) {
            $start = '{0}-{1:d2}T{2:d2}:{3:d2}:{4:d2}Z' -f $Month, $random.Next(1, 28), $random.Next(24), $random.Next(60), $random.Next(60)
            $type = $types[$random.Next($types.Count)]
            New-Call ($FirstId + $i) -Start $start -Seconds $random.Next(0, 2000) -From $from[$random.Next($from.Count)] `
                -To $to[$random.Next($to.Count)] -Type $type -Capability ($type -like 'conf*' ? 'MCOMEETADD' : 'MCOPSTNPP')
        }
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'The sum of the ledger' {
    BeforeEach {
        $store = New-ContosoStore '2026-01-05T00:00:00Z'
        Import-TestCard @(
            'Prefix,PerMinute,ConnectionFee,IncrementSeconds,MinimumSeconds'
            '1,0.013,0,60,60', '81,0.123457,0.000001,1,0', '44,0.015,0,6,30', '447,0.089999,0.05,7,30', '49,0.017,0,60,60'
        ) | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, AudioConferencing, CallingPlan120, CommunicationsCredits
        Add-TestUser bob@contoso.com
        Add-TestUser carol@contoso.com -License EnterpriseE5, CallingPlanInternational, CommunicationsCredits -UsageLocation GB
    }

    It 'L1, L2: fundings + recharges − Σ charges − expiries = Balance + InGrace, to the millionth' {
        Add-CommsCreditFunds 60 -PurchaseDate '2025-02-20' | Out-Null
        Add-CommsCreditFunds 75 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 50 -TriggerAmount 55 | Out-Null
        Assert-Ledger | Should -Be 135

        $at = 0
        foreach ($month in '2026-01', '2026-02', '2026-03') {
            $next = (Get-Moment "$month-01").AddMonths(1)
            Connect-CommsCredit $store -Rehearsal -Now $next | Out-Null
            $file = New-UsageExport (Get-RandomCalls 150 ($at + 7) ($at * 1000 + 1) $month)
            $import = Import-PstnUsage $file
            $import.Imported | Should -Be 150
            Assert-Ledger | Out-Null
            (Import-PstnUsage $file).Duplicates | Should -Be 150
            Assert-Ledger | Out-Null
            $at++
        }

        @(Get-CommsCreditOrder -Kind Recharge).Count | Should -BeGreaterThan 0 -Because 'the scenario must recharge'
        @(Get-PstnUsage | Where-Object { $null -eq $_.Charge }).Count | Should -BeGreaterThan 0 -Because 'the scenario must have unrated calls'
        @(Get-PstnUsage -Payer Pool).Count | Should -BeGreaterThan 0
    }

    It 'L2: with an overdraft, and after the funding that repays it' {
        Import-PstnUsage (New-UsageExport (Get-RandomCalls 100 3 1 '2026-01')) | Out-Null
        Assert-Ledger | Should -BeLessThan 0
        Add-CommsCreditFunds 500 | Out-Null
        Assert-Ledger | Should -BeGreaterThan 0
    }

    It 'L2: with money in grace' {
        Add-CommsCreditFunds 500 -PurchaseDate '2025-02-01' | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-02-02T00:00:00Z' | Out-Null
        Import-PstnUsage (New-UsageExport (Get-RandomCalls 100 5 1 '2026-01')) | Out-Null
        Assert-Ledger | Out-Null
        (Get-CommsCreditBalance).InGrace | Should -BeGreaterThan 0
    }

    It 'L2: lots never hold less than nothing' {
        Add-CommsCreditFunds 50 | Out-Null
        Import-PstnUsage (New-UsageExport (Get-RandomCalls 100 13 1 '2026-01')) | Out-Null
        foreach ($lot in Get-CommsCreditFunds -IncludeSpent) {
            $lot.Remaining | Should -BeGreaterOrEqual 0
            $lot.Used | Should -BeLessOrEqual $lot.Amount
        }
    }
}
