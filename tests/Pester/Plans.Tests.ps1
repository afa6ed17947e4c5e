BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Get-CommsCreditPlan' {
    BeforeAll { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'has a row for every licence of the contract' {
        $names = 'AudioConferencing', 'AudioConferencingPayPerMinute', 'AudioConferencingDialOutUsCa', 'PhoneSystem', 'PhoneSystemResourceAccount', 'CallingPlan120',
            'CallingPlan120NotPooled', 'CallingPlan240', 'CallingPlanDomestic', 'CallingPlanInternational', 'CallingPlanPayAsYouGo', 'CommunicationsCredits', 'EnterpriseE5'
        (Get-CommsCreditPlan).License | Select-Object -Unique | Should -Be $names
        (Get-CommsCreditPlan -Country US).License | Should -Be $names
        (Get-CommsCreditPlan -Country US).Country | Select-Object -Unique | Should -Be 'US'
    }

    It 'M5: tells the minutes of a plan, country by country' {
        $plans = Get-CommsCreditPlan -License CallingPlanInternational
        ($plans | Where-Object Country -EQ 'DE').DomesticMinutes | Should -Be 1200
        ($plans | Where-Object Country -EQ 'PR').DomesticMinutes | Should -Be 3000
        ($plans | Where-Object Country -EQ 'BR').InternationalMinutes | Should -BeNullOrEmpty
        $plans[0].DomesticMinutes | Should -BeOfType [int]
    }

    It 'takes several countries and licences, by name, wildcard, part number and id' {
        $plans = Get-CommsCreditPlan -Country us, de -License CallingPlan1*, mcopstn1, 47794cd0-f0e5-45c5-9033-2eb6b5fc84e0
        $plans | ForEach-Object { "$($_.License) $($_.Country)" } | Should -Be @(
            'CallingPlan120 DE', 'CallingPlan120 US', 'CallingPlan120NotPooled DE', 'CallingPlan120NotPooled US', 'CallingPlanDomestic DE', 'CallingPlanDomestic US',
            'CommunicationsCredits DE', 'CommunicationsCredits US')
        Get-CommsCreditPlan -License Nothing* | Should -BeNullOrEmpty
    }

    It 'takes objects with a country and a licence' {
        ([pscustomobject]@{ Country = 'DE'; License = 'CallingPlanDomestic' } | Get-CommsCreditPlan).DomesticMinutes | Should -Be 1200
    }

    It 'L2, M7, M11, E6: tells what it needs, who shares it, how it is sold, and whether credits are' {
        $credits = Get-CommsCreditPlan -License MCOPSTNPP -Country KR
        $credits.Requires | Should -Be 'AudioConferencing or PhoneSystem'
        Should -ActualValue $credits.Requires -BeOfType [string[]]
        Should -ActualValue $credits.Enables -BeOfType [string[]]
        $credits.Enables.Count | Should -BeGreaterThan 0
        $credits.CommunicationsCreditsAvailable | Should -BeFalse
        $credits.Pooled | Should -BeNullOrEmpty
        (Get-CommsCreditPlan -License CallingPlan120NotPooled -Country DE).Pooled | Should -BeFalse
        (Get-CommsCreditPlan -License AudioConferencing).Pooled | Should -BeTrue
        $payg = Get-CommsCreditPlan -License CallingPlanPayAsYouGo -Country GB, MX, US
        $payg.SkuId | Should -Be @([guid] 'dbd31205-338e-4dec-903d-44402e305e32', $null, [guid] '9b196e97-5830-4c2e-adc2-1e10ebf5dee5')
        $payg[1].SkuPartNumber | Should -BeNullOrEmpty
    }

    It 'L12: has no minutes where an operator sells the plans, and says so' {
        $outcome = Get-Outcome { Get-CommsCreditPlan -Country AU }
        $outcome.Warnings.Count | Should -Be 1
        [string] $outcome.Warnings[0] | Should -Match 'Telstra'
        $outcome.Output.License | Should -Not -Contain 'CallingPlanDomestic'
        (Get-Outcome { Get-CommsCreditPlan -Country DE }).Warnings | Should -BeNullOrEmpty
    }

    It '<Id>: refuses <What>' -ForEach @(
        @{ Id = 'CountryUnknown'; What = 'a country that is none'; Do = { Get-CommsCreditPlan -Country XX } }
        @{ Id = 'CountryUnknown'; What = 'wildcards in a country'; Do = { Get-CommsCreditPlan -Country D* } }
        @{ Id = 'LicenseUnknown'; What = 'a licence that is none'; Do = { Get-CommsCreditPlan -License Nonsense } }
        @{ Id = 'AccountNotFound'; What = 'an account that is not there'; Do = { Get-CommsCreditPlan -Account Nowhere } }
    ) {
        Get-ErrorId $Do | Should -Be $Id
    }

    It 'M5: shows the account''s own minutes, and those of -Account' {
        New-CommsCreditAccount Fabrikam -Currency EUR -Country DE | Out-Null
        Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 -Account Fabrikam | Out-Null
        (Get-CommsCreditPlan -Country DE -License CallingPlanDomestic).DomesticMinutes | Should -Be 1200
        (Get-CommsCreditPlan -Country DE -License CallingPlanDomestic -Account Fabrikam).DomesticMinutes | Should -Be 2000
    }

    It 'answers from the facts in a store without an account, and makes no store where there is none' {
        $path = New-TestPath
        $printed = Invoke-ChildPwsh -Environment @{ COMMSCREDITS_STORE = $path } -Variable @{ Path = $path } -Script @'
Import-Module $ModulePath
"MINUTES $((Get-CommsCreditPlan -Country DE -License CallingPlanDomestic).DomesticMinutes)"
"STORE $(Test-Path $Path)"
Connect-CommsCredit $Path -Rehearsal -Now 2026-01-01 | Out-Null
"MINUTES $((Get-CommsCreditPlan -Country DE -License CallingPlanDomestic).DomesticMinutes)"
'@
        $printed | Should -Be @('MINUTES 1200', 'STORE False', 'MINUTES 1200')
    }
}
