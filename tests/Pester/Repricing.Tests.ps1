BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Update-PstnUsage' {
    BeforeEach {
        $path = New-ContosoStore '2026-03-20T08:00:00Z'
        Add-CommsCreditFunds 100 | Out-Null
    }

    It 'calls before their rate card and licences: afterwards everything is paid, and the ledger agrees' {
        Set-CommsCreditUser ada@contoso.com -UsageLocation US | Out-Null
        $import = Import-TestCall @(
            (New-Call 1 -From ada@contoso.com -To '+442079460000' -Seconds 120 -Capability '')
            (New-Call 2 -From ada@contoso.com -To '+14255550199' -Seconds 120 -Capability '')
            (New-Call 3 -From carol@contoso.com -To '+442079460000' -Seconds 120)) -With @{ WarningAction = 'SilentlyContinue' }
        $import.Unrated | Should -Be 1
        (Get-PstnUsage).Reason | Should -Be NoPlan, NoPlan, NoRate

        Import-TestCard @('Prefix,PerMinute', '44,0.50') | Out-Null
        $priced = Update-PstnUsage -Unrated
        $priced.Calls, $priced.Changed, $priced.Difference, $priced.Currency | Should -Be 1, 1, 1, USD
        Grant-CommsCreditLicense ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits -EffectiveFrom 2026-03-01 | Out-Null
        $licensed = Update-PstnUsage
        $licensed.Calls, $licensed.Changed, $licensed.Difference | Should -Be 3, 2, 1

        (Get-PstnUsage).Payer | Should -Be Credits, Pool, Credits
        (Get-PstnUsage).WouldHaveBeenRefused | Should -Not -Contain $true
        (Get-CommsCreditBalance).Balance | Should -Be 98
        $sum = (Get-CommsCreditTransaction).Amount | Measure-Object -Sum
        $sum.Sum | Should -Be 98
        (Get-CommsCreditTransaction)[-1].BalanceAfter | Should -Be 98
        (Measure-PstnUsage).Charge | Should -Be 2
        (Get-PstnMinutePool 2026-03).UsedMinutes | Should -Be 2
    }

    It 'twice is once' {
        Import-TestCall (New-Call 1) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        Import-DollarCard
        (Update-PstnUsage).Difference | Should -Be 5
        $after = Get-StoreDump $path | Select-String -Pattern 'INSERT INTO (call|entry|posting|lot)' -AllMatches
        (Update-PstnUsage).Changed | Should -Be 0
        Get-StoreDump $path | Select-String -Pattern 'INSERT INTO (call|entry|posting|lot)' -AllMatches | ForEach-Object { $_.Matches.Count } | Should -Be $after.Matches.Count
        (Get-CommsCreditBalance).Balance | Should -Be 95
    }

    It 'L3, L8: a correction names the posting it corrects, and the money comes back' {
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Import-TestCall (New-Call 1) | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,0.40') -Name Mended -With @{ EffectiveFrom = '2026-03-01' } | Out-Null
        (Get-PstnUsage).Charge | Should -Be 5 -Because 'a later card changes nothing by itself'
        (Update-PstnUsage).Difference | Should -Be (-3)
        $usage, $correction = Get-CommsCreditTransaction | Select-Object -Last 2
        $usage.Kind, $correction.Kind | Should -Be Usage, Correction
        $correction.Corrects | Should -Be $usage.TransactionId
        $correction.Amount | Should -Be 3
        (Get-CommsCreditBalance).Balance | Should -Be 98
        (Get-PstnUsage).RateCard | Should -Be Mended
        (Get-CommsCreditFunds).Used | Should -Be 2
    }

    It '-WhatIf tells the same and writes nothing' {
        Import-TestCall (New-Call 1) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        Import-DollarCard
        $before = Get-StoreDump $path
        $told = Update-PstnUsage -WhatIf
        $told.WhatIf | Should -BeTrue
        $told.Difference | Should -Be 5
        Get-StoreDump $path | Should -Be $before
    }

    It 'L4: the same request id answers the first result; with other content it is an error' {
        Import-TestCall (New-Call 1) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        Import-DollarCard
        $id = New-Guid
        (Update-PstnUsage -RequestId $id).Difference | Should -Be 5
        (Update-PstnUsage -RequestId $id).Difference | Should -Be 5
        (Get-CommsCreditBalance).Balance | Should -Be 95
        Get-ErrorId { Update-PstnUsage -RequestId $id -Unrated } | Should -Be RequestIdReused
    }

    It 'takes calls from the pipeline, and one payer''s calls' {
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Import-TestCall @((New-Call 1), (New-Call 2), (New-Call 3 -From nobody@contoso.com -Capability '')) | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,2') -Name Dearer -With @{ EffectiveFrom = '2026-03-01' } | Out-Null
        (Get-PstnUsage -UsageId (Get-UsageId 1) | Update-PstnUsage).Difference | Should -Be 5
        (Update-PstnUsage -Payer None).Calls | Should -Be 1
        (Update-PstnUsage -Payer Credits).Difference | Should -Be 5
        (Update-PstnUsage -From 2026-04-01).Calls | Should -Be 0
    }

    It 'dearer calls below the trigger recharge' {
        Import-TestCall (New-Call 1 -Seconds 3600) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Import-DollarCard
        Update-PstnUsage | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 140
    }
}

Describe 'ChargeSource Provider and Compare-PstnUsage' {
    BeforeAll {
        function New-BilledCall([int] $Id, [string] $Charge, [string] $Fee = '0.00', [string] $Capability = 'MCOPSTNPP', [hashtable] $With = @{}) {
            New-Call $Id -Capability $Capability -With (@{ 'Charge' = $Charge; 'Connection Fee' = $Fee } + $With)
        }
    }

    It 'R2: the record''s own charge decides; its fee is <Name>' -ForEach @(
        @{ Name = 'added'; Included = $false; Charge = 1.30 }
        @{ Name = 'in it'; Included = $true; Charge = 1.25 }
    ) {
        New-ContosoStore -Settings @{ ChargeSource = 'Provider'; ChargeIncludesConnectionFee = $Included } -WarningVariable warned | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
        Import-TestCall (New-BilledCall 1 1.25 0.05) | Out-Null
        $call = Get-PstnUsage
        $call.Payer, $call.Reason | Should -Be Credits, Ok
        $call.Charge | Should -Be $Charge
        $call.RateCard | Should -BeNullOrEmpty
        (Get-CommsCreditBalance).Balance | Should -Be (100 - $Charge)
    }

    It 'the capability decides what credits pay' {
        New-ContosoStore -Settings @{ ChargeSource = 'Provider' } | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
        Import-TestCall @(
            (New-BilledCall 1 2 -Capability MCOMEETACPEA -With @{ 'Call Type' = 'conf_in' })
            (New-BilledCall 2 0 -Capability MCOPSTN1 -With @{ 'Domestic/International' = 'Domestic'; 'Destination Number' = '+14255550199' })
            (New-BilledCall 3 0 -Capability FREECALL)
            (New-BilledCall 4 3 -With @{ 'Currency' = 'EUR' })
            (New-BilledCall 5 0 -Capability MCOPSTN1 -With @{ 'Call Type' = 'user_in' })
            (New-BilledCall 6 '' )) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        (Get-PstnUsage | Sort-Object UsageId).Payer | Should -Be Credits, Pool, Included, None, Included, None
        (Get-PstnUsage | Sort-Object UsageId).Reason | Should -Be Ok, Ok, FreeCall, CurrencyMismatch, Free, NoRate
        (Get-CommsCreditBalance).Balance | Should -Be 98
        (Get-PstnMinutePool 2026-03).UsedMinutes | Should -Be 5
    }

    It 'puts both prices side by side, what differs, and the total last: <Source>' -ForEach @(@{ Source = 'RateCard' }, @{ Source = 'Provider' }) {
        New-ContosoStore -Settings @{ ChargeSource = $Source } | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,0.25') | Out-Null
        Import-TestCall @(
            (New-BilledCall 1 1.25)
            (New-BilledCall 2 1.00 0.05)
            (New-BilledCall 3 1.254)
            (New-BilledCall 4 2.00 -With @{ 'Currency' = 'EUR' })
            (New-BilledCall 5 0 -Capability MCOPSTN1 -With @{ 'Call Type' = 'user_in' })) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null

        $rows = @(Compare-PstnUsage)
        $rows | ForEach-Object { "$($_.UsageId ? [int] ([string] $_.UsageId).Substring(30) : 'total') $($_.ProviderCharge) $($_.Charge) $($_.Difference) $($_.Currency) $($_.Reason)" } |
            Should -Be '2 1.05 1.25 0.20 USD Ok', $(if ($Source -eq 'RateCard') { '4 2.00 1.25  EUR CurrencyMismatch' } else { '4 2.00   EUR CurrencyMismatch' }), 'total 3.554 3.75 0.196 USD '
        @(Compare-PstnUsage -Tolerance 0).Count | Should -Be 4
        @(Compare-PstnUsage -Tolerance 1).Count | Should -Be 2
        @(Compare-PstnUsage -All).Count | Should -Be 6
        @(Compare-PstnUsage -From 2027-01-01) | ForEach-Object ProviderCharge | Should -Be 0
    }
}
