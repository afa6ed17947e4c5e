BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Set-CommsCreditNumber' {
    BeforeEach { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'registers a number with everything there is to say' {
        $number = Set-CommsCreditNumber '+44 (0)20 7946 0000' -Kind Service -TollFree -AssignedTo desk@contoso.com
        $number.PhoneNumber | Should -BeExactly '+442079460000'
        $number.Country | Should -BeExactly 'GB'
        $number.Kind | Should -Be 'Service'
        $number.TollFree | Should -BeTrue
        $number.AssignedTo | Should -BeExactly 'desk@contoso.com'
        $number.WhatIf | Should -BeFalse
    }

    It 'C1: takes a new number for a user''s, and a toll-free one for a service''s' {
        (Set-CommsCreditNumber +14255550100).Kind | Should -Be 'User'
        (Set-CommsCreditNumber +14255550101 -TollFree).Kind | Should -Be 'Service'
        $free = Set-CommsCreditNumber +18005550100
        $free.Kind | Should -Be 'Service'
        $free.TollFree | Should -BeTrue
        (Set-CommsCreditNumber +18005550101 -Kind User).Kind | Should -Be 'User'
        (Set-CommsCreditNumber +18005550100 -TollFree:$false).TollFree | Should -BeTrue -Because 'its prefix says so'
    }

    It 'keeps what is not given' {
        Set-CommsCreditNumber +442079460000 -Kind Service -TollFree -AssignedTo desk@contoso.com | Out-Null
        $number = Set-CommsCreditNumber tel:+442079460000
        $number.Kind | Should -Be 'Service'
        $number.TollFree | Should -BeTrue
        $number.AssignedTo | Should -Be 'desk@contoso.com'
        @(Get-CommsCreditNumber).Count | Should -Be 1
    }

    It 'a typed $null clears the user, an empty text does not' {
        Set-CommsCreditNumber +442079460000 -AssignedTo ada@contoso.com | Out-Null
        (Set-CommsCreditNumber +442079460000 -AssignedTo '').AssignedTo | Should -Be 'ada@contoso.com'
        (Set-CommsCreditNumber +442079460000 -AssignedTo $null).AssignedTo | Should -BeNullOrEmpty
    }

    It 'takes the rows of a CSV file, whose empty cells count as not given' {
        $csv = New-TestPath '.csv'
        Set-Content -LiteralPath $csv -Value 'PhoneNumber,Kind,TollFree,AssignedTo', '+442079460000,Service,true,desk@contoso.com', '+442079460001,,,', '+442079460002,,no,ada@contoso.com'
        $numbers = Import-Csv $csv | Set-CommsCreditNumber
        $numbers.PhoneNumber | Should -Be @('+442079460000', '+442079460001', '+442079460002')
        $numbers.Kind | Should -Be @('Service', 'User', 'User')
        $numbers.TollFree | Should -Be @($true, $false, $false)
        Set-Content -LiteralPath $csv -Value 'PhoneNumber,Kind,TollFree,AssignedTo', '+442079460000,,,', '+442079460001,,,bob@contoso.com'
        $numbers = Import-Csv $csv | Set-CommsCreditNumber
        $numbers[0].TollFree | Should -BeTrue
        $numbers[0].AssignedTo | Should -Be 'desk@contoso.com'
        $numbers[1].TollFree | Should -BeFalse
        Set-Content -LiteralPath $csv -Value 'PhoneNumber,TollFree', '+442079460000,False'
        (Import-Csv $csv | Set-CommsCreditNumber).TollFree | Should -BeFalse
    }

    It 'takes numbers by value, and by property <Name>' -ForEach @(
        @{ Name = 'PhoneNumber' }, @{ Name = 'Number' }, @{ Name = 'TelephoneNumber' }, @{ Name = 'LineUri' }
    ) {
        ('+442079460000' | Set-CommsCreditNumber).PhoneNumber | Should -Be '+442079460000'
        $row = [pscustomobject]@{ $Name = '+442079460001'; UserPrincipalName = 'ada@contoso.com' }
        $number = $row | Set-CommsCreditNumber
        $number.PhoneNumber | Should -Be '+442079460001'
        $number.AssignedTo | Should -Be 'ada@contoso.com'
    }

    It 'takes back what Get-CommsCreditNumber wrote' {
        Set-CommsCreditNumber +442079460000 -TollFree -AssignedTo desk@contoso.com | Out-Null
        $again = Get-CommsCreditNumber | Set-CommsCreditNumber
        $again.TollFree | Should -BeTrue
        $again.Kind | Should -Be 'Service'
        $again.AssignedTo | Should -Be 'desk@contoso.com'
    }

    It 'NumberInvalid: reports <Text>, and registers the others' -ForEach @(
        @{ Text = 'x' }, @{ Text = '+1425555****' }, @{ Text = '911' }, @{ Text = '+0123456789' }, @{ Text = 'sip:ada@contoso.com' }, @{ Text = '' }
    ) {
        $outcome = Get-Outcome { '+14255550100', $Text, '+14255550101' | Set-CommsCreditNumber }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'NumberInvalid,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $outcome.Errors[0].TargetObject | Should -Be $Text
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $outcome.Output.PhoneNumber | Should -Be @('+14255550100', '+14255550101')
    }

    It 'UserPrincipalNameInvalid: reports a user who cannot be one' {
        $outcome = Get-Outcome { Set-CommsCreditNumber +14255550100 -AssignedTo ada }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'UserPrincipalNameInvalid,*'
        Get-CommsCreditNumber | Should -BeNullOrEmpty
    }

    It 'tells a recorded user''s object id by the name' {
        $id = [guid]::NewGuid()
        Set-CommsCreditUser ada@contoso.com -ObjectId $id | Out-Null
        (Set-CommsCreditNumber +14255550100 -AssignedTo $id).AssignedTo | Should -Be 'ada@contoso.com'
        Get-ErrorId { Set-CommsCreditNumber +14255550101 -AssignedTo ([guid]::NewGuid()) } | Should -Be 'UserNotFound'
    }

    It 'L4: a request id counts per number' {
        $id = [guid]::NewGuid()
        '+14255550100', '+14255550101' | Set-CommsCreditNumber -AssignedTo ada@contoso.com -RequestId $id | Out-Null
        Set-CommsCreditNumber +14255550100 -AssignedTo bob@contoso.com | Out-Null
        $again = '+14255550100', '+14255550101' | Set-CommsCreditNumber -AssignedTo ada@contoso.com -RequestId $id
        $again.AssignedTo | Should -Be @('bob@contoso.com', 'ada@contoso.com')
        Get-ErrorId { Set-CommsCreditNumber +14255550100 -AssignedTo eve@contoso.com -RequestId $id } | Should -Be 'RequestIdReused'
    }

    It 'registers three thousand numbers in one pipeline' {
        $numbers = 1..3000 | ForEach-Object { '+1425{0:d7}' -f (2000000 + $_) } | Set-CommsCreditNumber
        $numbers.Count | Should -Be 3000
        @(Get-CommsCreditNumber).Count | Should -Be 3000
    }
}

Describe 'Get-CommsCreditNumber' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Set-CommsCreditNumber +442079460000 -AssignedTo ada@contoso.com | Out-Null
        Set-CommsCreditNumber +14255550100 -AssignedTo bob@contoso.com | Out-Null
        Set-CommsCreditNumber +18005550100 -AssignedTo desk@contoso.com | Out-Null
    }

    It 'lists numbers in order, all or by wildcard' {
        (Get-CommsCreditNumber).PhoneNumber | Should -Be @('+14255550100', '+18005550100', '+442079460000')
        (Get-CommsCreditNumber '+1*').PhoneNumber | Should -Be @('+14255550100', '+18005550100')
        Get-CommsCreditNumber '+49*' | Should -BeNullOrEmpty
    }

    It 'finds one in any spelling, also from the pipeline' {
        (Get-CommsCreditNumber '0044 20 7946-0000').AssignedTo | Should -Be 'ada@contoso.com'
        ('+14255550100', '+18005550100' | Get-CommsCreditNumber).AssignedTo | Should -Be @('bob@contoso.com', 'desk@contoso.com')
    }

    It 'filters by user and by kind' {
        (Get-CommsCreditNumber -AssignedTo ADA@contoso.com).PhoneNumber | Should -Be '+442079460000'
        (Get-CommsCreditNumber -AssignedTo '*@contoso.com' -Kind User).PhoneNumber | Should -Be @('+14255550100', '+442079460000')
        (Get-CommsCreditNumber -Kind Service).PhoneNumber | Should -Be '+18005550100'
    }

    It '<Id>: an exact number that <What> is an error' -ForEach @(
        @{ Id = 'NumberNotFound'; What = 'is not registered'; Text = '+442079460009'; Category = 'ObjectNotFound' }
        @{ Id = 'NumberInvalid'; What = 'is none'; Text = 'hello'; Category = 'InvalidArgument' }
    ) {
        $outcome = Get-Outcome { '+14255550100', $Text, '+18005550100' | Get-CommsCreditNumber }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $outcome.Errors[0].CategoryInfo.Category | Should -Be $Category
        $outcome.Errors[0].TargetObject | Should -Be $Text
        $outcome.Output.Count | Should -Be 2
    }

    It 'completes numbers' {
        $line = 'Get-CommsCreditNumber +1'
        (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Be @('+14255550100', '+18005550100')
    }
}

Describe 'Remove-CommsCreditNumber' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        '+14255550100', '+14255550101' | Set-CommsCreditNumber | Out-Null
    }

    It 'takes a number away and writes nothing' {
        Remove-CommsCreditNumber '+1 425 555 0100' -Confirm:$false | Should -BeNullOrEmpty
        (Get-CommsCreditNumber).PhoneNumber | Should -Be '+14255550101'
    }

    It 'takes what Get-CommsCreditNumber wrote' {
        Get-CommsCreditNumber | Remove-CommsCreditNumber -Confirm:$false
        Get-CommsCreditNumber | Should -BeNullOrEmpty
    }

    It 'reports what it cannot remove, and removes the others' {
        $outcome = Get-Outcome { '+14255550100', '+14255550199', 'x', '+14255550101' | Remove-CommsCreditNumber -Confirm:$false }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be @('NumberNotFound', 'NumberInvalid')
        Get-CommsCreditNumber | Should -BeNullOrEmpty
    }

    It 'L4: the same request again is no error' {
        $id = [guid]::NewGuid()
        Remove-CommsCreditNumber +14255550100 -RequestId $id -Confirm:$false
        Get-ErrorId { Remove-CommsCreditNumber +14255550100 -RequestId $id -Confirm:$false } | Should -BeNullOrEmpty
        Get-ErrorId { Remove-CommsCreditNumber +14255550100 -Confirm:$false } | Should -Be 'NumberNotFound'
    }
}

Describe '-WhatIf of numbers' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
    It 'leaves the store as it was' {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Set-CommsCreditNumber +14255550100 -AssignedTo ada@contoso.com | Out-Null
        Disconnect-CommsCredit
        $before = Get-StoreDump $store
        Connect-CommsCredit $store | Out-Null
        $shown = '+14255550100', '+14255550101' | Set-CommsCreditNumber -AssignedTo bob@contoso.com -WhatIf
        $shown.AssignedTo | Should -Be @('bob@contoso.com', 'bob@contoso.com')
        $shown.WhatIf | Should -Be @($true, $true)
        Remove-CommsCreditNumber +14255550100 -WhatIf | Should -BeNullOrEmpty
        Get-ErrorId { Remove-CommsCreditNumber +14255550199 -WhatIf } | Should -Be 'NumberNotFound'
        (Get-CommsCreditNumber).AssignedTo | Should -Be 'ada@contoso.com'
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }
}

Describe 'A registered number' {
    It 'C10: finds the owner of calls without a user name' {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Add-CommsCreditFunds 100 | Out-Null
        Set-CommsCreditNumber +14255550100 -AssignedTo bob@contoso.com | Out-Null
        Import-TestCall (New-Call 1 -From '' -With @{ 'Caller ID' = '+14255550100'; Capability = '' }), (New-Call 2 -From '' -With @{ 'Caller ID' = '+14255550199'; Capability = '' }) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        (Get-PstnUsage -UsageId (Get-UsageId 1)).Payer | Should -Be 'Credits'
        (Get-PstnUsage -UsageId (Get-UsageId 2)).Payer | Should -Be 'None'
    }

    It 'C10: an auto attendant pays by its resource account, and its calls are found under its name' {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-DollarCard
        Add-CommsCreditFunds 100 | Out-Null
        $bot = { New-Call $args[0] -From '' -Type $args[1] -Seconds 60 -To $args[2] -With @{ 'Caller ID' = $args[3]; Capability = 'MCOEV_VIRTUALUSER' } }
        Import-TestCall (& $bot 1 ucap_out '+442079460000' '+14255550100') | Out-Null
        (Get-PstnUsage).Reason | Should -Be OwnerUnknown

        Add-TestUser desk@contoso.com -License PhoneSystemResourceAccount
        Set-CommsCreditNumber +14255550100 -Kind Service -AssignedTo desk@contoso.com | Out-Null
        Set-CommsCreditNumber +18005550100 -Kind Service -TollFree -AssignedTo desk@contoso.com | Out-Null
        Import-TestCall @((& $bot 2 ucap_out '+442079460000' '+14255550100'), (& $bot 3 ucap_in '+14255550111' '+18005550100')) | Out-Null
        (Update-PstnUsage).Changed | Should -Be 1 -Because 'the first call finds its owner now'

        $calls = Get-PstnUsage desk@contoso.com
        $calls.Payer | Should -Be Credits, Credits, Credits
        $calls.UserPrincipalName | Select-Object -Unique | Should -Be desk@contoso.com
        (Measure-PstnUsage -GroupBy User).User | Should -Be desk@contoso.com
        (Get-PstnCallQuote '+442079460000' -UserPrincipalName desk@contoso.com -CallType ucap_out).Reason | Should -Be Ok
    }

    It 'C11: a Shared Calling user is funded by the resource account, or not at all' {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Import-DollarCard
        Add-CommsCreditFunds 100 | Out-Null
        Add-TestUser desk@contoso.com -License PhoneSystemResourceAccount
        Add-TestUser ada@contoso.com -License PhoneSystem -With @{ ResourceAccount = 'desk@contoso.com' }
        (Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com).Reason | Should -Be NoPlan
        Grant-CommsCreditLicense desk@contoso.com -License CallingPlanPayAsYouGo -EffectiveFrom 2024-01-01 | Out-Null
        $quote = Get-PstnCallQuote '+442079460000' -UserPrincipalName ada@contoso.com
        $quote.Payer, $quote.Reason, $quote.Allowed | Should -Be Credits, Ok, $true
    }
}
