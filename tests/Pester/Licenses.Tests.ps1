BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Grant-CommsCreditLicense' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        'ada@contoso.com', 'bob@contoso.com' | Set-CommsCreditUser -UsageLocation US | Out-Null
    }

    It 'L1: grants, one result per user and licence' {
        $results = Grant-CommsCreditLicense ada@contoso.com -License AudioConferencing, CommunicationsCredits
        $results.License | Should -Be @('AudioConferencing', 'CommunicationsCredits')
        foreach ($result in $results) {
            $result.UserPrincipalName | Should -Be 'ada@contoso.com'
            $result.Status | Should -Be 'Granted'
            $result.Reason | Should -BeNullOrEmpty
            $result.EffectiveFrom | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
            $result.EffectiveTo | Should -BeNullOrEmpty
            $result.WhatIf | Should -BeFalse
        }
    }

    It 'grants Communications Credits where no licence is named' {
        Grant-CommsCreditLicense ada@contoso.com -License EnterpriseE5 | Out-Null
        (Grant-CommsCreditLicense ada@contoso.com).License | Should -Be 'CommunicationsCredits'
    }

    It 'takes users by value' {
        ('ada@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('Granted', 'Granted')
    }

    It 'takes users by property <Name>' -ForEach @(
        @{ Name = 'UserPrincipalName' }, @{ Name = 'UPN' }, @{ Name = 'Identity' }, @{ Name = 'UserId' }, @{ Name = 'Mail' }
    ) {
        $rows = [pscustomobject]@{ $Name = 'ada@contoso.com' }, [pscustomobject]@{ $Name = 'bob@contoso.com' }
        ($rows | Grant-CommsCreditLicense -License PhoneSystem).UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
    }

    It 'takes the rows of a CSV file' {
        $csv = New-TestPath '.csv'
        Set-Content -LiteralPath $csv -Value 'UPN,Team', 'ada@contoso.com,A', 'bob@contoso.com,B'
        (Import-Csv $csv | Grant-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('Granted', 'Granted')
    }

    It 'takes deserialised users' {
        $xml = New-TestPath '.xml'
        Get-CommsCreditUser | Export-Clixml -LiteralPath $xml
        (Import-Clixml -LiteralPath $xml | Grant-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('Granted', 'Granted')
        $json = Get-CommsCreditUser | ConvertTo-Json | ConvertFrom-Json
        ($json | Grant-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('AlreadyAssigned', 'AlreadyAssigned')
    }

    It 'takes users by their object id' {
        $id = [guid]::NewGuid()
        Set-CommsCreditUser ada@contoso.com -ObjectId $id | Out-Null
        $result = $id.ToString() | Grant-CommsCreditLicense -License PhoneSystem
        $result.UserPrincipalName | Should -Be 'ada@contoso.com'
        $result.Status | Should -Be 'Granted'
    }

    It 'knows <Sku> as <License>' -ForEach @(
        @{ Sku = 'MCOMEETADV'; License = 'AudioConferencing' }
        @{ Sku = 'mcoev'; License = 'PhoneSystem' }
        @{ Sku = 'MCOPSTN1'; License = 'CallingPlanDomestic' }
        @{ Sku = 'MCOPSTN2'; License = 'CallingPlanInternational' }
        @{ Sku = 'MCOPSTN_5'; License = 'CallingPlan120' }
        @{ Sku = 'MCOPSTN8'; License = 'CallingPlan120NotPooled' }
        @{ Sku = 'MCOPSTN6'; License = 'CallingPlan240' }
        @{ Sku = 'MCOPSTN_6'; License = 'CallingPlan240' }
        @{ Sku = 'MCOPSTN_PAYG_2'; License = 'CallingPlanPayAsYouGo' }
        @{ Sku = 'MCOMEETACPEA'; License = 'AudioConferencingPayPerMinute' }
        @{ Sku = 'ENTERPRISEPREMIUM'; License = 'EnterpriseE5' }
        @{ Sku = '0c266dff-15dd-4b49-8397-2bb16070ed52'; License = 'AudioConferencing' }
        @{ Sku = 'E43B5B99-8DFB-405F-9987-DC307F34BCBD'; License = 'PhoneSystem' }
        @{ Sku = 'SPE_E5'; License = 'SPE_E5' }
        @{ Sku = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'; License = 'SPE_E5' }
    ) {
        $result = Grant-CommsCreditLicense ada@contoso.com -License $Sku
        $result.Status | Should -Be 'Granted'
        $result.License | Should -Be $License
    }

    It 'L11: MCOPSTNC, MCOPSTNPP and their SKU ids are Communications Credits' {
        Grant-CommsCreditLicense ada@contoso.com -License PhoneSystem | Out-Null
        (Grant-CommsCreditLicense ada@contoso.com -License MCOPSTNC -WarningAction SilentlyContinue).License | Should -Be 'CommunicationsCredits'
        foreach ($sku in 'MCOPSTNPP', '47794cd0-f0e5-45c5-9033-2eb6b5fc84e0', '06b48c5f-01d9-4b18-9015-03b52040f51a') {
            $result = Grant-CommsCreditLicense ada@contoso.com -License $sku
            $result.License | Should -Be 'CommunicationsCredits'
            $result.Status | Should -Be 'AlreadyAssigned'
        }
    }

    It 'a bundle outside the list grants what it contains' {
        Grant-CommsCreditLicense ada@contoso.com -License SPE_E5 | Out-Null
        (Grant-CommsCreditLicense ada@contoso.com).Status | Should -Be 'Granted'
    }

    It 'L2: LicensePrerequisiteMissing without Audio Conferencing or Phone System' {
        $outcome = Get-Outcome { 'ada@contoso.com' | Grant-CommsCreditLicense }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'LicensePrerequisiteMissing,*'
        $outcome.Output[0].Status | Should -Be 'Failed'
        $outcome.Output[0].Reason | Should -Be 'LicensePrerequisiteMissing'
        Get-CommsCreditLicense | Should -BeNullOrEmpty
    }

    It 'L2: a Calling Plan alone opens no credits' {
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -License CallingPlanDomestic, CommunicationsCredits } | Should -Be 'LicensePrerequisiteMissing'
    }

    It 'L2, L10: <Prerequisite> is enough' -ForEach @(@{ Prerequisite = 'AudioConferencing' }, @{ Prerequisite = 'PhoneSystem' }, @{ Prerequisite = 'EnterpriseE5' }) {
        $results = Grant-CommsCreditLicense ada@contoso.com -License CommunicationsCredits, $Prerequisite -WarningAction SilentlyContinue
        $results.Status | Should -Be @('Granted', 'Granted')
    }

    It 'L2: Phone System without a Calling Plan is granted with a warning' {
        $outcome = Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -License PhoneSystem, CommunicationsCredits }
        $outcome.Output.Status | Should -Be @('Granted', 'Granted')
        $outcome.Warnings.Count | Should -Be 1
        (Get-Outcome { Grant-CommsCreditLicense bob@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits }).Warnings | Should -BeNullOrEmpty
    }

    It 'L6: UsageLocationMissing before there is a usage location' {
        Set-CommsCreditUser carol@contoso.com | Out-Null
        $outcome = Get-Outcome { 'ada@contoso.com', 'carol@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem }
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'UsageLocationMissing,*'
        $outcome.Output.Status | Should -Be @('Granted', 'Failed', 'Granted')
        $outcome.Output[1].Reason | Should -Be 'UsageLocationMissing'
    }

    It 'L7: a second Calling Plan is a LicenseConflict' {
        Grant-CommsCreditLicense ada@contoso.com -License CallingPlanDomestic | Out-Null
        $outcome = Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -License CallingPlanInternational }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'LicenseConflict,*'
        $outcome.Output[0].Status | Should -Be 'Failed'
        $outcome.Output[0].Reason | Should -Be 'LicenseConflict'
        (Get-CommsCreditLicense ada@contoso.com).License | Should -Be 'CallingPlanDomestic'
    }

    It 'L7: two Calling Plans in one call conflict as well' {
        $outcome = Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -License CallingPlan120, CallingPlan240 }
        $outcome.Output.Status | Should -Contain 'Failed'
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'LicenseConflict,*'
        @(Get-CommsCreditLicense ada@contoso.com).Count | Should -BeLessOrEqual 1
    }

    It 'L7: -Replace swaps plans in one step' {
        Grant-CommsCreditLicense ada@contoso.com -License CallingPlanDomestic -EffectiveFrom '2026-01-01' | Out-Null
        $results = Grant-CommsCreditLicense ada@contoso.com -License CallingPlanInternational -Replace CallingPlanDomestic
        ($results | Where-Object License -EQ CallingPlanInternational).Status | Should -Be 'Granted'
        ($results | Where-Object License -EQ CallingPlanDomestic).Status | Should -Be 'Revoked'
        $history = Get-CommsCreditLicense ada@contoso.com
        ($history | Where-Object License -EQ CallingPlanDomestic).EffectiveTo | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
        ($history | Where-Object License -EQ CallingPlanInternational).EffectiveFrom | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
    }

    It 'a re-run changes nothing and keeps the first EffectiveFrom' {
        Grant-CommsCreditLicense ada@contoso.com -License PhoneSystem -EffectiveFrom '2026-02-01' | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-04-20T08:00:00Z' | Out-Null
        $result = Grant-CommsCreditLicense ada@contoso.com -License PhoneSystem
        $result.Status | Should -Be 'AlreadyAssigned'
        $result.EffectiveFrom | Should -Be (Get-Moment '2026-02-01')
        @(Get-CommsCreditLicense ada@contoso.com).Count | Should -Be 1
    }

    It 'LicenseUnknown: grants nothing to anyone' {
        $outcome = Get-Outcome { 'ada@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem, Nonsense }
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[-1].FullyQualifiedErrorId | Should -BeLike 'LicenseUnknown,*'
        Get-CommsCreditLicense | Should -BeNullOrEmpty
    }

    It 'reports users who are not there, and grants to the others' {
        $outcome = Get-Outcome { 'ada@contoso.com', 'nobody@contoso.com', 'no name', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be @('UserNotFound', 'UserPrincipalNameInvalid')
        $outcome.Errors.TargetObject | Should -Be @('nobody@contoso.com', 'no name')
        $outcome.Output.Status | Should -Be @('Granted', 'Failed', 'Failed', 'Granted')
        $outcome.Output.Reason | Should -Be @('', 'UserNotFound', 'UserPrincipalNameInvalid', '')
    }

    It 'L13: what it printed is durable, whatever Select-Object drops' {
        $users = 1..20 | ForEach-Object { "user$_@contoso.com" }
        $users | Set-CommsCreditUser -UsageLocation US | Out-Null
        $printed = @($users | Grant-CommsCreditLicense -License PhoneSystem | Select-Object -First 3)
        $held = (Get-CommsCreditLicense -License PhoneSystem).UserPrincipalName
        foreach ($result in $printed) { $held | Should -Contain $result.UserPrincipalName }
    }

    It 'grants a thousand in one pipeline' {
        $users = 1..1000 | ForEach-Object { "user$_@contoso.com" }
        $users | Set-CommsCreditUser -UsageLocation US | Out-Null
        $results = $users | Grant-CommsCreditLicense -License PhoneSystem
        $results.Count | Should -Be 1000
        $results.UserPrincipalName | Should -Be $users
    }
}

Describe 'Revoke-CommsCreditLicense' {
    BeforeEach {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits -EffectiveFrom '2026-01-01'
    }

    It 'ends an assignment now, and keeps its history' {
        $result = 'ada@contoso.com' | Revoke-CommsCreditLicense
        $result.License | Should -Be 'CommunicationsCredits'
        $result.Status | Should -Be 'Revoked'
        $result.EffectiveFrom | Should -Be (Get-Moment '2026-01-01')
        $result.EffectiveTo | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
        (Get-CommsCreditUser ada@contoso.com).Licenses | Should -Not -Contain 'CommunicationsCredits'
        (Get-CommsCreditLicense ada@contoso.com -License CommunicationsCredits).EffectiveTo | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
    }

    It 'ends it at a given moment' {
        (Revoke-CommsCreditLicense ada@contoso.com -EffectiveTo '2026-02-01').EffectiveTo | Should -Be (Get-Moment '2026-02-01')
        Get-CommsCreditLicense ada@contoso.com -License CommunicationsCredits -At '2026-02-01' | Should -BeNullOrEmpty
        (Get-CommsCreditLicense ada@contoso.com -License CommunicationsCredits -At '2026-01-31T23:59:59Z').License | Should -Be 'CommunicationsCredits'
    }

    It 'says NotAssigned where there is nothing to take' {
        $outcome = Get-Outcome { Revoke-CommsCreditLicense ada@contoso.com -License AudioConferencing }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Output[0].Status | Should -Be 'NotAssigned'
    }

    It 'L2: revoking a prerequisite warns' {
        $outcome = Get-Outcome { Revoke-CommsCreditLicense ada@contoso.com -License PhoneSystem }
        $outcome.Output[0].Status | Should -Be 'Revoked'
        $outcome.Warnings.Count | Should -Be 1
    }

    It 'revoking anything else does not' {
        (Get-Outcome { Revoke-CommsCreditLicense ada@contoso.com -License CallingPlanDomestic, CommunicationsCredits }).Warnings | Should -BeNullOrEmpty
    }

    It 'takes SKU part numbers and ids' {
        (Revoke-CommsCreditLicense ada@contoso.com -License MCOPSTNPP).Status | Should -Be 'Revoked'
        (Revoke-CommsCreditLicense ada@contoso.com -License 0dab259f-bf13-4952-b7f8-7db8f131b28d).License | Should -Be 'CallingPlanDomestic'
    }

    It 'a licence can be granted again after it was revoked' {
        Revoke-CommsCreditLicense ada@contoso.com -EffectiveTo '2026-02-01' | Out-Null
        (Grant-CommsCreditLicense ada@contoso.com).Status | Should -Be 'Granted'
        $history = @(Get-CommsCreditLicense ada@contoso.com -License CommunicationsCredits)
        $history.Count | Should -Be 2
        $history.EffectiveFrom | Should -Be @((Get-Moment '2026-01-01'), (Get-Moment '2026-03-20T08:00:00Z'))
    }

    It 'reports users who are not there, and goes on' {
        $outcome = Get-Outcome { 'nobody@contoso.com', 'ada@contoso.com' | Revoke-CommsCreditLicense }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        $outcome.Output.Status | Should -Be @('Failed', 'Revoked')
    }
}

Describe 'Get-CommsCreditLicense' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem -EffectiveFrom '2026-01-01'
        Add-TestUser bob@contoso.com -License PhoneSystem, CallingPlanDomestic -EffectiveFrom '2026-02-01'
        Revoke-CommsCreditLicense bob@contoso.com -License CallingPlanDomestic -EffectiveTo '2026-03-01' | Out-Null
    }

    It 'lists every assignment with its time' {
        $all = @(Get-CommsCreditLicense)
        $all.Count | Should -Be 3
        $plan = $all | Where-Object License -EQ CallingPlanDomestic
        $plan.UserPrincipalName | Should -Be 'bob@contoso.com'
        $plan.EffectiveFrom | Should -Be (Get-Moment '2026-02-01')
        $plan.EffectiveTo | Should -Be (Get-Moment '2026-03-01')
        ($all | Where-Object License -EQ PhoneSystem).EffectiveTo | Should -Be @($null, $null)
    }

    It 'filters by user, licence and moment' {
        (Get-CommsCreditLicense ada@contoso.com).License | Should -Be 'PhoneSystem'
        (Get-CommsCreditLicense -License MCOEV).UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        (Get-CommsCreditLicense -At '2026-01-15').UserPrincipalName | Should -Be 'ada@contoso.com'
        @(Get-CommsCreditLicense -At '2026-02-01').Count | Should -Be 3
        @(Get-CommsCreditLicense -At '2026-03-01').Count | Should -Be 2
    }
}
