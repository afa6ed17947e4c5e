BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
    Import-TestCard @('Prefix,PerMinute', '81,0.5', '44,0.25', '1,0.1', '1800,0.025') | Out-Null
    Add-CommsCreditFunds 100 | Out-Null
    $adaId = [guid] '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11'
    Add-TestUser ada@contoso.com -License PhoneSystem, AudioConferencing, CallingPlanDomestic, CommunicationsCredits -With @{ Department = 'Sales'; ObjectId = $adaId }
    Add-TestUser bob@contoso.com -With @{ Department = 'Research' }
    Add-TestUser carol@contoso.com -License PhoneSystem, CallingPlanDomestic -With @{ Department = 'Sales' }
    Import-TestCall @(
        New-Call 1 -Start '2026-01-31T23:59:59Z' -From ada@contoso.com -To '+14255550199' -Seconds 90          # pool, 2 minutes
        New-Call 2 -Start '2026-02-01T00:00:00Z' -From ada@contoso.com -Seconds 120                            # credits, 2 × 0.5
        New-Call 3 -Start '2026-02-10T09:00:00Z' -From bob@contoso.com -To '+442079460000' -Seconds 300         # credits, 5 × 0.25
        New-Call 4 -Start '2026-02-10T10:00:00Z' -From carol@contoso.com -Seconds 60                            # NoCreditLicense
        New-Call 5 -Start '2026-03-01T09:00:00Z' -From bob@contoso.com -To '+33140000000' -Seconds 61           # NoRate
        New-Call 6 -Start '2026-03-02T09:00:00Z' -From ada@contoso.com -Type user_in -Seconds 600               # free
        New-Call 7 -Start '2026-03-03T09:00:00Z' -From ada@contoso.com -Type conf_in -Capability MCOMEETADD -To '+18005550100' -Seconds 600 -With @{ 'Number Type' = 'TollFree' }
        New-Call 8 -Start '2026-03-03T10:00:00Z' -From ada@contoso.com -Type conf_out -Capability MCOMEETADD -To '+442079460000' -Seconds 60
    ) | Out-Null
    # Which test calls came, by their numbers.
    function Get-Number([object[]] $Call) { $Call | ForEach-Object { [int] $_.UsageId.ToString().Substring(24) } }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Get-PstnUsage' {
    It 'lists calls by their start' { Get-Number (Get-PstnUsage) | Should -Be @(1..8) }

    It 'finds one by its usage id' { Get-Number (Get-PstnUsage -UsageId (Get-UsageId 3)) | Should -Be 3 }

    It 'filters by user: by name without case, and by object id' {
        Get-Number (Get-PstnUsage -UserPrincipalName BOB@contoso.com) | Should -Be @(3, 5)
        Get-Number (Get-PstnUsage -UserPrincipalName $adaId.ToString()) | Should -Be @(1, 2, 6, 7, 8)
    }

    It 'filters by department' {
        Get-Number (Get-PstnUsage -Department Sales) | Should -Be @(1, 2, 4, 6, 7, 8)
        Get-PstnUsage -Department Nowhere | Should -BeNullOrEmpty
    }

    It 'filters by start: from inclusive, to exclusive' {
        Get-Number (Get-PstnUsage -From '2026-02-01' -To '2026-03-01') | Should -Be @(2, 3, 4)
        Get-Number (Get-PstnUsage -From '2026-02-10T09:00:00Z' -To '2026-02-10T10:00:00Z') | Should -Be 3
        Get-Number (Get-PstnUsage -To '2026-02-01') | Should -Be 1
        Get-Number (Get-PstnUsage -From '2026-02-10T11:00:00+01:00' -To '2026-02-10T10:00:01Z') | Should -Be 4
    }

    It 'filters by call type' {
        Get-Number (Get-PstnUsage -CallType user_out) | Should -Be @(1..5)
        Get-Number (Get-PstnUsage -CallType CONF_IN) | Should -Be 7
    }

    It 'filters by the country of the rated number' {
        Get-Number (Get-PstnUsage -Country GB) | Should -Be @(3, 8)
        Get-Number (Get-PstnUsage -Country jp -CallType user_out) | Should -Be @(2, 4)
    }

    It 'filters by payer' {
        Get-Number (Get-PstnUsage -Payer Pool) | Should -Be @(1, 8)
        Get-Number (Get-PstnUsage -Payer Credits) | Should -Be @(2, 3, 7)
        Get-Number (Get-PstnUsage -Payer Included) | Should -Be 6
        Get-Number (Get-PstnUsage -Payer None) | Should -Be @(4, 5)
    }

    It 'filters by reason' {
        Get-Number (Get-PstnUsage -Reason NoRate) | Should -Be 5
        Get-Number (Get-PstnUsage -Reason NoCreditLicense) | Should -Be 4
        Get-Number (Get-PstnUsage -Reason Ok) | Should -Be @(1, 2, 3, 7, 8)
    }

    It 'filters those that would have been refused' {
        $refused = Get-Number (Get-PstnUsage -Refused)
        $refused | Should -Contain 4
        foreach ($number in 1, 2, 3, 6, 7, 8) { $refused | Should -Not -Contain $number }
    }

    It 'takes the first ones' {
        Get-Number (Get-PstnUsage -First 3) | Should -Be @(1, 2, 3)
        Get-Number (Get-PstnUsage -First 1 -Payer Credits) | Should -Be 2
        @(Get-PstnUsage -First 100).Count | Should -Be 8
    }

    It 'combines filters' { Get-Number (Get-PstnUsage -Department Sales -Payer Credits -From '2026-03-01') | Should -Be 7 }

    It 'stops when the pipeline has enough' { Get-Number (Get-PstnUsage | Select-Object -First 2) | Should -Be @(1, 2) }

    It 'rejects a payer or a reason that is none' {
        (Get-Outcome { Get-PstnUsage -Payer Nobody }).Terminating | Should -BeTrue
        (Get-Outcome { Get-PstnUsage -Reason Because }).Terminating | Should -BeTrue
    }
}

Describe 'Measure-PstnUsage' {
    BeforeAll {
        # The sums of calls, added here independently.
        function Get-Sum([object[]] $Call) {
            $sum = @{ Calls = 0; Minutes = 0; PoolMinutes = 0; Charge = [decimal] 0 }
            foreach ($one in $Call) {
                $sum.Calls++
                $sum.Minutes += [math]::Ceiling($one.Duration.TotalSeconds / 60)
                $sum.PoolMinutes += $one.PoolMinutes
                $sum.Charge += [decimal] $one.Charge
            }
            "$($sum.Calls) calls, $($sum.Minutes) min, $($sum.PoolMinutes) pool, $('{0:0.######}' -f $sum.Charge)"
        }
        function Format-Row([object] $Row) { "$($Row.Calls) calls, $($Row.Minutes) min, $($Row.PoolMinutes) pool, $('{0:0.######}' -f $Row.Charge)" }
        $calls = @(Get-PstnUsage)
    }

    It 'sums everything without keys, one row per currency' {
        $row = Measure-PstnUsage
        $row.Calls | Should -Be 8
        $row.Minutes | Should -Be 33
        $row.PoolMinutes | Should -Be 3
        $row.Charge | Should -Be 2.5
        $row.Charge | Should -BeOfType [decimal]
        $row.Currency | Should -Be 'USD'
        Format-Row $row | Should -Be (Get-Sum $calls)
    }

    It 'L11: groups by <Key>' -ForEach @(
        @{ Key = 'User'; Of = { $_.UserPrincipalName }; Values = @('ada@contoso.com', 'bob@contoso.com', 'carol@contoso.com') }
        @{ Key = 'Department'; Of = { $_.Department }; Values = @('Research', 'Sales') }
        @{ Key = 'CallType'; Of = { $_.CallType }; Values = @('conf_in', 'conf_out', 'user_in', 'user_out') }
        @{ Key = 'Payer'; Of = { [string] $_.Payer }; Values = @('Credits', 'Included', 'None', 'Pool') }
        @{ Key = 'Day'; Of = { $_.StartTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }; Values = @('2026-01-31', '2026-02-01', '2026-02-10', '2026-03-01', '2026-03-02', '2026-03-03') }
        @{ Key = 'Month'; Of = { $_.StartTime.ToString('yyyy-MM', [cultureinfo]::InvariantCulture) }; Values = @('2026-01', '2026-02', '2026-03') }
        @{ Key = 'Country'; Of = { [string] $_.Country }; Values = @('FR', 'GB', 'JP', 'US') }
    ) {
        $rows = @(Measure-PstnUsage -GroupBy $Key)
        ($rows | ForEach-Object { [string] $_.$Key } | Sort-Object) | Should -Be $Values
        foreach ($row in $rows) {
            $mine = $calls | Where-Object { [string] ($_ | ForEach-Object $Of) -eq [string] $row.$Key }
            Format-Row $row | Should -Be (Get-Sum $mine) -Because "$Key $($row.$Key)"
        }
    }

    It 'L11: groups by several keys, in properties named as they are' {
        $rows = @(Measure-PstnUsage -GroupBy User, Month)
        $rows.Count | Should -Be 6
        $names = @($rows[0].PSObject.Properties.Name)
        $names.IndexOf('User') | Should -BeLessThan $names.IndexOf('Month')
        $names | Should -Not -Contain 'Department'
        foreach ($row in $rows) {
            $mine = $calls | Where-Object { $_.UserPrincipalName -eq $row.User -and $_.StartTime.ToString('yyyy-MM', [cultureinfo]::InvariantCulture) -eq $row.Month }
            Format-Row $row | Should -Be (Get-Sum $mine)
        }
    }

    It 'sums a time: from inclusive, to exclusive' {
        (Measure-PstnUsage -From '2026-02-01' -To '2026-03-01').Calls | Should -Be 3
        (Measure-PstnUsage -GroupBy User -From '2026-02-10T10:00:00Z' -To '2026-02-10T10:00:01Z').User | Should -Be 'carol@contoso.com'
    }

    It 'has nothing to say where there are no calls' {
        Measure-PstnUsage -GroupBy User -From '2030-01-01' | Should -BeNullOrEmpty
    }

    It 'a user is one, however the name is written' {
        Import-TestCall (New-Call 10 -Start '2029-01-01T09:00:00Z' -From BOB@Contoso.COM -Seconds 60) | Out-Null
        Import-TestCall (New-Call 11 -Start '2029-01-01T10:00:00Z' -From bob@contoso.com -Seconds 60) | Out-Null
        $rows = @(Measure-PstnUsage -GroupBy User -From '2029-01-01')
        $rows.Count | Should -Be 1
        $rows[0].User | Should -Be 'bob@contoso.com'
        $rows[0].Calls | Should -Be 2
    }

    It 'calls of nobody have no user' {
        Import-TestCall (New-Call 9 -From '' -Type ucap_in -Seconds 60) | Out-Null
        $row = Measure-PstnUsage -GroupBy User | Where-Object { -not $_.User }
        $row.Calls | Should -Be 1
    }
}
