BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    # Imports one call and returns it as it is stored.
    function Get-ChargedCall([object] $Call) {
        Import-TestCall $Call | Out-Null
        Get-PstnUsage -UsageId $Call.UsageId
    }

    function Assert-Call([object] $Call, [hashtable] $Expected) {
        foreach ($name in $Expected.Keys) {
            Should -ActualValue $Call.$name -Be $Expected[$name] -Because "$name of the call"
        }
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Who pays for a call' {
    BeforeEach {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-DollarCard
        Add-CommsCreditFunds 10000 | Out-Null
    }

    It 'M1: the plan''s minutes pay for a call inside the country, by whole started minutes' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds 301)
        Assert-Call $call @{ Payer = 'Pool'; PoolMinutes = 6; BilledMinutes = 0; Charge = 0; Reason = 'Ok'; Context = 'Domestic'; Country = 'US'; WouldHaveBeenRefused = $false }
    }

    It 'C4: credits pay for a call abroad of a domestic plan' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -Seconds 301)
        Assert-Call $call @{ Payer = 'Credits'; PoolMinutes = 0; BilledMinutes = 6; Charge = 6; Reason = 'Ok'; Context = 'International' }
    }

    It 'C7: credits pay for every call of pay-as-you-go' {
        Add-TestUser bob@contoso.com
        Assert-Call (Get-ChargedCall (New-Call 1 -To '+14255550199' -Seconds 60)) @{ Payer = 'Credits'; Charge = 1; Context = 'Domestic' }
    }

    It 'L1: without the credit licence nobody pays: NoCreditLicense' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com)
        Assert-Call $call @{ Payer = 'None'; Charge = 0; Reason = 'NoCreditLicense'; WouldHaveBeenRefused = $true }
        (Get-CommsCreditBalance).Balance | Should -Be 10000
    }

    It 'a user without a plan cannot dial: NoPlan' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CommunicationsCredits
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com)) @{ Payer = 'None'; Charge = 0; Reason = 'NoPlan'; WouldHaveBeenRefused = $true }
    }

    It 'nobody is known who could pay: OwnerUnknown' {
        Assert-Call (Get-ChargedCall (New-Call 1 -From '' -Capability '')) @{ Payer = 'None'; Charge = 0; Reason = 'OwnerUnknown'; WouldHaveBeenRefused = $true }
    }

    It 'C5, R10: a call that outlasts its pool is split; the rest is billed by increment, with one fee' {
        Import-TestCard @('Prefix,PerMinute,ConnectionFee,IncrementSeconds,MinimumSeconds', '1,1,0.25,6,60') -Name Fine -With @{ EffectiveFrom = '2026-01-01' } | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        $first = Get-ChargedCall (New-Call 1 -Start '2026-03-10T09:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 7080)
        Assert-Call $first @{ Payer = 'Pool'; PoolMinutes = 118; Charge = 0 }
        # Two minutes are left. 133 - 120 = 13 s remain: 18 s by increments of 6, no minimum: 0.25 + 18/60.
        $split = Get-ChargedCall (New-Call 2 -Start '2026-03-10T12:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 133)
        Assert-Call $split @{ Payer = 'Credits'; PoolMinutes = 2; BilledMinutes = 0.3; Charge = 0.55; ConnectionFee = 0.25; Reason = 'PoolExhausted' }
        # Nothing is left: 13 s are billed as the minimum of 60.
        $last = Get-ChargedCall (New-Call 3 -Start '2026-03-10T13:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 13)
        Assert-Call $last @{ Payer = 'Credits'; PoolMinutes = 0; BilledMinutes = 1; Charge = 1.25; Reason = 'PoolExhausted' }
    }

    It 'M12: an exhausted pool and no credit licence: nobody pays' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120
        Get-ChargedCall (New-Call 1 -Start '2026-03-10T09:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 7200) | Out-Null
        $call = Get-ChargedCall (New-Call 2 -Start '2026-03-10T12:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 60)
        Assert-Call $call @{ Payer = 'None'; Charge = 0; Reason = 'NoCreditLicense'; WouldHaveBeenRefused = $true }
    }

    It 'M1: users of one country with the same plan share a pool' {
        'ada@contoso.com', 'carol@contoso.com' | ForEach-Object { Add-TestUser $_ -License PhoneSystem, CallingPlan120, CommunicationsCredits }
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds (241 * 60))
        Assert-Call $call @{ PoolMinutes = 240; Charge = 1; Reason = 'PoolExhausted' }
    }

    It 'M1: users of other plans or countries do not' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        Add-TestUser carol@contoso.com -License PhoneSystem, CallingPlan240, CommunicationsCredits
        Add-TestUser dieter@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits -UsageLocation DE
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds (121 * 60))) @{ PoolMinutes = 120; Charge = 1 }
    }

    It 'M7: the plan that is not pooled belongs to its user alone' {
        'ada@contoso.com', 'carol@contoso.com' | ForEach-Object { Add-TestUser $_ -License PhoneSystem, CallingPlan120NotPooled, CommunicationsCredits }
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds (121 * 60))) @{ PoolMinutes = 120; Charge = 1 }
        Assert-Call (Get-ChargedCall (New-Call 2 -From carol@contoso.com -To '+14255550199' -Seconds (120 * 60))) @{ PoolMinutes = 120; Charge = 0; Payer = 'Pool' }
    }

    It 'M3: Puerto Rico and the United States are one' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits -UsageLocation PR
        Add-TestUser carol@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits -UsageLocation US
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds (240 * 60))) @{ PoolMinutes = 240; Context = 'Domestic'; Payer = 'Pool' }
    }

    It 'M4: a pool is that of the month of the call''s start, in UTC' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        Assert-Call (Get-ChargedCall (New-Call 1 -Start '2026-02-28T21:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 7200)) @{ PoolMinutes = 120 }
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-02-28T23:59:59Z' -From ada@contoso.com -To '+14255550199' -Seconds 60)) @{ PoolMinutes = 0; Reason = 'PoolExhausted' }
        Assert-Call (Get-ChargedCall (New-Call 3 -Start '2026-03-01T00:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 60)) @{ PoolMinutes = 1; Payer = 'Pool' }
    }

    It 'M4: or in the account''s time zone' {
        Set-CommsCreditAccount -TimeZone 'America/New_York' | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        Get-ChargedCall (New-Call 1 -Start '2026-02-28T21:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 7200) | Out-Null
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-03-01T04:59:59Z' -From ada@contoso.com -To '+14255550199' -Seconds 60)) @{ PoolMinutes = 0 }
        Assert-Call (Get-ChargedCall (New-Call 3 -Start '2026-03-01T05:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 60)) @{ PoolMinutes = 1 }
    }

    It 'M6: with <Cap> an international plan''s domestic minutes then come from <Payer>' -ForEach @(
        @{ Cap = 'EitherCap'; Payer = 'Credits'; Minutes = 0 }, @{ Cap = 'SeparateCaps'; Payer = 'Pool'; Minutes = 1 }
    ) {
        Set-CommsCreditAccount -PoolCap $Cap | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanInternational, CommunicationsCredits
        Assert-Call (Get-ChargedCall (New-Call 1 -Start '2026-03-10T09:00:00Z' -From ada@contoso.com -Seconds (601 * 60))) @{ PoolMinutes = 600; Charge = 1; Context = 'International' }
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-03-11T09:00:00Z' -From ada@contoso.com -To '+14255550199' -Seconds 60)) @{ Payer = $Payer; PoolMinutes = $Minutes }
    }

    It 'A1: the conferencing pool pays for dial-out to Zone A, 60 minutes for each licence' {
        'ada@contoso.com', 'carol@contoso.com' | ForEach-Object { Add-TestUser $_ -License AudioConferencing, CommunicationsCredits }
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+442079460000' -Type conf_out -Capability MCOMEETADD -Seconds (121 * 60))
        Assert-Call $call @{ PoolMinutes = 120; BilledMinutes = 1; Charge = 1; Payer = 'Credits'; Reason = 'PoolExhausted'; Country = 'GB' }
    }

    It 'C2, A4: elsewhere, credits of the organiser do' {
        Import-TestCard @('Prefix,PerMinute', '254,0.5') -Name Kenya | Out-Null
        Add-TestUser ada@contoso.com -License AudioConferencing, CommunicationsCredits
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+254201234567' -Type conf_out -Capability MCOMEETADD -Seconds 60)
        Assert-Call $call @{ PoolMinutes = 0; Charge = 0.5; Payer = 'Credits'; Country = 'KE' }
    }

    It 'L5: an organiser without the credit licence: NoCreditLicense' {
        Add-TestUser ada@contoso.com -License AudioConferencing
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+254201234567' -Type conf_out -Capability MCOMEETADD)
        Assert-Call $call @{ Payer = 'None'; Reason = 'NoCreditLicense'; Charge = 0 }
    }

    It 'the US and Canada add-on pays before the pool, and does not use it' {
        Add-TestUser ada@contoso.com -License AudioConferencing, AudioConferencingDialOutUsCa, CommunicationsCredits
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14165550199' -Type conf_out -Capability MCOMEETADD -Seconds 7200)) @{ Payer = 'Included'; PoolMinutes = 0; Charge = 0 }
        Assert-Call (Get-ChargedCall (New-Call 2 -From ada@contoso.com -To '+442079460000' -Type conf_out -Capability MCOMEETADD -Seconds 3600)) @{ Payer = 'Pool'; PoolMinutes = 60 }
    }

    It 'C1, R4: credits pay for inbound calls to a toll-free number, whatever side it stands on' -ForEach @(
        @{ Side = 'destination'; Numbers = @{ 'Destination Number' = '+18005550100'; 'Caller ID' = '+14255550100' } }
        @{ Side = 'caller'; Numbers = @{ 'Destination Number' = '+14255550100'; 'Caller ID' = '+18005550100' } }
    ) {
        Import-TestCard @('Prefix,PerMinute,Service', '1800,0.025,TollFreeInbound', '1,9,CallingPlanOutbound') -Name Inbound -With @{ EffectiveFrom = '2026-01-01' } | Out-Null
        Add-TestUser ada@contoso.com -License AudioConferencing, CommunicationsCredits
        $call = Get-ChargedCall (New-Call 1 -From ada@contoso.com -Type conf_in -Capability MCOMEETADD -Seconds 601 -With ($Numbers + @{ 'Number Type' = 'TollFree' }))
        Assert-Call $call @{ Payer = 'Credits'; BilledMinutes = 11; Charge = 0.275; Direction = 'Inbound'; Prefix = '1800'; Reason = 'Ok' }
    }

    It 'inbound calls to a toll number are included: <Type>' -ForEach @(@{ Type = 'user_in' }, @{ Type = 'conf_in' }, @{ Type = 'ucap_in' }) {
        Add-TestUser ada@contoso.com -License AudioConferencing, PhoneSystem, CallingPlanDomestic, CommunicationsCredits
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -Type $Type -To '+14255550100')) @{ Payer = 'Included'; Charge = 0; Reason = 'Free'; Direction = 'Inbound'; WouldHaveBeenRefused = $false }
    }

    It 'C9, L4: every minute of a pay-per-minute organiser is paid by credits, without a credit licence' {
        Add-TestUser ada@contoso.com -License AudioConferencingPayPerMinute
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -Type conf_in -To '+14255550100' -Capability MCOMEETACPEA -Seconds 61)) @{ Payer = 'Credits'; Charge = 2 }
        Assert-Call (Get-ChargedCall (New-Call 2 -From ada@contoso.com -Type conf_out -To '+442079460000' -Capability MCOMEETACPEA -Seconds 61)) @{ Payer = 'Credits'; Charge = 2; PoolMinutes = 0 }
    }

    It 'R8: emergency calls are free and always allowed' {
        Set-CommsCreditUser ada@contoso.com -UsageLocation US -DialOutPolicy None | Out-Null
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -Type emergency_out -To '911')) @{ Payer = 'Included'; Charge = 0; Reason = 'Emergency'; WouldHaveBeenRefused = $false }
    }

    It 'unanswered calls burn no minutes and cost no fee' {
        Import-TestCard @('Prefix,PerMinute,ConnectionFee', '81,1,0.5') -Name Fee -With @{ EffectiveFrom = '2026-01-01' } | Out-Null
        Add-TestUser bob@contoso.com
        Assert-Call (Get-ChargedCall (New-Call 1 -Seconds 0)) @{ Payer = 'Included'; Charge = 0; BilledMinutes = 0; PoolMinutes = 0; Reason = 'Unanswered' }
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120
        Assert-Call (Get-ChargedCall (New-Call 2 -From ada@contoso.com -To '+14255550199' -Seconds 0)) @{ Payer = 'Included'; PoolMinutes = 0 }
    }

    It 'R5: a call the provider could not price is free' {
        Add-TestUser bob@contoso.com
        Assert-Call (Get-ChargedCall (New-Call 1 -Capability FREECALL)) @{ Payer = 'Included'; Charge = 0; Reason = 'FreeCall' }
    }

    It 'is nobody for <Type>: it is free' -ForEach @(@{ Type = 'fmc_out' }, @{ Type = 'fmc_in' }, @{ Type = 'oc_user_out' }, @{ Type = 'unassigned_in' }) {
        Add-TestUser bob@contoso.com
        Assert-Call (Get-ChargedCall (New-Call 1 -Type $Type)) @{ Payer = 'Included'; Charge = 0; Reason = 'Free' }
    }

    It 'C8, R6: premium numbers are paid by credits in <Location>' -ForEach @(@{ Location = 'FR'; Number = '+33812345678'; Cost = 1 }) {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits -UsageLocation $Location
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To $Number -Seconds 60)) @{ Payer = 'Credits'; Charge = $Cost; PoolMinutes = 0 }
    }

    It 'R6: they are not supported in the United States: PremiumNotSupported' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+19005550100')) @{ Payer = 'None'; Charge = 0; Reason = 'PremiumNotSupported'; WouldHaveBeenRefused = $true }
    }

    It 'R6: of the British numbers only the listed ones are' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits -UsageLocation GB
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+448712345678' -Seconds 60)) @{ Payer = 'Credits'; Charge = 1 }
        Assert-Call (Get-ChargedCall (New-Call 2 -From ada@contoso.com -To '+449012345678')) @{ Payer = 'None'; Reason = 'PremiumNotSupported' }
    }

    It 'F11: an empty balance does not change payer and price, but the call would have been refused' {
        New-ContosoStore | Out-Null
        Import-DollarCard
        Add-TestUser bob@contoso.com
        $import = Import-TestCall (New-Call 1)
        $import.BalanceAfter | Should -Be (-5)
        Assert-Call (Get-PstnUsage) @{ Payer = 'Credits'; Charge = 5; Reason = 'NoCredit'; WouldHaveBeenRefused = $true }
        (Get-CommsCreditBalance).State | Should -Be 'Depleted'
    }

    It 'F11: the call that empties the balance is allowed, the next one is not' {
        New-ContosoStore | Out-Null
        Import-DollarCard
        Add-TestUser bob@contoso.com
        Add-CommsCreditFunds 50 | Out-Null
        Import-TestCall @((New-Call 1 -Start '2026-03-10T09:00:00Z' -Seconds 3600), (New-Call 2 -Start '2026-03-10T10:00:00Z' -Seconds 60)) | Out-Null
        (Get-PstnUsage).Reason | Should -Be @('Ok', 'NoCredit')
        (Get-CommsCreditBalance).Balance | Should -Be (-11)
    }

    It 'F12: included minutes are not touched by an empty balance' {
        New-ContosoStore | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120
        Assert-Call (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds 60)) @{ Payer = 'Pool'; PoolMinutes = 1; Reason = 'Ok'; WouldHaveBeenRefused = $false }
    }

    It 'a price in another currency leaves the call unrated: CurrencyMismatch' {
        Import-TestCard @('Prefix,PerMinute', '81,0.1') -Name Euro -With @{ Currency = 'EUR'; EffectiveFrom = '2026-01-01' } | Out-Null
        Add-TestUser bob@contoso.com
        $import = Import-TestCall (New-Call 1)
        $import.Unrated | Should -Be 1
        $call = Get-PstnUsage
        $null -eq $call.Charge | Should -BeTrue
        Assert-Call $call @{ Payer = 'None'; Reason = 'CurrencyMismatch' }
    }

    It 'a number without digits leaves it unrated: NumberInvalid' {
        Add-TestUser bob@contoso.com
        $call = Get-ChargedCall (New-Call 1 -To 'anonymous')
        $null -eq $call.Charge | Should -BeTrue
        $call.Reason | Should -Be 'NumberInvalid'
    }

    It 'a masked number is rated by the digits it has' {
        Add-TestUser bob@contoso.com
        Assert-Call (Get-ChargedCall (New-Call 1 -To '+81312345***')) @{ Charge = 5; Prefix = '8'; Country = 'JP' }
    }

    It 'C10: a bot whose plan is gone is paid by credits that nobody assigned to it' {
        $call = Get-ChargedCall (New-Call 1 -From '' -Type ucap_out -Capability MCOPSTNPP -Seconds 60)
        Assert-Call $call @{ Payer = 'Credits'; Charge = 1 }
    }
}

Describe 'Which facts price a call' {
    BeforeEach {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-DollarCard
        Add-CommsCreditFunds 10000 | Out-Null
    }

    It 'for a user not known here, the record''s own capability and location' {
        Assert-Call (Get-ChargedCall (New-Call 1 -From stranger@contoso.com -To '+14255550199' -Capability MCOPSTN1)) @{ Payer = 'Pool'; PoolMinutes = 5 }
        Assert-Call (Get-ChargedCall (New-Call 2 -From stranger@contoso.com -Capability MCOPSTNPP)) @{ Payer = 'Credits'; Charge = 5 }
        Assert-Call (Get-ChargedCall (New-Call 3 -From stranger@contoso.com -To '+14255550199' -Capability MCOPSTN1 -With @{ 'User Location' = 'DE' })) @{ Context = 'International'; PoolMinutes = 0 }
    }

    It 'the user is found by object id first, then by name without case' {
        $id = [guid]::NewGuid()
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120 -With @{ ObjectId = $id; Department = 'Sales' }
        Add-TestUser old.name@contoso.com -License @() -With @{ Department = 'Other' }
        (Get-ChargedCall (New-Call 1 -From old.name@contoso.com -To '+14255550199' -With @{ 'Microsoft Entra ObjectId' = $id })).Department | Should -Be 'Sales'
        (Get-ChargedCall (New-Call 2 -From ADA@CONTOSO.COM -To '+14255550199')).Department | Should -Be 'Sales'
    }

    It 'L6: the licences of its start' {
        Add-TestUser bob@contoso.com -License PhoneSystem, CallingPlanPayAsYouGo -EffectiveFrom '2026-01-01'
        Grant-CommsCreditLicense bob@contoso.com -EffectiveFrom '2026-03-05T12:00:00Z' | Out-Null
        Assert-Call (Get-ChargedCall (New-Call 1 -Start '2026-03-05T11:59:59Z')) @{ Reason = 'NoCreditLicense'; Payer = 'None' }
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-03-05T12:00:00Z')) @{ Reason = 'Ok'; Payer = 'Credits' }
        Revoke-CommsCreditLicense bob@contoso.com -EffectiveTo '2026-03-06' | Out-Null
        Assert-Call (Get-ChargedCall (New-Call 3 -Start '2026-03-05T23:59:59Z')) @{ Payer = 'Credits' }
        Assert-Call (Get-ChargedCall (New-Call 4 -Start '2026-03-06T00:00:00Z')) @{ Reason = 'NoCreditLicense' }
    }

    It 'before the first recorded licence, the record''s own capability' {
        Add-TestUser bob@contoso.com -License PhoneSystem, CallingPlanDomestic -EffectiveFrom '2026-03-05'
        Assert-Call (Get-ChargedCall (New-Call 1 -Start '2026-03-04T09:00:00Z' -Capability MCOPSTNPP)) @{ Payer = 'Credits'; Charge = 5 }
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-03-05T09:00:00Z' -Capability MCOPSTNPP)) @{ Payer = 'None'; Reason = 'NoCreditLicense' }
    }

    It 'L6: the rate of its start' {
        Import-TestCard @('Prefix,PerMinute', '81,2') -Name Newer -With @{ EffectiveFrom = '2026-03-05T12:00:00Z' } | Out-Null
        Add-TestUser bob@contoso.com
        Assert-Call (Get-ChargedCall (New-Call 1 -Start '2026-03-05T11:59:59.999Z')) @{ Charge = 5 }
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-03-05T12:00:00Z')) @{ Charge = 10; RateCard = 'Newer' }
    }

    It 'L6: the usage location of its start' {
        $store = New-ContosoStore '2026-03-01T00:00:00Z'
        Import-DollarCard
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-10T00:00:00Z' | Out-Null
        Set-CommsCreditUser ada@contoso.com -UsageLocation GB | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-20T00:00:00Z' | Out-Null
        Assert-Call (Get-ChargedCall (New-Call 1 -Start '2026-03-09T23:59:59Z' -From ada@contoso.com -To '+442079460000')) @{ Context = 'International'; Payer = 'Credits' }
        Assert-Call (Get-ChargedCall (New-Call 2 -Start '2026-03-10T00:00:00Z' -From ada@contoso.com -To '+442079460000')) @{ Context = 'Domestic'; Payer = 'Pool' }
    }

    It 'department: as it stands at import, and kept' {
        Add-TestUser bob@contoso.com -With @{ Department = 'Sales' }
        Get-ChargedCall (New-Call 1) | Out-Null
        Set-CommsCreditUser bob@contoso.com -Department Research | Out-Null
        (Get-PstnUsage -UsageId (Get-UsageId 1)).Department | Should -Be 'Sales'
        (Get-ChargedCall (New-Call 2)).Department | Should -Be 'Research'
    }
}

Describe 'The price of a call' {
    It '<Seconds> s with a minimum of <Minimum> and increments of <Increment> are billed as <Billed> s' -ForEach @(
        @{ Seconds = 1500; Minimum = 60; Increment = 60; Billed = 1500 }
        @{ Seconds = 1; Minimum = 60; Increment = 60; Billed = 60 }
        @{ Seconds = 60; Minimum = 60; Increment = 60; Billed = 60 }
        @{ Seconds = 61; Minimum = 60; Increment = 60; Billed = 120 }
        @{ Seconds = 32; Minimum = 30; Increment = 6; Billed = 36 }
        @{ Seconds = 57; Minimum = 30; Increment = 6; Billed = 60 }
        @{ Seconds = 75; Minimum = 30; Increment = 6; Billed = 78 }
        @{ Seconds = 31; Minimum = 30; Increment = 7; Billed = 37 }
        @{ Seconds = 5; Minimum = 0; Increment = 1; Billed = 5 }
    ) {
        New-ContosoStore | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCard @('Prefix,PerMinute,MinimumSeconds,IncrementSeconds', "81,1.2,$Minimum,$Increment") | Out-Null
        $call = Get-ChargedCall (New-Call 1 -Seconds $Seconds)
        $call.BilledMinutes | Should -Be ([decimal] $Billed / 60)
        $call.Charge | Should -Be ([decimal] $Billed * 0.02)
    }

    It 'is the connection fee and the minutes: 0.15 + 3 × 0.01 = 0.18' {
        New-ContosoStore | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCard @('Prefix,PerMinute,ConnectionFee', '81,0.01,0.15') | Out-Null
        $call = Get-ChargedCall (New-Call 1 -Seconds 180)
        $call.Charge | Should -Be 0.18
        $call.ConnectionFee | Should -Be 0.15
        $call.RatePerMinute | Should -Be 0.01
    }

    It 'is rounded once, half up, to a millionth: <Rate> for <Seconds> s is <Charge>' -ForEach @(
        @{ Rate = '0.000001'; Seconds = 30; Charge = 0.000001 }
        @{ Rate = '0.000001'; Seconds = 29; Charge = 0 }
        @{ Rate = '0.013'; Seconds = 1; Charge = 0.000217 }
        @{ Rate = '0.1'; Seconds = 1; Charge = 0.001667 }
        @{ Rate = '0.000003'; Seconds = 90; Charge = 0.000005 }
    ) {
        New-ContosoStore | Out-Null
        Add-TestUser bob@contoso.com
        Import-TestCard @('Prefix,PerMinute,MinimumSeconds,IncrementSeconds', "81,$Rate,0,1") | Out-Null
        (Get-ChargedCall (New-Call 1 -Seconds $Seconds)).Charge | Should -Be $Charge
        (Get-CommsCreditBalance).Balance | Should -Be (-$Charge)
    }

    It 'R3, A4: a meeting is priced by destination only, a user''s call also by the usage location' {
        New-ContosoStore | Out-Null
        Add-TestUser ada@contoso.com -License AudioConferencing, PhoneSystem, CallingPlanPayAsYouGo, CommunicationsCredits -UsageLocation DE
        Import-TestCard @('Prefix,PerMinute,Service,Origin', '254,1,*,*', '254,2,CallingPlanOutbound,DE', '254,3,ConferenceDialOut,*') | Out-Null
        (Get-ChargedCall (New-Call 1 -From ada@contoso.com -To '+254201234567' -Seconds 60)).Charge | Should -Be 2
        (Get-ChargedCall (New-Call 2 -From ada@contoso.com -To '+254201234567' -Type conf_out -Capability MCOMEETADD -Seconds 60)).Charge | Should -Be 3
    }
}
