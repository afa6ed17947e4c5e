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
