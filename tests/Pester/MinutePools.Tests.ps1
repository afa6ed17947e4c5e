BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Get-PstnMinutePool' {
    It 'shows who shares what: M1, M3, M5, M7, A1' {
        New-ContosoStore | Out-Null
        Add-TestUser ada@contoso.com -License EnterpriseE5, CallingPlanDomestic
        Add-TestUser ben@contoso.com -License EnterpriseE5, CallingPlanDomestic -UsageLocation PR
        Add-TestUser cem@contoso.com -License EnterpriseE5, CallingPlanInternational -UsageLocation DE
        Add-TestUser dan@contoso.com -License PhoneSystem, CallingPlan120NotPooled -UsageLocation FR
        Add-TestUser eli@contoso.com -License PhoneSystem, CallingPlan120NotPooled -UsageLocation FR
        Add-TestUser fay@contoso.com -License PhoneSystem, CallingPlanPayAsYouGo
        Import-TestCall @(
            (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds 61)
            (New-Call 2 -From cem@contoso.com -To '+442079460000' -Seconds 600)
            (New-Call 3 -From dan@contoso.com -To '+33142685300' -Seconds 3600)
            (New-Call 4 -From ben@contoso.com -To '+442079460000' -Seconds 600 -Type conf_out)) | Out-Null

        $pools = Get-PstnMinutePool
        $pools | ForEach-Object { "$($_.Month) $($_.Country) $($_.Plan) $($_.Scope) $($_.UserPrincipalName) $($_.UsedMinutes)/$($_.TotalMinutes) $($_.AvailableMinutes) $($_.PercentUsed)" } | Should -Be @(
            '2026-03 DE CallingPlanInternational Domestic  0/1200 1200 0'
            '2026-03 DE CallingPlanInternational International  10/600 590 1.7'
            '2026-03 FR CallingPlan120NotPooled Domestic dan@contoso.com 60/120 60 50'
            '2026-03 FR CallingPlan120NotPooled Domestic eli@contoso.com 0/120 120 0'
            '2026-03 US CallingPlanDomestic Domestic  2/6000 5998 0.0'
            '2026-03  AudioConferencing ConferencingZoneA  10/180 170 5.6'
        )
        Get-PstnMinutePool 2026-04 | Where-Object UsedMinutes | Should -BeNullOrEmpty
        Get-PstnMinutePool 2023-12 | Should -BeNullOrEmpty -Because 'nobody held a plan then'
    }

    It 'M6: <Cap>' -ForEach @(
        @{ Cap = 'EitherCap'; AtHome = 0; Abroad = 0 }
        @{ Cap = 'SeparateCaps'; AtHome = 1200; Abroad = 0 }
    ) {
        New-ContosoStore -Settings @{ PoolCap = $Cap } | Out-Null
        Add-TestUser cem@contoso.com -License PhoneSystem, CallingPlanInternational -UsageLocation DE
        Import-TestCall (New-Call 1 -From cem@contoso.com -To '+442079460000' -Seconds 36000) | Out-Null
        $pools = Get-PstnMinutePool 2026-03
        ($pools | Where-Object Scope -EQ Domestic).AvailableMinutes | Should -Be $AtHome
        ($pools | Where-Object Scope -EQ International).AvailableMinutes | Should -Be $Abroad
        ($pools | Where-Object Scope -EQ International).PercentUsed | Should -Be 100
    }

    It 'A2: <Pool>' -ForEach @(@{ Pool = 'Assigned'; Minutes = 60 }, @{ Pool = 'Purchased'; Minutes = 6900 }) {
        New-ContosoStore -Settings @{ ConferencingPool = $Pool; PurchasedConferencingLicenses = 115 } | Out-Null
        Add-TestUser ada@contoso.com -License AudioConferencing
        (Get-PstnMinutePool | Where-Object Scope -EQ ConferencingZoneA).TotalMinutes | Should -Be $Minutes
    }

    It 'minutes that are not known give no pool and a warning' {
        New-ContosoStore | Out-Null
        Add-TestUser zoe@contoso.com -License PhoneSystem, CallingPlanDomestic -UsageLocation AU
        $outcome = Get-Outcome { Get-PstnMinutePool }
        $outcome.Output | Should -HaveCount 0
        [string] $outcome.Warnings | Should -BeLike '*CallingPlanDomestic*AU*'
        $import = Get-Outcome { Import-TestCall (New-Call 1 -From zoe@contoso.com -To '+61212345678') }
        [string] $import.Warnings | Should -BeLike '*CallingPlanDomestic*AU*'
    }

    It 'one who was known only from records counts once when he is recorded' {
        New-ContosoStore | Out-Null
        Import-TestCall (New-Call 1 -From ada@contoso.com -To '+14255550199' -Seconds 60 -Capability MCOPSTN1) | Out-Null
        (Get-PstnMinutePool 2026-03).TotalMinutes | Should -Be 3000
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic
        $pool = Get-PstnMinutePool 2026-03
        $pool.TotalMinutes | Should -Be 3000
        $pool.UsedMinutes | Should -Be 1
    }

    It 'refuses what is no month' { Get-ErrorId { Get-PstnMinutePool 2026-13 } | Should -Be MonthInvalid }
}
