BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    # A call the provider charged for.
    function New-ChargedCall([int] $Id, [decimal] $Charge, [int] $Minutes = 1, [string] $To = '+442079460000', [string] $Type = 'user_out', [string] $Capability = 'MCOPSTNPP', [hashtable] $With = @{}) {
        $text = $Charge.ToString([cultureinfo]::InvariantCulture)
        New-Call $Id -Seconds ($Minutes * 60) -To $To -Type $Type -Capability $Capability -With (@{ Charge = $text } + $With)
    }

    function Import-ChargedCall([object[]] $Call) { Import-PstnUsage (New-UsageExport $Call) -WarningAction SilentlyContinue | Out-Null }

    # The derived rate of a number.
    function Get-Derived([string] $Number = '+442079460000', [hashtable] $With = @{}) { Get-CommsCreditRate -Number $Number -Origin US @With }
}
AfterAll { Disconnect-CommsCredit }

Describe 'New-CommsCreditRateCard -FromUsage' {
    BeforeEach { $store = New-ContosoStore '2026-03-20T08:00:00Z' }

    It 'finds the price behind charges that were rounded to cents, and stores it as a card' {
        Import-ChargedCall (New-ChargedCall 1 0.03 2), (New-ChargedCall 2 0.14 11), (New-ChargedCall 3 1.17 90), (New-ChargedCall 4 0.01 1)
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage }
        $outcome.Warnings | Should -BeNullOrEmpty
        $card = $outcome.Output[0]
        $card.Name | Should -Be 'Observed'
        $card.Currency | Should -Be 'USD'
        $card.EffectiveFrom | Should -BeNullOrEmpty
        $card.Rates | Should -Be 1
        $rate = Get-Derived
        $rate.PerMinute | Should -Be 0.013
        $rate.Prefix | Should -Be '44'
        $rate.Country | Should -Be 'GB'
        $rate.Service | Should -Be 'CallingPlanOutbound'
        $rate.Origin | Should -Be 'US'
        $rate.IncrementSeconds | Should -Be 60
        $rate.MinimumSeconds | Should -Be 60
        $rate.ConnectionFee | Should -Be 0
        $rate.RateCard | Should -Be 'Observed'
    }

    It 'a charge with more decimals than cents is exact' {
        Import-ChargedCall (New-ChargedCall 1 0.039999 3)
        New-CommsCreditRateCard Observed -FromUsage | Out-Null
        (Get-Derived).PerMinute | Should -Be 0.013333
    }

    It 'bills started minutes' {
        Import-ChargedCall (New-Call 1 -Seconds 61 -To '+442079460000' -With @{ Charge = '1.00' })
        New-CommsCreditRateCard Observed -FromUsage | Out-Null
        (Get-Derived).PerMinute | Should -Be 0.5
    }

    It 'A4, R3, R4: calls of users and bots by usage location, meetings and calls to service numbers from anywhere' {
        Import-ChargedCall @(
            New-ChargedCall 1 2.00
            New-ChargedCall 2 3.00 -Type conf_out -Capability MCOMEETACPEA
            New-ChargedCall 3 4.00 -Type ucap_out
            New-ChargedCall 4 5.00 -Type conf_in -Capability MCOMEETACPEA -With @{ 'Number Type' = 'TollFree' } -To '+18005550100'
            New-ChargedCall 5 6.00 -Type conf_in -Capability MCOMEETACPEA_GOV
        )
        (New-CommsCreditRateCard Observed -FromUsage).Rates | Should -Be 5
        $gb = Get-CommsCreditRate -Country GB | Sort-Object PerMinute
        $gb.Service | Should -Be @('CallingPlanOutbound', 'ConferenceDialOut', 'BotOutbound', 'ConferenceTollInbound')
        $gb.Origin | Should -Be @('US', '*', 'US', '*')
        $gb.PerMinute | Should -Be @(2, 3, 4, 6)
        $tollFree = Get-CommsCreditRate -Number +18005550100 -Service TollFreeInbound
        $tollFree.Origin | Should -Be '*'
        $tollFree.Prefix | Should -Be '1800'
        $tollFree.NumberClass | Should -Be 'TollFree'
        $tollFree.PerMinute | Should -Be 5
    }

    It 'the usage location recorded here goes before the record''s' {
        Set-CommsCreditUser bob@contoso.com -UsageLocation DE | Out-Null
        Import-ChargedCall (New-ChargedCall 1 2.00)
        New-CommsCreditRateCard Observed -FromUsage | Out-Null
        (Get-CommsCreditRate -Country GB).Origin | Should -Be 'DE'
    }

    It 'warns of each price that is not constant, and takes what most calls have' {
        Import-ChargedCall @(
            New-ChargedCall 1 0.20 10
            New-ChargedCall 2 0.40 20
            New-ChargedCall 3 0.50 10
            New-ChargedCall 4 1.00 10 -To '+81312345678'
        )
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage }
        $outcome.Errors | Should -BeNullOrEmpty
        @($outcome.Warnings).Message | Should -Be @('44 CallingPlanOutbound US: 1 of 3 calls do not fit; prices seen from 0.02 to 0.05')
        (Get-Derived).PerMinute | Should -Be 0.02
        (Get-Derived '+81312345678').PerMinute | Should -Be 0.1
    }

    It 'R2: the fee is in the charge, or beside it, as the account says: <Includes>' -ForEach @(
        @{ Includes = $false; PerMinute = 0.03 }
        @{ Includes = $true; PerMinute = 0.02 }
    ) {
        Set-CommsCreditAccount -ChargeIncludesConnectionFee:$Includes | Out-Null
        Import-ChargedCall (New-ChargedCall 1 0.30 10 -With @{ 'Connection Fee' = '0.10' })
        New-CommsCreditRateCard Observed -FromUsage | Out-Null
        (Get-Derived).PerMinute | Should -Be $PerMinute
        (Get-Derived).ConnectionFee | Should -Be 0.1
    }

    It 'warns where the fee is not constant, and takes the most frequent' {
        Import-ChargedCall @(foreach ($id in 1..3) { New-ChargedCall $id 0.30 10 -With @{ 'Connection Fee' = ($id -eq 2 ? '0.20' : '0.10') } })
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage }
        @($outcome.Warnings).Message | Should -Be @('44 CallingPlanOutbound US: 1 of 3 calls have another connection fee; fees seen from 0.10 to 0.20')
        (Get-Derived).ConnectionFee | Should -Be 0.1
    }

    It 'leaves out what credits did not pay for: <Because>' -ForEach @(
        @{ Because = 'a plan paid'; Call = { New-ChargedCall 2 9.00 -Capability MCOPSTN1 } }
        @{ Because = 'FREECALL'; Call = { New-ChargedCall 2 9.00 -Capability FREECALL } }
        @{ Because = 'no charge'; Call = { New-ChargedCall 2 0 10 } }
        @{ Because = 'nobody answered'; Call = { New-ChargedCall 2 9.00 0 } }
    ) {
        Import-ChargedCall (New-ChargedCall 1 2.00), (& $Call)
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage }
        $outcome.Warnings | Should -BeNullOrEmpty
        (Get-Derived).PerMinute | Should -Be 2
    }

    It 'leaves out, and says so: <Because>' -ForEach @(
        @{ Because = 'another currency'; Call = { New-ChargedCall 2 9.00 -With @{ Currency = 'EUR' } }; Warning = '1 calls were charged in EUR, not in USD; they are left out.' }
        @{ Because = 'no currency'; Call = { New-ChargedCall 2 9.00 -With @{ Currency = '' } }; Warning = '1 calls were charged in no currency, not in USD; they are left out.' }
        @{ Because = 'no number'; Call = { New-ChargedCall 2 9.00 -To '' }; Warning = '1 calls were charged, but their type or number belongs to no price list; they are left out.' }
        @{ Because = 'no country has the number'; Call = { New-ChargedCall 2 9.00 -To '+21012345678' }; Warning = '1 calls were charged, but their type or number belongs to no price list; they are left out.' }
        @{ Because = 'an emergency'; Call = { New-ChargedCall 2 9.00 -Type emergency_out }; Warning = '1 calls were charged, but their type or number belongs to no price list; they are left out.' }
    ) {
        Import-ChargedCall (New-ChargedCall 1 2.00), (& $Call)
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage }
        @($outcome.Warnings).Message | Should -Be @($Warning)
        $outcome.Output[0].Rates | Should -Be 1
        (Get-Derived).PerMinute | Should -Be 2
    }

    It 'looks at calls from -From on and before -To' {
        $calls = foreach ($day in 9..12) { New-ChargedCall $day $day; }
        for ($i = 0; $i -lt 4; $i++) { $calls[$i]['Start Time'] = '2026-03-{0:d2}T00:00:00.0000000Z' -f ($i + 9) }
        Import-ChargedCall $calls
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage -From '2026-03-10' -To '2026-03-11' }
        $outcome.Warnings | Should -BeNullOrEmpty
        (Get-Derived).PerMinute | Should -Be 10
    }

    It 'follows the rules of versions: a later one closes the one before, an earlier one is RateCardInvalid' {
        Import-ChargedCall (New-ChargedCall 1 2.00)
        New-CommsCreditRateCard Observed -FromUsage | Out-Null
        (New-CommsCreditRateCard observed -FromUsage -EffectiveFrom '2026-04-01').EffectiveFrom | Should -Be (Get-Moment '2026-04-01')
        (Get-CommsCreditRateCard Observed)[0].EffectiveTo | Should -Be (Get-Moment '2026-04-01')
        Get-ErrorId { New-CommsCreditRateCard Observed -FromUsage -EffectiveFrom '2026-03-01' } | Should -Be 'RateCardInvalid'
        @(Get-CommsCreditRateCard).Count | Should -Be 2
    }

    It 'RateCardInvalid: no call tells a price; the error says what would help' {
        Import-ChargedCall (New-ChargedCall 1 2.00)
        $outcome = Get-Outcome { New-CommsCreditRateCard Observed -FromUsage -From '2026-03-15' }
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardInvalid,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $outcome.Errors[0].TargetObject | Should -Be 'Observed'
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-From'
        Get-CommsCreditRateCard | Should -BeNullOrEmpty
    }

    It 'changes no stored charge' {
        Import-ChargedCall (New-ChargedCall 1 2.00)
        $before = Get-PstnUsage | ConvertTo-Json
        New-CommsCreditRateCard Observed -FromUsage | Out-Null
        Get-PstnUsage | ConvertTo-Json | Should -Be $before
    }

    It 'L9: calls charged with the derived card cost what the provider took, to the cent' {
        Add-CommsCreditFunds 100 | Out-Null
        Add-TestUser bob@contoso.com
        $random = [random]::new(5)
        $calls = foreach ($id in 1..60) {
            $minutes = $random.Next(1, 90)
            New-ChargedCall $id ([math]::Round(0.0137d * $minutes, 2, 'AwayFromZero')) $minutes -To ($id % 2 ? '+442079460000' : '+81312345678')
        }
        Import-ChargedCall $calls
        New-CommsCreditRateCard Observed -FromUsage -WarningVariable doubts | Out-Null
        $doubts | Should -BeNullOrEmpty
        foreach ($call in $calls) { $call.UsageId = (Get-UsageId ([int] $call.UsageId.Substring(24) + 1000)).ToString() }
        Import-ChargedCall $calls
        $again = Get-PstnUsage | Where-Object Charge -GT 0
        $again.Count | Should -BeGreaterThan 50
        foreach ($call in $again) { [math]::Round($call.Charge, 2, 'AwayFromZero') | Should -Be $call.ProviderCharge }
    }

    It 'AccountNotFound: an account that is not there' {
        Get-ErrorId { New-CommsCreditRateCard Observed -FromUsage -Account Nowhere } | Should -Be 'AccountNotFound'
    }

    It 'binds nothing from the pipeline, and has examples' {
        (Get-Command New-CommsCreditRateCard).Parameters.Values.Attributes.ValueFromPipelineByPropertyName | Should -Not -Contain $true
        @((Get-Help New-CommsCreditRateCard -Examples).examples.example).Count | Should -BeGreaterThan 0
    }
}
