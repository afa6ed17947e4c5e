BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Set-CommsCreditAllotment' {
    BeforeEach { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'M5: sets minutes from a day on; what is not given stays as it holds then' {
        $minutes = Set-CommsCreditAllotment -Country us -License MCOPSTN2 -DomesticMinutes 4000 -EffectiveFrom 2026-04-01
        $minutes.Country | Should -BeExactly 'US'
        $minutes.License | Should -BeExactly 'CallingPlanInternational'
        $minutes.EffectiveFrom | Should -Be (Get-Moment '2026-04-01')
        $minutes.DomesticMinutes | Should -Be 4000
        $minutes.InternationalMinutes | Should -Be 600
        (Set-CommsCreditAllotment -Country US -License CallingPlanInternational -InternationalMinutes 700 -EffectiveFrom 2026-04-01).DomesticMinutes | Should -Be 4000
        @(Get-CommsCreditAllotment).Count | Should -Be 1
    }

    It 'holds since ever without a day, and takes any day' {
        (Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000).EffectiveFrom | Should -BeNullOrEmpty
        (Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2500 -EffectiveFrom 2026-04-15).EffectiveFrom | Should -Be (Get-Moment '2026-04-15')
        (Get-CommsCreditAllotment).DomesticMinutes | Should -Be @(2000, 2500)
    }

    It 'takes the day as it is written, whatever the offset' {
        (Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 1 -EffectiveFrom '2026-04-01T00:00:00+09:00').EffectiveFrom | Should -Be (Get-Moment '2026-04-01')
    }

    It 'a typed $null says that it is not known how many' {
        (Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes $null).DomesticMinutes | Should -BeNullOrEmpty
    }

    It 'takes rows from the pipeline, whose bad ones never stop the rest' {
        $rows = @('Country,License,DomesticMinutes,InternationalMinutes', 'DE,CallingPlanDomestic,2000,', 'XX,CallingPlanDomestic,1,', 'FR,CallingPlanInternational,,650', 'FR,PhoneSystem,1,') | ConvertFrom-Csv
        $outcome = Get-Outcome { $rows | Set-CommsCreditAllotment -EffectiveFrom 2026-04-01 }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be @('CountryUnknown', 'ParameterInvalid')
        $outcome.Output.DomesticMinutes | Should -Be @(2000, 1200)
        $outcome.Output.InternationalMinutes | Should -Be @(0, 650)
    }

    It '<Id>: refuses <What>' -ForEach @(
        @{ Id = 'CountryUnknown'; What = 'a country that is none'; Country = 'XX'; License = 'CallingPlanDomestic'; Minutes = 1; Target = 'XX' }
        @{ Id = 'LicenseUnknown'; What = 'a licence that is none'; Country = 'DE'; License = 'Nonsense'; Minutes = 1; Target = 'Nonsense' }
        @{ Id = 'ParameterInvalid'; What = 'a licence without minutes'; Country = 'DE'; License = 'PhoneSystem'; Minutes = 1; Target = 'PhoneSystem' }
        @{ Id = 'ParameterInvalid'; What = 'minutes below zero'; Country = 'DE'; License = 'CallingPlanDomestic'; Minutes = -1; Target = -1 }
        @{ Id = 'ParameterInvalid'; What = 'minutes of pay-as-you-go'; Country = 'DE'; License = 'CallingPlanPayAsYouGo'; Minutes = 5; Target = 5 }
    ) {
        $outcome = Get-Outcome { Set-CommsCreditAllotment -Country $Country -License $License -DomesticMinutes $Minutes }
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $outcome.Errors[0].TargetObject | Should -Be $Target
        Get-CommsCreditAllotment | Should -BeNullOrEmpty
    }

    It 'L4: a request id has one effect' {
        $id = [guid]::NewGuid()
        Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 -RequestId $id | Out-Null
        (Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 -RequestId $id).DomesticMinutes | Should -Be 2000
        Get-ErrorId { Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2001 -RequestId $id } | Should -Be 'RequestIdReused'
    }

    It 'completes Calling Plans alone' {
        $line = 'Set-CommsCreditAllotment -License '
        $names = (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText
        $names | Should -Contain 'CallingPlanDomestic'
        $names | Should -Not -Contain 'PhoneSystem'
    }
}

Describe 'Get- and Remove-CommsCreditAllotment' {
    BeforeEach {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Set-CommsCreditAllotment -Country PR -License CallingPlanDomestic -DomesticMinutes 4000 | Out-Null
        Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 | Out-Null
        Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2500 -EffectiveFrom 2026-04-01 | Out-Null
        Set-CommsCreditAllotment -Country DE -License CallingPlan120 -DomesticMinutes 150 | Out-Null
    }

    It 'lists what the account sets, all, by country and by plan' {
        @(Get-CommsCreditAllotment).Count | Should -Be 4
        (Get-CommsCreditAllotment -Country de -License MCOPSTN1).DomesticMinutes | Should -Be @(2000, 2500)
        (Get-CommsCreditAllotment -Country PR).Country | Should -Be 'US' -Because 'M3: one pool'
        Get-CommsCreditAllotment -Country FR | Should -BeNullOrEmpty
        Get-ErrorId { Get-CommsCreditAllotment -Country XX } | Should -Be 'CountryUnknown'
        Get-ErrorId { Get-CommsCreditAllotment -License Nonsense } | Should -Be 'LicenseUnknown'
    }

    It 'removes the minutes of one day, and writes nothing' {
        Remove-CommsCreditAllotment -Country DE -License CallingPlanDomestic -EffectiveFrom 2026-04-01 -Confirm:$false | Should -BeNullOrEmpty
        (Get-CommsCreditAllotment -Country DE -License CallingPlanDomestic).DomesticMinutes | Should -Be 2000
        Remove-CommsCreditAllotment -Country US -License CallingPlanDomestic -Confirm:$false
        @(Get-CommsCreditAllotment).Count | Should -Be 2
    }

    It 'removes what Get-CommsCreditAllotment wrote, that day alone' {
        Get-CommsCreditAllotment | Where-Object EffectiveFrom | Remove-CommsCreditAllotment -Confirm:$false
        (Get-CommsCreditAllotment).DomesticMinutes | Should -Be @(150, 2000, 4000)
        Get-CommsCreditAllotment | Remove-CommsCreditAllotment -Confirm:$false
        Get-CommsCreditAllotment | Should -BeNullOrEmpty
    }

    It 'AllotmentNotFound: reports what is not set' {
        $outcome = Get-Outcome { Remove-CommsCreditAllotment -Country FR -License CallingPlanDomestic -Confirm:$false }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'AllotmentNotFound,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe '-WhatIf of allotments' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
    It 'leaves the store as it was' {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 | Out-Null
        Disconnect-CommsCredit
        $before = Get-StoreDump $store
        Connect-CommsCredit $store | Out-Null
        $shown = Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 10 -WhatIf
        $shown.DomesticMinutes | Should -Be 10
        $shown.WhatIf | Should -BeTrue
        Remove-CommsCreditAllotment -Country DE -License CallingPlanDomestic -WhatIf | Should -BeNullOrEmpty
        (Get-CommsCreditPlan -Country DE -License CallingPlanDomestic).DomesticMinutes | Should -Be 2000
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }
}

Describe 'The minutes an account sets' {
    It 'M5: size the pool' {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-TestUser bob@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits
        Import-DollarCard
        Add-CommsCreditFunds 100 | Out-Null
        Set-CommsCreditAllotment -Country US -License CallingPlanDomestic -DomesticMinutes 3 -EffectiveFrom 2026-03-01 | Out-Null
        Import-TestCall (New-Call 1 -To '+12065550111') | Out-Null
        (Get-PstnUsage).PoolMinutes | Should -Be 3
        (Get-PstnUsage).Charge | Should -Be 2
    }
}
