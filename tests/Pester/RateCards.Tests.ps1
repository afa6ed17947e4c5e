BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Import-CommsCreditRateCard' {
    BeforeEach { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'takes two columns, and the defaults for the rest' {
        $card = Import-TestCard @('Prefix,PerMinute', '+44,0.015', '81,0.12')
        $card.Name | Should -Be 'Standard'
        $card.Currency | Should -Be 'USD'
        $card.EffectiveFrom | Should -BeNullOrEmpty
        $card.EffectiveTo | Should -BeNullOrEmpty
        $card.Rates | Should -Be 2
        $rate = Get-CommsCreditRate -Number '+442079460000'
        $rate.Prefix | Should -Be '44'
        $rate.Service | Should -Be '*'
        $rate.Origin | Should -Be '*'
        $rate.Country | Should -Be 'GB'
        $rate.PerMinute | Should -Be 0.015
        $rate.PerMinute | Should -BeOfType [decimal]
        $rate.ConnectionFee | Should -Be 0
        $rate.IncrementSeconds | Should -Be 60
        $rate.MinimumSeconds | Should -Be 60
        $rate.Currency | Should -Be 'USD'
        $rate.RateCard | Should -Be 'Standard'
    }

    It 'takes every column, in any order' {
        Import-TestCard @(
            'MinimumSeconds,PerMinute,Destination,Service,IncrementSeconds,Prefix,Origin,ConnectionFee,NumberClass,Country'
            '30,0.125,France mobile,ConferenceDialOut,6,336,US,0.05,Mobile,FR'
        ) | Out-Null
        $rate = Get-CommsCreditRate -Number '+33612345678' -Service ConferenceDialOut -Origin US
        $rate.Prefix | Should -Be '336'
        $rate.Destination | Should -Be 'France mobile'
        $rate.Country | Should -Be 'FR'
        $rate.NumberClass | Should -Be 'Mobile'
        $rate.Service | Should -Be 'ConferenceDialOut'
        $rate.Origin | Should -Be 'US'
        $rate.PerMinute | Should -Be 0.125
        $rate.ConnectionFee | Should -Be 0.05
        $rate.IncrementSeconds | Should -Be 6
        $rate.MinimumSeconds | Should -Be 30
    }

    It 'understands the headers of the Azure list' {
        Import-TestCard @('Destination Name,Destination Type,Country,Prefix,Price / min', 'France Mobile,mobile,FR,336,0.125', '"United Kingdom, all",landline,GB,44,0.015') | Out-Null
        $rate = Get-CommsCreditRate -Number '+33612345678'
        $rate.Destination | Should -Be 'France Mobile'
        $rate.NumberClass | Should -Be 'Mobile'
        $rate.PerMinute | Should -Be 0.125
        (Get-CommsCreditRate -Number '+442079460000').Destination | Should -Be 'United Kingdom, all'
    }

    It 'takes a list as long as Azure''s, of 6592 prefixes' {
        (Import-TestCard (@('Destination Name,Prefix,Price / min') + (10000..16591 | ForEach-Object { "Place $_,8$_,0.$_" }))).Rates | Should -Be 6592
        (Get-CommsCreditRate -Number '+816591123').PerMinute | Should -Be 0.16591
    }

    It 'names the currency, or takes that of the account' {
        (Import-TestCard @('Prefix,PerMinute', '44,0.015') -Name Euro -With @{ Currency = 'EUR' }).Currency | Should -Be 'EUR'
        $outcome = Get-Outcome { Import-TestCard @('Prefix,PerMinute', '44,0.015') -Name Odd -With @{ Currency = 'XYZ' } }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CurrencyUnknown,*'
        $outcome.Errors[0].Exception.Message | Should -BeLike '*XYZ*'
        (Get-CommsCreditRateCard).Name | Should -Be 'Euro'
    }

    It 'RateCardInvalid: names line <Line>, and imports nothing' -ForEach @(
        @{ Line = 3; Rows = @('44,0.015', '4x,0.02'); Because = 'a prefix is digits'; Reason = 'is not a prefix' }
        @{ Line = 2; Rows = @(',0.015'); Because = 'a prefix is required'; Reason = 'is not a prefix' }
        @{ Line = 4; Rows = @('44,0.015', '45,0.1', '46,'); Because = 'a price is required'; Reason = 'PerMinute is empty' }
        @{ Line = 3; Rows = @('44,0.015', '45,free'); Because = 'a price is a number'; Reason = 'is not a number' }
        @{ Line = 2; Rows = @('45,"0,02"'); Because = 'a decimal comma is no decimal point'; Reason = 'is not a number' }
        @{ Line = 2; Rows = @('45,-0.02'); Because = 'a price is not negative'; Reason = 'is negative' }
        @{ Line = 2; Rows = @('45,0.0000001'); Because = 'rates have at most six decimals'; Reason = 'more than six decimals' }
        @{ Line = 4; Rows = @('44,0.015', '45,0.02', '44,0.016'); Because = 'a prefix stands once'; Reason = 'stands twice' }
    ) {
        $outcome = Get-Outcome { Import-TestCard (@('Prefix,PerMinute') + $Rows) }
        $outcome.Terminating | Should -BeTrue -Because $Because
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardInvalid,*'
        $outcome.Errors[0].Exception.Message | Should -BeLike "Line ${Line}: *$Reason*"
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-CommsCreditRateCard | Should -BeNullOrEmpty
    }

    It 'RateCardInvalid: a prefix stands once for each service and origin, however it is written' {
        $outcome = Get-Outcome { Import-TestCard @('Prefix,PerMinute,Service,Origin', '44,0.01,*,US', '44,0.01,BotOutbound,*', '44,0.02,BotOutbound,US', '+44,0.03,botoutbound,us') }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardInvalid,*'
        $outcome.Errors[0].Exception.Message | Should -BeLike 'Line 5: *twice*'
    }

    It 'RateCardInvalid: <Column> cannot be <Value>' -ForEach @(
        @{ Column = 'Service'; Value = 'Telegraph' }
        @{ Column = 'Origin'; Value = 'Nowhere' }
        @{ Column = 'IncrementSeconds'; Value = '0' }
        @{ Column = 'IncrementSeconds'; Value = '1.5' }
        @{ Column = 'MinimumSeconds'; Value = '-1' }
        @{ Column = 'ConnectionFee'; Value = 'none' }
        @{ Column = 'ConnectionFee'; Value = '-0.05' }
        @{ Column = 'ConnectionFee'; Value = '0.0000001' }
    ) {
        Get-ErrorId { Import-TestCard @("Prefix,PerMinute,$Column", "44,0.015,$Value") } | Should -Be 'RateCardInvalid'
    }

    It 'RateCardInvalid: needs both required columns' -ForEach 'Prefix', 'PerMinute' {
        $header = $_
        Get-ErrorId { Import-TestCard @($header) } | Should -BeIn @('RateCardInvalid', 'FileFormatUnknown')
    }

    It 'RateCardInvalid: needs at least one rate' {
        $outcome = Get-Outcome { Import-TestCard @('Prefix,PerMinute') }
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardInvalid,*'
        $outcome.Errors[0].Exception.Message | Should -BeLike '*no rates*'
        Get-CommsCreditRateCard | Should -BeNullOrEmpty
    }

    It 'FileNotFound: refuses a path that is not there' {
        Get-ErrorId { Import-CommsCreditRateCard (New-TestPath '.csv') -Name Standard } | Should -Be 'FileNotFound'
    }

    It 'the same prefix may stand for each service and origin once' {
        (Import-TestCard @('Prefix,PerMinute,Service,Origin', '44,0.01,*,*', '44,0.02,ConferenceDialOut,*', '44,0.03,CallingPlanOutbound,US', '44,0.04,CallingPlanOutbound,*')).Rates | Should -Be 4
        (Get-CommsCreditRate -Number +442079460000 -Service BotOutbound).PerMinute | Should -Be 0.01
        (Get-CommsCreditRate -Number +442079460000 -Service ConferenceDialOut).PerMinute | Should -Be 0.02
        (Get-CommsCreditRate -Number +442079460000 -Service CallingPlanOutbound -Origin US).PerMinute | Should -Be 0.03
        (Get-CommsCreditRate -Number +442079460000 -Service CallingPlanOutbound -Origin DE).PerMinute | Should -Be 0.04
    }
}

Describe 'Versions of a card' {
    BeforeEach {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-TestCard @('Prefix,PerMinute', '44,0.01') | Out-Null
        Import-TestCard @('Prefix,PerMinute', '44,0.02') -With @{ EffectiveFrom = '2026-02-01' } | Out-Null
    }

    It 'a new one closes the one before' {
        $cards = Get-CommsCreditRateCard Standard
        $cards.EffectiveFrom | Should -Be @($null, (Get-Moment '2026-02-01'))
        $cards.EffectiveTo | Should -Be @((Get-Moment '2026-02-01'), $null)
    }

    It 'L6: each prices from its EffectiveFrom, exactly' {
        (Get-CommsCreditRate -Number +442079460000 -At '2026-01-31T23:59:59.9999999Z').PerMinute | Should -Be 0.01
        (Get-CommsCreditRate -Number +442079460000 -At '2026-02-01').PerMinute | Should -Be 0.02
        (Get-CommsCreditRate -Number +442079460000).PerMinute | Should -Be 0.02
        (Get-CommsCreditRate -Number +442079460000 -At '1999-01-01').PerMinute | Should -Be 0.01
    }

    It 'RateCardInvalid: a new one cannot begin at or before the one that is there: <_>' -ForEach '2026-01-15', '2026-02-01', $null {
        $from = $_
        $outcome = Get-Outcome { Import-TestCard @('Prefix,PerMinute', '44,0.03') -With @{ EffectiveFrom = $from } }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardInvalid,*'
        $outcome.Errors[0].Exception.Message | Should -BeLike '*is there already*'
        @(Get-CommsCreditRateCard).Count | Should -Be 2
    }

    It 'RateCardInvalid: a card does not end before it begins' {
        Get-ErrorId { Import-TestCard @('Prefix,PerMinute', '44,0.03') -Name Odd -With @{ EffectiveFrom = '2026-02-01'; EffectiveTo = '2026-02-01' } } | Should -Be 'RateCardInvalid'
    }

    It 'of the cards in force, the one with the latest EffectiveFrom that matches prices' {
        Import-TestCard @('Prefix,PerMinute', '81,0.5', '447,0.09') -Name Promotion -With @{ EffectiveFrom = '2026-03-01'; EffectiveTo = '2026-04-01' } | Out-Null
        (Get-CommsCreditRate -Number +447700900000).RateCard | Should -Be 'Promotion'
        (Get-CommsCreditRate -Number +442079460000).RateCard | Should -Be 'Standard'
        (Get-CommsCreditRate -Number +447700900000 -At '2026-04-01').RateCard | Should -Be 'Standard'
    }

    It 'L9: a later card never changes a stored charge by itself' {
        Add-CommsCreditFunds 100 | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCall (New-Call 1 -To '+442079460000') | Out-Null
        $before = Get-PstnUsage | ConvertTo-Json
        Import-TestCard @('Prefix,PerMinute', '44,0.5') -With @{ EffectiveFrom = '2026-03-01' } | Out-Null
        Import-TestCard @('Prefix,PerMinute', '44,0.7') -Name Later -With @{ EffectiveFrom = '2026-03-02' } | Out-Null
        Get-PstnUsage | ConvertTo-Json | Should -Be $before
        (Get-PstnUsage).Charge | Should -Be 0.1
        (Get-CommsCreditBalance).Balance | Should -Be 99.9
    }

    It 'of two with the same EffectiveFrom, the one imported later prices' {
        Import-TestCard @('Prefix,PerMinute', '44,0.07') -Name Later -With @{ EffectiveFrom = '2026-02-01' } | Out-Null
        (Get-CommsCreditRate -Number +442079460000).RateCard | Should -Be 'Later'
    }
}

Describe 'Get-CommsCreditRate' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-TestCard @('Prefix,PerMinute,Service,Origin', '44,0.01,*,*', '447,0.09,*,*', '447,0.11,ConferenceDialOut,*', '4477,0.12,CallingPlanOutbound,DE', '33,0.02,*,*') | Out-Null
    }

    It 'the longest prefix wins, then the exact service, then the exact origin' {
        (Get-CommsCreditRate -Number '+442079460000').PerMinute | Should -Be 0.01
        (Get-CommsCreditRate -Number '+447900000000').PerMinute | Should -Be 0.09
        (Get-CommsCreditRate -Number '+447900000000' -Service ConferenceDialOut).PerMinute | Should -Be 0.11
        (Get-CommsCreditRate -Number '+447700900000' -Service CallingPlanOutbound -Origin DE).PerMinute | Should -Be 0.12
        (Get-CommsCreditRate -Number '+447700900000' -Service CallingPlanOutbound -Origin US).PerMinute | Should -Be 0.09
    }

    It 'understands <_> as the rates that hold for every service' -ForEach '*', ' * ', 'Any' {
        (Get-CommsCreditRate -Number '+447900000000' -Service $_).PerMinute | Should -Be 0.09
        (Get-CommsCreditRate -Number '+447700900000' -Service $_ -Origin DE).Prefix | Should -Be '447'
        (Get-CommsCreditRate -Country GB -Service $_).Service | Sort-Object -Unique | Should -Be '*'
    }

    It 'takes the service of a rate it wrote, and an empty one as none' {
        $rate = Get-CommsCreditRate -Number '+447900000000'
        (Get-CommsCreditRate -Number '+447900000000' -Service $rate.Service).Prefix | Should -Be '447'
        foreach ($empty in '', $null, @()) { (Get-CommsCreditRate -Number '+447700900000' -Service $empty -Origin DE).Prefix | Should -Be '4477' }
    }

    It 'takes several services' {
        (Get-CommsCreditRate -Number '+447700900000' -Service ConferenceDialOut, CallingPlanOutbound -Origin DE).PerMinute | Should -Be @(0.11, 0.12)
        (Get-CommsCreditRate -Country GB -Service ConferenceDialOut, *).PerMinute | Should -Be @(0.01, 0.11, 0.09)
    }

    It 'completes services as rate cards have them' {
        $text = 'Get-CommsCreditRate -Service '
        $all = (TabExpansion2 $text $text.Length).CompletionMatches.CompletionText
        $all | Should -Be @('*', 'Any', 'BotOutbound', 'CallingPlanOutbound', 'ConferenceDialOut', 'ConferenceTollInbound', 'TollFreeInbound')
        (TabExpansion2 "$($text)Bo" ($text.Length + 2)).CompletionMatches.CompletionText | Should -Be 'BotOutbound'
    }

    It 'refuses a service that is none' {
        (Get-Outcome { Get-CommsCreditRate -Number '+447900000000' -Service Telegraph }).Errors[0].FullyQualifiedErrorId | Should -BeLike '*CannotConvertArgument*'
    }

    It 'reads numbers however they are written' -ForEach '+44 20 7946 0000', '+44 (0)20 7946 0000', 'tel:+442079460000', '442079460000', '00442079460000' {
        (Get-CommsCreditRate -Number $_).Prefix | Should -Be '44'
    }

    It 'lists the rates of a country' {
        (Get-CommsCreditRate -Country GB).Prefix | Sort-Object -Unique | Should -Be @('44', '447', '4477')
        (Get-CommsCreditRate -Country fr).PerMinute | Should -Be 0.02
    }

    It 'RateNotFound: no card has a rate' {
        Get-ErrorId { Get-CommsCreditRate -Number '+81312345678' } | Should -Be 'RateNotFound'
        Get-ErrorId { Get-CommsCreditRate -Country JP } | Should -Be 'RateNotFound'
    }

    It 'NumberInvalid: <_> is no telephone number' -ForEach 'hello', '12', '+' {
        $number = $_
        Get-ErrorId { Get-CommsCreditRate -Number $number } | Should -Be 'NumberInvalid'
    }

    It 'CountryUnknown: XX is no country' { Get-ErrorId { Get-CommsCreditRate -Country XX } | Should -Be 'CountryUnknown' }
}

Describe 'Get-CommsCreditRateCard' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-TestCard @('Prefix,PerMinute', '44,0.01') -Name Alpha | Out-Null
        Import-TestCard @('Prefix,PerMinute', '44,0.01', '33,0.02') -Name Beta | Out-Null
    }

    It 'finds by name, by wildcard, or lists all' {
        (Get-CommsCreditRateCard beta).Rates | Should -Be 2
        (Get-CommsCreditRateCard 'A*').Name | Should -Be 'Alpha'
        (Get-CommsCreditRateCard).Name | Should -Be @('Alpha', 'Beta')
        Get-CommsCreditRateCard 'Z*' | Should -BeNullOrEmpty
    }

    It 'RateCardNotFound: an exact name that does not exist is an error' {
        Get-ErrorId { Get-CommsCreditRateCard Gamma } | Should -Be 'RateCardNotFound'
    }
}

Describe 'Remove-CommsCreditRateCard' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Import-TestCard @('Prefix,PerMinute', '81,0.01') | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,0.02') -With @{ EffectiveFrom = '2026-02-01' } | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,0.03') -With @{ EffectiveFrom = '2026-03-01' } | Out-Null
        Import-TestCard @('Prefix,PerMinute', '44,0.01') -Name Draft | Out-Null
    }

    It 'removes every version of a name, in any case, and writes nothing' {
        Remove-CommsCreditRateCard standard -Confirm:$false | Should -BeNullOrEmpty
        (Get-CommsCreditRateCard).Name | Should -Be 'Draft'
        Get-ErrorId { Get-CommsCreditRate -Number +81312345678 } | Should -Be 'RateNotFound'
    }

    It 'binds the name by property, also where several versions of it arrive' {
        $outcome = Get-Outcome { Get-CommsCreditRateCard | Remove-CommsCreditRateCard -Confirm:$false }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Output | Should -BeNullOrEmpty
        Get-CommsCreditRateCard | Should -BeNullOrEmpty
    }

    It 'takes wildcards, and is silent where they match nothing' {
        (Get-Outcome { Remove-CommsCreditRateCard 'Z*' -Confirm:$false }).Errors | Should -BeNullOrEmpty
        Remove-CommsCreditRateCard 'D*' -Confirm:$false
        (Get-CommsCreditRateCard).Name | Sort-Object -Unique | Should -Be 'Standard'
    }

    It 'a card''s own name means that card alone, also where it could be a pattern' {
        Import-TestCard @('Prefix,PerMinute', '44,0.01') -Name 'Draf[t]' | Out-Null
        Get-CommsCreditRateCard | Where-Object Name -EQ 'Draf[t]' | Remove-CommsCreditRateCard -Confirm:$false
        (Get-CommsCreditRateCard).Name | Sort-Object -Unique | Should -Be @('Draft', 'Standard')
    }

    It 'RateCardNotFound: an exact name, or a version, that does not exist is an error that ends nothing' {
        $outcome = Get-Outcome { Remove-CommsCreditRateCard Gamma -Confirm:$false }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardNotFound,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $outcome.Errors[0].TargetObject | Should -Be 'Gamma'
        Get-ErrorId { Remove-CommsCreditRateCard Standard -EffectiveFrom '2026-02-02' -Confirm:$false } | Should -Be 'RateCardNotFound'
        @(Get-CommsCreditRateCard).Count | Should -Be 4
    }

    It 'one bad name does not stop the rest' {
        $outcome = Get-Outcome { 'Gamma', 'Draft' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Remove-CommsCreditRateCard -Confirm:$false }
        $outcome.Errors.Count | Should -Be 1
        (Get-CommsCreditRateCard).Name | Should -Not -Contain 'Draft'
    }

    It 'the version before the removed one lasts as long as that would have: <Gone>' -ForEach @(
        @{ Gone = '2026-03-01'; From = $null, '2026-02-01'; To = '2026-02-01', $null }
        @{ Gone = '2026-02-01'; From = $null, '2026-03-01'; To = '2026-03-01', $null }
        @{ Gone = $null; From = '2026-02-01', '2026-03-01'; To = '2026-03-01', $null }
    ) {
        Remove-CommsCreditRateCard Standard -EffectiveFrom $Gone -Confirm:$false
        $cards = Get-CommsCreditRateCard Standard
        $cards.EffectiveFrom | Should -Be @($From | ForEach-Object { $_ ? (Get-Moment $_) : $null })
        $cards.EffectiveTo | Should -Be @($To | ForEach-Object { $_ ? (Get-Moment $_) : $null })
    }

    It 'a version that had ended by itself before the removed one stays ended' {
        Import-TestCard @('Prefix,PerMinute', '81,0.5') -Name Promotion -With @{ EffectiveFrom = '2026-01-01'; EffectiveTo = '2026-01-15' } | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,0.6') -Name Promotion -With @{ EffectiveFrom = '2026-02-01' } | Out-Null
        Remove-CommsCreditRateCard Promotion -EffectiveFrom '2026-02-01' -Confirm:$false
        (Get-CommsCreditRateCard Promotion).EffectiveTo | Should -Be (Get-Moment '2026-01-15')
    }

    It 'the rates then in force price at once' {
        (Get-CommsCreditRate -Number +81312345678).PerMinute | Should -Be 0.03
        Remove-CommsCreditRateCard Standard -EffectiveFrom '2026-03-01' -Confirm:$false
        (Get-CommsCreditRate -Number +81312345678).PerMinute | Should -Be 0.02
    }

    It 'RateCardInUse: a card that priced calls stays whole, and the error says how many' {
        Add-CommsCreditFunds 100 | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCall (New-Call 1 -Start '2026-02-10T09:00:00Z'), (New-Call 2 -Start '2026-02-11T09:00:00Z') | Out-Null
        $outcome = Get-Outcome { Remove-CommsCreditRateCard Standard -Confirm:$false }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateCardInUse,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $outcome.Errors[0].TargetObject | Should -Be 'Standard'
        $outcome.Errors[0].Exception.Message | Should -Match '\b2\b'
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @(Get-CommsCreditRateCard Standard).Count | Should -Be 3
        Get-ErrorId { Remove-CommsCreditRateCard Standard -EffectiveFrom '2026-02-01' -Confirm:$false } | Should -Be 'RateCardInUse'
        Remove-CommsCreditRateCard Standard -EffectiveFrom '2026-03-01' -Confirm:$false
        (Get-CommsCreditRateCard Standard).EffectiveFrom | Should -Be @($null, (Get-Moment '2026-02-01'))
    }

    It 'L4: the same request id removes once, and is no error again; with another version it is' {
        $id = [guid]::NewGuid()
        Remove-CommsCreditRateCard Draft -RequestId $id -Confirm:$false
        (Get-Outcome { Remove-CommsCreditRateCard Draft -RequestId $id -Confirm:$false }).Errors | Should -BeNullOrEmpty
        Get-ErrorId { Remove-CommsCreditRateCard Draft -EffectiveFrom '2026-01-01' -RequestId $id -Confirm:$false } | Should -Be 'RequestIdReused'
        Get-ErrorId { Add-CommsCreditFunds 100 -RequestId $id } | Should -Be 'RequestIdReused'
    }

    It '-WhatIf leaves the store as it was, and refuses what would be refused' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        Add-CommsCreditFunds 100 | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCall (New-Call 1) | Out-Null
        Disconnect-CommsCredit
        $before = Get-StoreDump $store
        Connect-CommsCredit $store | Out-Null
        Remove-CommsCreditRateCard Draft -RequestId ([guid]::NewGuid()) -WhatIf | Should -BeNullOrEmpty
        Get-CommsCreditRateCard Draft | Remove-CommsCreditRateCard -WhatIf
        Get-ErrorId { Remove-CommsCreditRateCard Standard -WhatIf } | Should -Be 'RateCardInUse'
        Get-ErrorId { Remove-CommsCreditRateCard Gamma -WhatIf } | Should -Be 'RateCardNotFound'
        @(Get-CommsCreditRateCard).Count | Should -Be 4
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }

    It 'is audited with its request id' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        $id = [guid]::NewGuid()
        Remove-CommsCreditRateCard Draft -RequestId $id -Confirm:$false
        Disconnect-CommsCredit
        $entry = sqlite3 $store "SELECT operation, target, hex(request_id) FROM audit ORDER BY audit_no DESC LIMIT 1"
        $entry | Should -Be "RemoveRateCard|Draft|$($id.ToString('N').ToUpperInvariant())"
        sqlite3 $store "SELECT count(*) FROM rate WHERE card_no = 4" | Should -Be '0'
    }

    It 'has examples' { @((Get-Help Remove-CommsCreditRateCard -Examples).examples.example).Count | Should -BeGreaterThan 0 }
}
