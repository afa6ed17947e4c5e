BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Get-PstnCallQuote' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
        Import-TestCard @('Prefix,PerMinute,ConnectionFee', '1,0.10,0', '3,1,0', '44,0.15,0.01', '8,1,0') | Out-Null
        Import-TestCard @('Prefix,PerMinute', '55,1') -Name Reais -With @{ Currency = 'BRL' } | Out-Null
        $all = 'PhoneSystem', 'AudioConferencing', 'CallingPlanDomestic', 'CommunicationsCredits'
        Add-TestUser ada@contoso.com -License $all
        Add-TestUser bob@contoso.com -License PhoneSystem, CommunicationsCredits
        Add-TestUser eve@contoso.com -License PhoneSystem, CallingPlanDomestic
        Add-TestUser pat@contoso.com -License $all -With @{ DialOutPolicy = 'Domestic'; ConferenceDialOut = 'None' }
        Add-TestUser lim@contoso.com -License $all -With @{ SpendLimit = 0 }
        Add-TestUser tia@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        Import-TestCall (New-Call 900 -Start '2026-03-01T08:00:00Z' -From tia@contoso.com -To '+14255550199' -Seconds 7200) | Out-Null
        function Get-Answer([hashtable] $Question) { Get-PstnCallQuote @Question }
    }

    # Every reason of the contract that a question can meet; FreeCall is the provider's word and comes with a record only.
    It '<Reason>: <Name>' -ForEach @(
        @{ Reason = 'Ok'; Name = 'credits pay abroad'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'ada@contoso.com' }; Payer = 'Credits'; Cost = 0.16; Allowed = $true }
        @{ Reason = 'Ok'; Name = 'minutes pay at home'; Ask = @{ Number = '+14255550199'; UserPrincipalName = 'ada@contoso.com' }; Payer = 'Pool'; Cost = 0; Allowed = $true }
        @{ Reason = 'Free'; Name = 'calls to users are free'; Ask = @{ Number = '+14255550199'; UserPrincipalName = 'ada@contoso.com'; CallType = 'user_in' }; Payer = 'Included'; Cost = 0; Allowed = $true }
        @{ Reason = 'Emergency'; Name = 'the call type says so'; Ask = @{ Number = '+14255550199'; CallType = 'emergency_out' }; Payer = 'Included'; Cost = 0; Allowed = $true }
        @{ Reason = 'Emergency'; Name = '911 is one, whoever calls'; Ask = @{ Number = '911'; UserPrincipalName = 'nobody@contoso.com' }; Payer = 'Included'; Cost = 0; Allowed = $true }
        @{ Reason = 'Unanswered'; Name = 'no duration'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'ada@contoso.com'; Duration = [timespan]::Zero }; Payer = 'Included'; Cost = 0; Allowed = $true }
        @{ Reason = 'PoolExhausted'; Name = 'the minutes are used up'; Ask = @{ Number = '+14255550199'; UserPrincipalName = 'tia@contoso.com' }; Payer = 'Credits'; Cost = 0.1; Allowed = $true }
        @{ Reason = 'NoCreditLicense'; Name = 'credits would pay'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'eve@contoso.com' }; Payer = 'None'; Cost = 0; Allowed = $false }
        @{ Reason = 'NoPlan'; Name = 'nothing lets the user dial'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'bob@contoso.com' }; Payer = 'None'; Cost = 0; Allowed = $false }
        @{ Reason = 'PremiumNotSupported'; Name = 'a premium number in the US'; Ask = @{ Number = '+19005550111'; UserPrincipalName = 'ada@contoso.com' }; Payer = 'None'; Cost = 0; Allowed = $false }
        @{ Reason = 'DialOutPolicy'; Name = 'abroad is forbidden'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'pat@contoso.com' }; Payer = 'Credits'; Cost = 0.16; Allowed = $false }
        @{ Reason = 'ConferenceDialOut'; Name = 'meetings may not dial out'; Ask = @{ Number = '+14255550199'; UserPrincipalName = 'pat@contoso.com'; CallType = 'conf_out' }; Payer = 'Pool'; Cost = 0; Allowed = $false }
        @{ Reason = 'SpendLimit'; Name = 'nothing may be spent'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'lim@contoso.com' }; Payer = 'Credits'; Cost = 0.16; Allowed = $false }
        @{ Reason = 'NoRate'; Name = 'no card has a price'; Ask = @{ Number = '+93701234567'; UserPrincipalName = 'ada@contoso.com' }; Payer = 'None'; Cost = $null; Allowed = $false }
        @{ Reason = 'CurrencyMismatch'; Name = 'the price is in another currency'; Ask = @{ Number = '+551123456789'; UserPrincipalName = 'ada@contoso.com' }; Payer = 'None'; Cost = $null; Allowed = $false }
        @{ Reason = 'OwnerUnknown'; Name = 'nobody is recorded under that name'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'nobody@contoso.com' }; Payer = 'None'; Cost = 0; Allowed = $false }
        @{ Reason = 'OwnerUnknown'; Name = 'nobody is named'; Ask = @{ Number = '+442079460000' }; Payer = 'None'; Cost = 0; Allowed = $false }
        @{ Reason = 'UnknownCallType'; Name = 'a code nobody knows'; Ask = @{ Number = '+442079460000'; UserPrincipalName = 'ada@contoso.com'; CallType = 'user_beam' }; Payer = 'None'; Cost = 0; Allowed = $false }
        @{ Reason = 'NumberInvalid'; Name = 'no number at all'; Ask = @{ Number = 'reception'; UserPrincipalName = 'ada@contoso.com' }; Payer = 'None'; Cost = $null; Allowed = $false }
    ) {
        $quote = Get-Answer $Ask
        $quote | Should -HaveCount 1
        $quote.Reason | Should -Be $Reason
        $quote.Payer | Should -Be $Payer
        $quote.Cost | Should -Be $Cost
        $quote.Allowed | Should -Be $Allowed
        $quote.Currency | Should -Be USD
        if (-not $Allowed) { $quote.MaxDuration | Should -Be ([timespan]::Zero) }
        Test-PstnCall @Ask | Should -Be $Allowed
    }

    It 'explains the price: 0.15 + fee 0.01, ten minutes' {
        $quote = Get-PstnCallQuote '+44 20 7946 0000' -UserPrincipalName ada@contoso.com -Duration 00:09:01
        $quote.BilledMinutes | Should -Be 10
        $quote.RatePerMinute | Should -Be 0.15
        $quote.ConnectionFee | Should -Be 0.01
        $quote.Cost | Should -Be 1.51
        $quote.Prefix | Should -Be 44
        $quote.Country | Should -Be GB
        $quote.NumberClass | Should -Be Fixed
        $quote.RateCard | Should -Be Standard
        $quote.Balance | Should -Be 100
    }

    It 'L12: the longest call is exact to the increment' {
        $quote = Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com
        # (100 - 0.01) / 0.15 = 666.6 minutes.
        $quote.MaxDuration | Should -Be ([timespan]::FromMinutes(666))
        (Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com -Duration $quote.MaxDuration).Cost | Should -BeLessOrEqual 100
        (Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com -Duration ($quote.MaxDuration + '00:01:00')).Cost | Should -BeGreaterThan 100
    }

    It 'L12: minutes first, then what credits still pay; nothing bounds a free call' {
        # Four users have 12,000 minutes at home, then 100 / 0.10 = 1,000.
        (Get-PstnCallQuote '+14255550199' -UserPrincipalName ada@contoso.com).MaxDuration | Should -Be ([timespan]::FromMinutes(13000))
        (Get-PstnCallQuote '+14255550199' -UserPrincipalName eve@contoso.com).MaxDuration | Should -Be ([timespan]::FromMinutes(12000))
        (Get-PstnCallQuote '+14255550199' -UserPrincipalName ada@contoso.com -CallType user_in).MaxDuration | Should -BeNullOrEmpty
        (Get-PstnCallQuote 911 -UserPrincipalName ada@contoso.com).MaxDuration | Should -BeNullOrEmpty
    }

    It 'takes users from the pipeline, by value and by property, and goes on after a bad one' {
        $outcome = Get-Outcome { 'ada@contoso.com', 'x', 'eve@contoso.com' | Get-PstnCallQuote '+442079460000' }
        $outcome.Output.Reason | Should -Be 'Ok', 'NoCreditLicense'
        ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be UserPrincipalNameInvalid
        $outcome.Terminating | Should -BeFalse
        @(Get-CommsCreditUser | Test-PstnCall '+442079460000').Count | Should -Be @(Get-CommsCreditUser).Count
        [pscustomobject]@{ UPN = 'ada@contoso.com'; Number = '+442079460000' } | Get-PstnCallQuote | ForEach-Object Cost | Should -Be 0.16
    }

    It 'asks for a moment: rates and licences are those of then' {
        Get-ErrorId { Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com -Duration '-00:01:00' } | Should -Be ParameterInvalid
        (Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com -At 2023-06-01).Reason | Should -Be NoPlan
    }

    It 'changes nothing' {
        $path = New-ContosoStore
        Add-TestUser ada@contoso.com
        $before = Get-StoreDump $path
        Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com | Out-Null
        Get-StoreDump $path | Should -Be $before
    }

    It 'an empty balance: NoCredit, payer and price as if' {
        New-ContosoStore | Out-Null
        Import-DollarCard
        Add-TestUser ada@contoso.com
        $quote = Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com
        $quote.Allowed | Should -BeFalse
        $quote.Reason | Should -Be NoCredit
        $quote.Payer | Should -Be Credits
        $quote.Cost | Should -Be 1
        $quote.MaxDuration | Should -Be ([timespan]::Zero)
    }

    It 'a toll-free service number tells by itself who is called (C1)' {
        New-ContosoStore | Out-Null
        Add-CommsCreditFunds 50 | Out-Null
        Import-TestCard @('Prefix,PerMinute,Service', '1800,0.05,TollFreeInbound') | Out-Null
        $quote = Get-PstnCallQuote '+18005550100' -CallType ucap_in
        $quote.Payer | Should -Be Credits
        $quote.Cost | Should -Be 0.05
        $quote.NumberClass | Should -Be TollFree
    }
}
