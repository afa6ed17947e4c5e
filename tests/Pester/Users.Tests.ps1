BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Set-CommsCreditUser' {
    BeforeEach { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'records a user with everything there is to say' {
        $id = [guid]::NewGuid()
        $user = Set-CommsCreditUser ada@contoso.com -ObjectId $id -UsageLocation us -DisplayName 'Ada Lovelace' -Department Sales `
            -DialOutPolicy Domestic -ConferenceDialOut ZoneA -SpendLimit 12.5 -ResourceAccount desk@contoso.com
        $user.UserPrincipalName | Should -Be 'ada@contoso.com'
        $user.ObjectId | Should -Be $id
        $user.UsageLocation | Should -BeExactly 'US'
        $user.DisplayName | Should -Be 'Ada Lovelace'
        $user.Department | Should -Be 'Sales'
        $user.DialOutPolicy | Should -Be 'Domestic'
        $user.ConferenceDialOut | Should -Be 'ZoneA'
        $user.SpendLimit | Should -Be 12.5
        $user.SpendLimit | Should -BeOfType [decimal]
        $user.ResourceAccount | Should -Be 'desk@contoso.com'
        @($user.Licenses).Count | Should -Be 0
        Should -ActualValue $user.Licenses -BeOfType [string[]]
    }

    It 'K1: starts with the policies that allow everything' {
        $user = Set-CommsCreditUser ada@contoso.com
        $user.DialOutPolicy | Should -Be 'InternationalAndDomestic'
        $user.ConferenceDialOut | Should -Be 'Any'
        $user.SpendLimit | Should -BeNullOrEmpty
        $user.UsageLocation | Should -BeNullOrEmpty
        $user.ObjectId | Should -BeNullOrEmpty
    }

    It 'keeps what is not given' {
        Set-CommsCreditUser ada@contoso.com -UsageLocation US -Department Sales -SpendLimit 20 -DialOutPolicy None | Out-Null
        $user = Set-CommsCreditUser ADA@contoso.com -DisplayName Ada
        $user.UsageLocation | Should -Be 'US'
        $user.Department | Should -Be 'Sales'
        $user.SpendLimit | Should -Be 20
        $user.DialOutPolicy | Should -Be 'None'
        @(Get-CommsCreditUser).Count | Should -Be 1
    }

    It 'an explicit $null clears <Property>' -ForEach @(
        @{ Property = 'Department'; Value = 'Sales' }
        @{ Property = 'DisplayName'; Value = 'Ada' }
        @{ Property = 'SpendLimit'; Value = 20 }
        @{ Property = 'UsageLocation'; Value = 'US' }
        @{ Property = 'ResourceAccount'; Value = 'desk@contoso.com' }
    ) {
        $give = @{ $Property = $Value }
        (Set-CommsCreditUser ada@contoso.com @give).$Property | Should -Be $Value
        $clear = @{ $Property = $null }
        (Set-CommsCreditUser ada@contoso.com @clear).$Property | Should -BeNullOrEmpty
        (Get-CommsCreditUser ada@contoso.com).$Property | Should -BeNullOrEmpty
    }

    It 'an empty text counts as not given' {
        Set-CommsCreditUser ada@contoso.com -UsageLocation US -Department Sales | Out-Null
        $user = Set-CommsCreditUser ada@contoso.com -UsageLocation '' -Department ''
        $user.UsageLocation | Should -Be 'US'
        $user.Department | Should -Be 'Sales'
    }

    It 'takes the rows of a CSV file, whose empty cells count as not given' {
        Set-CommsCreditUser bob@contoso.com -Department Sales -SpendLimit 30 -DialOutPolicy Domestic | Out-Null
        $csv = New-TestPath '.csv'
        Set-Content -LiteralPath $csv -Encoding utf8NoBOM -Value @(
            'UserPrincipalName,ObjectId,DisplayName,UsageLocation,Department,DialOutPolicy,ConferenceDialOut,SpendLimit,ResourceAccount'
            'ada@contoso.com,6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11,"Lovelace, Ada",GB,Research,Domestic,SameCountry,15.5,'
            'bob@contoso.com,,Bob,US,,,,,'
        )
        $users = Import-Csv $csv | Set-CommsCreditUser
        $users.UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        $users[0].ObjectId | Should -Be ([guid] '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11')
        $users[0].DisplayName | Should -Be 'Lovelace, Ada'
        $users[0].DialOutPolicy | Should -Be 'Domestic'
        $users[0].ConferenceDialOut | Should -Be 'SameCountry'
        $users[0].SpendLimit | Should -Be 15.5
        $users[1].DisplayName | Should -Be 'Bob'
        $users[1].UsageLocation | Should -Be 'US'
        $users[1].Department | Should -Be 'Sales'
        $users[1].SpendLimit | Should -Be 30
        $users[1].DialOutPolicy | Should -Be 'Domestic'
        $users[1].ObjectId | Should -BeNullOrEmpty
    }

    It 'takes users as Microsoft Graph hands them out' {
        $user = [pscustomobject]@{
            Id = '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11'; UserPrincipalName = 'ada@contoso.com'; Mail = 'ada.lovelace@contoso.com'
            DisplayName = 'Ada Lovelace'; UsageLocation = 'GB'; Department = 'Research'; JobTitle = 'Analyst'
        } | Set-CommsCreditUser
        $user.UserPrincipalName | Should -Be 'ada@contoso.com'
        $user.ObjectId | Should -Be ([guid] '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11')
        $user.UsageLocation | Should -Be 'GB'
        $user.Department | Should -Be 'Research'
    }

    It 'takes names by value, and by property <Name>' -ForEach @(
        @{ Name = 'UPN' }, @{ Name = 'Identity' }, @{ Name = 'UserId' }, @{ Name = 'Mail' }, @{ Name = 'UserPrincipalName' }
    ) {
        ('ada@contoso.com' | Set-CommsCreditUser -Department Sales).Department | Should -Be 'Sales'
        $row = [pscustomobject]@{ $Name = 'bob@contoso.com' }
        ($row | Set-CommsCreditUser -Department Sales).UserPrincipalName | Should -Be 'bob@contoso.com'
    }

    It 'takes an object id as the identity of a user' {
        $id = [guid]::NewGuid()
        Set-CommsCreditUser ada@contoso.com -ObjectId $id | Out-Null
        $user = Set-CommsCreditUser $id.ToString() -Department Sales
        $user.UserPrincipalName | Should -Be 'ada@contoso.com'
        $user.Department | Should -Be 'Sales'
    }

    It 'UserNotFound: an object id alone makes no user' {
        Get-ErrorId { Set-CommsCreditUser ([guid]::NewGuid().ToString()) -Department Sales } | Should -Be 'UserNotFound'
        Get-CommsCreditUser | Should -BeNullOrEmpty
    }

    It 'renames a user who is told by the object id' {
        $id = [guid]::NewGuid()
        Set-CommsCreditUser ada.byron@contoso.com -ObjectId $id -Department Sales | Out-Null
        $user = Set-CommsCreditUser ada.lovelace@contoso.com -ObjectId $id
        $user.UserPrincipalName | Should -Be 'ada.lovelace@contoso.com'
        $user.Department | Should -Be 'Sales'
        (Get-CommsCreditUser).UserPrincipalName | Should -Be 'ada.lovelace@contoso.com'
        Get-ErrorId { Get-CommsCreditUser ada.byron@contoso.com } | Should -Be 'UserNotFound'
    }

    It 'UserPrincipalNameInvalid: reports <Name>, and records the others' -ForEach @(
        @{ Name = 'ada' }, @{ Name = '@contoso.com' }, @{ Name = 'ada@' }, @{ Name = 'a da@contoso.com' }, @{ Name = 'ada@contoso@com' }
    ) {
        $outcome = Get-Outcome { 'first@contoso.com', $Name, 'last@contoso.com' | Set-CommsCreditUser }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'UserPrincipalNameInvalid,*'
        $outcome.Errors[0].TargetObject | Should -Be $Name
        $outcome.Output.UserPrincipalName | Should -Be @('first@contoso.com', 'last@contoso.com')
        (Get-CommsCreditUser).UserPrincipalName | Should -Be @('first@contoso.com', 'last@contoso.com')
    }

    It 'CountryUnknown: reports a usage location that is no country, for that user alone' {
        $rows = @([pscustomobject]@{ UPN = 'ada@contoso.com'; UsageLocation = 'XX' }, [pscustomobject]@{ UPN = 'bob@contoso.com'; UsageLocation = 'DE' })
        $outcome = Get-Outcome { $rows | Set-CommsCreditUser }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CountryUnknown,*'
        $outcome.Output.UserPrincipalName | Should -Be 'bob@contoso.com'
    }

    It 'records a thousand users in one pipeline' {
        $users = 1..1000 | ForEach-Object { "user$_@contoso.com" } | Set-CommsCreditUser -UsageLocation US
        $users.Count | Should -Be 1000
        @(Get-CommsCreditUser).Count | Should -Be 1000
    }

    It 'L13: what it printed is durable, whatever Select-Object drops' {
        $printed = 1..10 | ForEach-Object { "user$_@contoso.com" } | Set-CommsCreditUser | Select-Object -First 1
        (Get-CommsCreditUser $printed.UserPrincipalName).UserPrincipalName | Should -Be $printed.UserPrincipalName
    }
}

Describe 'Get-CommsCreditUser' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-TestUser ada@contoso.com -License AudioConferencing, CommunicationsCredits -With @{ Department = 'Sales' }
        Add-TestUser bob@contoso.com -License PhoneSystem, CallingPlanDomestic -With @{ Department = 'Sales'; ObjectId = '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11' }
        Add-TestUser carol@fabrikam.com -License @() -With @{ Department = 'Research' }
    }

    It 'lists users by name' {
        (Get-CommsCreditUser).UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com', 'carol@fabrikam.com')
    }

    It 'shows the licences held now' {
        (Get-CommsCreditUser ada@contoso.com).Licenses | Sort-Object | Should -Be @('AudioConferencing', 'CommunicationsCredits')
        @((Get-CommsCreditUser carol@fabrikam.com).Licenses).Count | Should -Be 0
    }

    It 'finds by name without regard to case, by object id and by wildcard' {
        (Get-CommsCreditUser BOB@contoso.com).UserPrincipalName | Should -Be 'bob@contoso.com'
        (Get-CommsCreditUser 6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11).UserPrincipalName | Should -Be 'bob@contoso.com'
        (Get-CommsCreditUser '*@contoso.com').UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        Get-CommsCreditUser '*@northwind.com' | Should -BeNullOrEmpty
    }

    It 'filters by licence, also by SKU, and by department' {
        (Get-CommsCreditUser ada@contoso.com -Department Sales).UserPrincipalName | Should -Be 'ada@contoso.com'
        Get-CommsCreditUser ada@contoso.com -Department Research | Should -BeNullOrEmpty
        Get-CommsCreditUser ada@contoso.com -License PhoneSystem | Should -BeNullOrEmpty
        (Get-CommsCreditUser -License CommunicationsCredits).UserPrincipalName | Should -Be 'ada@contoso.com'
        (Get-CommsCreditUser -License MCOPSTN1).UserPrincipalName | Should -Be 'bob@contoso.com'
        (Get-CommsCreditUser -Department sales).UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        (Get-CommsCreditUser -Department Sales -License PhoneSystem).UserPrincipalName | Should -Be 'bob@contoso.com'
    }

    It 'UserNotFound: an exact name that does not exist is an error' {
        Get-ErrorId { Get-CommsCreditUser nobody@contoso.com } | Should -Be 'UserNotFound'
    }

    It 'binds to the next cmdlet by its properties' {
        $results = Get-CommsCreditUser '*@contoso.com' | Grant-CommsCreditLicense -License AudioConferencing
        $results.Status | Should -Be @('AlreadyAssigned', 'Granted')
    }
}

Describe 'Remove-CommsCreditUser' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Add-TestUser ada@contoso.com -License AudioConferencing, CommunicationsCredits -With @{ Department = 'Sales'; ObjectId = '6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11' }
        Add-TestUser bob@contoso.com -With @{ Department = 'Sales' }
        Add-TestUser carol@fabrikam.com -License @() -With @{ Department = 'Research' }
    }

    It 'takes a user away and writes nothing' {
        Remove-CommsCreditUser ADA@contoso.com -Confirm:$false | Should -BeNullOrEmpty
        (Get-CommsCreditUser).UserPrincipalName | Should -Be @('bob@contoso.com', 'carol@fabrikam.com')
        Get-ErrorId { Get-CommsCreditUser ada@contoso.com } | Should -Be 'UserNotFound'
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com } | Should -Be 'UserNotFound'
        Get-ErrorId { Set-CommsCreditNumber +14255550100 -AssignedTo 6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11 } | Should -Be 'UserNotFound'
    }

    It 'ends the licences now, also those that were to end later, drops those to come, and keeps the history' {
        Grant-CommsCreditLicense ada@contoso.com -License EnterpriseE5 -EffectiveFrom '2026-05-01' | Out-Null
        Revoke-CommsCreditLicense ada@contoso.com -EffectiveTo '2026-04-01' | Out-Null
        Remove-CommsCreditUser ada@contoso.com -Confirm:$false
        $history = @(Get-CommsCreditLicense ada@contoso.com)
        $history.License | Sort-Object | Should -Be @('AudioConferencing', 'CommunicationsCredits')
        $history.EffectiveTo | Should -Be @((Get-Moment '2026-03-20T08:00:00Z'), (Get-Moment '2026-03-20T08:00:00Z'))
        @(Get-CommsCreditLicense | Where-Object UserPrincipalName -EQ ada@contoso.com).Count | Should -Be 2
    }

    It 'L6: keeps calls, and prices late records of before as things stood' {
        Import-DollarCard
        Add-CommsCreditFunds 100 | Out-Null
        Import-TestCall (New-Call 1) | Out-Null
        Remove-CommsCreditUser bob@contoso.com -Confirm:$false
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-22T08:00:00Z' | Out-Null
        Import-TestCall (New-Call 2), (New-Call 3 -Start '2026-03-21T09:00:00Z') | Out-Null
        $calls = Get-PstnUsage -UserPrincipalName bob@contoso.com
        $calls.Payer | Should -Be @('Credits', 'Credits', 'None')
        $calls.Department | Should -Be @('Sales', 'Sales', 'Sales')
        Test-CommsCreditLedger | Should -BeTrue
    }

    It 'M1: he counts among the holders of his plan in the month he was removed, not in the next' {
        Set-CommsCreditUser dora@contoso.com -UsageLocation US | Out-Null
        Grant-CommsCreditLicense dora@contoso.com -License CallingPlanDomestic -EffectiveFrom '2026-01-01' | Out-Null
        $total = { (Get-PstnMinutePool -Month $args[0] | Where-Object { $_.Plan -eq 'CallingPlanDomestic' -and $_.Scope -eq 'Domestic' }).TotalMinutes }
        Remove-CommsCreditUser dora@contoso.com -Confirm:$false
        & $total 2026-03 | Should -Be 3000
        & $total 2026-04 | Should -BeNullOrEmpty
    }

    It 'Set-CommsCreditUser brings him back as he was, without licences, and his history goes on' {
        Remove-CommsCreditUser ada@contoso.com -Confirm:$false
        Connect-CommsCredit $store -Rehearsal -Now '2026-04-20T08:00:00Z' | Out-Null
        $user = Set-CommsCreditUser Ada@contoso.com
        $user.Department | Should -Be 'Sales'
        $user.UsageLocation | Should -Be 'US'
        @($user.Licenses).Count | Should -Be 0
        (Grant-CommsCreditLicense ada@contoso.com -License AudioConferencing).EffectiveFrom | Should -Be (Get-Moment '2026-04-20T08:00:00Z')
        @(Get-CommsCreditLicense ada@contoso.com -License AudioConferencing).Count | Should -Be 2
    }

    It 'takes names and objects from the pipeline, object ids and wildcards' {
        'bob@contoso.com' | Remove-CommsCreditUser -Confirm:$false
        [pscustomobject]@{ Mail = 'carol@fabrikam.com'; Department = 'Other' } | Remove-CommsCreditUser -Confirm:$false
        Remove-CommsCreditUser 6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11 -Confirm:$false
        Get-CommsCreditUser | Should -BeNullOrEmpty
        'ada@contoso.com', 'bob@contoso.com', 'carol@fabrikam.com' | Set-CommsCreditUser | Out-Null
        Get-CommsCreditUser *@fabrikam.com | Remove-CommsCreditUser -Confirm:$false
        Remove-CommsCreditUser *@northwind.com -Confirm:$false
        (Get-CommsCreditUser).UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        Remove-CommsCreditUser *@contoso.com -Confirm:$false
        Get-CommsCreditUser | Should -BeNullOrEmpty
    }

    It 'filters by licence and department, also a name' {
        Remove-CommsCreditUser ada@contoso.com -Department Research -Confirm:$false
        Remove-CommsCreditUser -License MCOMEETADV -Department Research -Confirm:$false
        @(Get-CommsCreditUser).Count | Should -Be 3
        Remove-CommsCreditUser -License MCOMEETADV -Confirm:$false
        (Get-CommsCreditUser).UserPrincipalName | Should -Be @('bob@contoso.com', 'carol@fabrikam.com')
        Remove-CommsCreditUser -Department r* -Confirm:$false
        (Get-CommsCreditUser).UserPrincipalName | Should -Be 'bob@contoso.com'
    }

    It 'never takes everybody by an empty name' {
        Get-ErrorId { Remove-CommsCreditUser -Confirm:$false } | Should -Be 'ParameterInvalid'
        Get-ErrorId { '', ' ' | Remove-CommsCreditUser -Confirm:$false } | Should -Be @('UserPrincipalNameInvalid', 'UserPrincipalNameInvalid')
        Get-ErrorId { [pscustomobject]@{ UPN = '' } | Remove-CommsCreditUser -Department Sales -Confirm:$false } | Should -Be 'UserPrincipalNameInvalid'
        Get-ErrorId { [pscustomobject]@{ Name = 'x' } | Remove-CommsCreditUser -Confirm:$false } | Should -Not -BeNullOrEmpty
        Get-ErrorId { Remove-CommsCreditUser $null -Confirm:$false } | Should -Be 'UserPrincipalNameInvalid'
        @(Get-CommsCreditUser).Count | Should -Be 3
    }

    It 'UserNotFound: reports whom it cannot remove, and removes the others' {
        $outcome = Get-Outcome { 'bob@contoso.com', 'nobody@contoso.com', 'x', 'bob@contoso.com', 'ada@contoso.com' | Remove-CommsCreditUser -Confirm:$false }
        $outcome.Terminating | Should -BeFalse
        $outcome.Output | Should -BeNullOrEmpty
        $outcome.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be @('UserNotFound', 'UserPrincipalNameInvalid', 'UserNotFound')
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $outcome.Errors[0].TargetObject | Should -Be 'nobody@contoso.com'
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike 'Record the user first: Set-CommsCreditUser*'
        (Get-CommsCreditUser).UserPrincipalName | Should -Be 'carol@fabrikam.com'
    }

    It 'L4: the same request again is no error, nor does it remove one who came back' {
        $id = [guid]::NewGuid()
        $set = [guid]::NewGuid()
        Set-CommsCreditUser ada@contoso.com -RequestId $set | Out-Null
        Remove-CommsCreditUser ada@contoso.com -RequestId $id -Confirm:$false
        Get-ErrorId { Remove-CommsCreditUser ada@contoso.com -RequestId $id -Confirm:$false } | Should -BeNullOrEmpty
        Get-ErrorId { Remove-CommsCreditUser ada@contoso.com -Confirm:$false } | Should -Be 'UserNotFound'
        Get-ErrorId { Set-CommsCreditUser ada@contoso.com -RequestId $set } | Should -Be 'UserNotFound'
        Set-CommsCreditUser ada@contoso.com | Out-Null
        Remove-CommsCreditUser ada@contoso.com -RequestId $id -Confirm:$false
        (Get-CommsCreditUser ada@contoso.com).UserPrincipalName | Should -Be 'ada@contoso.com'
        Get-ErrorId { Set-CommsCreditUser ada@contoso.com -RequestId $id } | Should -Be 'RequestIdReused'
    }

    It '-WhatIf tells what it would refuse, and leaves the store as it was' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        Disconnect-CommsCredit
        $before = Get-StoreDump $store
        Connect-CommsCredit $store | Out-Null
        Remove-CommsCreditUser *@contoso.com -RequestId ([guid]::NewGuid()) -WhatIf | Should -BeNullOrEmpty
        Get-ErrorId { 'ada@contoso.com', 'nobody@contoso.com' | Remove-CommsCreditUser -WhatIf } | Should -Be 'UserNotFound'
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }

    It 'asks, and has help with examples' {
        (Get-Command Remove-CommsCreditUser).ImplementingType.GetCustomAttributes($true).ConfirmImpact | Should -Contain 'High'
        (Get-Help Remove-CommsCreditUser -Examples).examples.example.Count | Should -Be 3
    }
}
