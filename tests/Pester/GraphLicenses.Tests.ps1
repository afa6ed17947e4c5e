# Licences that are granted and revoked in the tenant, by Microsoft Graph (usage-formats 5).

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    . $PSScriptRoot/GraphTenant.ps1
}
AfterAll { Stop-GraphTenant }

Describe 'Grant-CommsCreditLicense -Source Graph' {
    BeforeEach { $store = New-TenantStore }

    It 'grants there, writes the history here, and tells each user once' {
        $results = 'ada@contoso.com', 'bob@contoso.com', 'nobody@contoso.com', 'not a user', 'ADA@contoso.com' |
            Grant-CommsCreditLicense -Source Graph -ErrorAction SilentlyContinue
        $results.Status | Should -Be 'Granted', 'AlreadyAssigned', 'Failed', 'Failed', 'AlreadyAssigned'
        $results.Reason | Should -Be '', '', 'UserNotFound', 'UserPrincipalNameInvalid', ''
        Get-TenantLicense ada@contoso.com | Should -Contain $credits
        (Get-CommsCreditUser ada@contoso.com).Licenses | Sort-Object | Should -Be 'CallingPlanDomestic', 'CommunicationsCredits', 'PhoneSystem'
        (Get-CommsCreditUser bob@contoso.com).Licenses | Should -Contain 'CommunicationsCredits'
        $results[0].EffectiveFrom | Should -Not -BeNullOrEmpty
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 1
    }

    It '-WhatIf lists every result, sends nothing at all and changes nothing' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic
        $before = Get-StoreDump $store
        $outcome = Get-Outcome { 'ada@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -Source Graph -WhatIf }
        $outcome.Output.Status | Should -Be 'Granted', 'Granted'
        $outcome.Output.WhatIf | Should -Be $true, $true
        $outcome.Warnings.Count | Should -Be 1
        $tenant.Seen.Count | Should -Be 0
        Get-StoreDump $store | Should -Be $before
    }

    It 'judges by what the tenant says: <Id>' -ForEach @(
        @{ Id = 'LicensePrerequisiteMissing'; User = 'cleo@contoso.com'; With = @{} }
        @{ Id = 'LicenseConflict'; User = 'ada@contoso.com'; With = @{ License = 'CallingPlanInternational' } }
        @{ Id = 'UsageLocationMissing'; User = 'dan@contoso.com'; With = @{} }
    ) {
        Add-TenantUser dan@contoso.com $phone -Location ''
        $outcome = Get-Outcome { Grant-CommsCreditLicense $User -Source Graph @With }
        $outcome.Output.Reason | Should -Be $Id
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $outcome.Terminating | Should -BeFalse
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 0
    }

    It 'LicenseCountExceeded: what is left goes to the first, the rest is not asked for' {
        $tenant.Skus[$credits].Free = 1
        Add-TenantUser dan@contoso.com $phone, $domestic
        $outcome = Get-Outcome { 'ada@contoso.com', 'dan@contoso.com' | Grant-CommsCreditLicense -Source Graph }
        $outcome.Output.Status | Should -Be 'Granted', 'Failed'
        $outcome.Output[1].Reason | Should -Be 'LicenseCountExceeded'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        Get-TenantLicense dan@contoso.com | Should -Not -Contain $credits
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -License AudioConferencing -Source Graph } | Should -Be 'LicenseCountExceeded'
    }

    It 'takes the first product of the tenant that has a unit free, or the one that is named' {
        $tenant.Skus[$phoneGov] = @{ Part = 'MCOEV_GOV'; Free = 5 }
        $tenant.Skus[$phone].Free = 0
        Grant-CommsCreditLicense cleo@contoso.com -License PhoneSystem -Source Graph | Out-Null
        Get-TenantLicense cleo@contoso.com | Should -Be $phoneGov
        Add-TenantUser dan@contoso.com
        $tenant.Skus[$phone].Free = 5
        (Grant-CommsCreditLicense dan@contoso.com -License MCOEV -Source Graph).License | Should -Be 'PhoneSystem'
        Get-TenantLicense dan@contoso.com | Should -Be $phone
    }

    It 'swaps a plan in one step, there and here' {
        $results = Grant-CommsCreditLicense ada@contoso.com -License CallingPlanInternational -Replace CallingPlanDomestic -Source Graph
        $results.Status | Should -Be 'Revoked', 'Granted'
        Get-TenantLicense ada@contoso.com | Sort-Object | Should -Be (@($phone, $mailbox, $international) | Sort-Object)
        (Get-CommsCreditUser ada@contoso.com).Licenses | Sort-Object | Should -Be 'CallingPlanInternational', 'PhoneSystem'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 1
    }

    It 'what fails there is told in Graph''s words and not written here' {
        $tenant.Fails['ada@contoso.com'] = @{ Status = 400; Code = 'Request_BadRequest'; Message = 'License assignment failed because of the moon.' }
        $outcome = Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -Source Graph }
        $outcome.Output.Reason | Should -Be 'GraphRequestFailed'
        "$($outcome.Errors[0])" | Should -BeLike '*Request_BadRequest: License assignment failed because of the moon*'
        (Get-CommsCreditUser ada@contoso.com).Licenses | Should -Not -Contain 'CommunicationsCredits'
    }

    It 'waits as long as Graph asks, and goes on' {
        $tenant.Fails['ada@contoso.com'] = @{ Status = 429; Code = 'TooManyRequests'; Message = 'Slow down.'; Times = 2; RetryAfter = '0.05' }
        (Grant-CommsCreditLicense ada@contoso.com -Source Graph).Status | Should -Be 'Granted'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 3
    }

    It 'takes users of the tenant from the pipeline, many in batches of twenty' {
        foreach ($i in 1..45) { Add-TenantUser "user$i@contoso.com" $phone, $domestic }
        $results = Get-CommsCreditUser user* -Source Graph | Grant-CommsCreditLicense -Source Graph
        @($results | Where-Object Status -EQ Granted).Count | Should -Be 45
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 3
        @(Get-CommsCreditUser -License CommunicationsCredits).Count | Should -Be 45
        $again = Get-CommsCreditUser user* -Source Graph | Grant-CommsCreditLicense -Source Graph
        @($again | Where-Object Status -EQ AlreadyAssigned).Count | Should -Be 45
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 3
    }

    It 'L4: the same -RequestId tells the first result; with other content nothing is sent' {
        $id = [guid]::NewGuid()
        (Grant-CommsCreditLicense ada@contoso.com -Source Graph -RequestId $id).Status | Should -Be 'Granted'
        (Grant-CommsCreditLicense ada@contoso.com -Source Graph -RequestId $id).Status | Should -Be 'Granted'
        $tenant.Seen.Clear()
        (Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -Source Graph -RequestId $id -Replace CallingPlanDomestic }).Output.Reason | Should -Be 'RequestIdReused'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 0
    }

    It 'ParameterInvalid for a moment to come' {
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -Source Graph -EffectiveFrom 2099-01-01 } | Should -Be 'ParameterInvalid'
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -Source Graph -EffectiveFrom 2099-01-01 -WhatIf } | Should -Be 'ParameterInvalid'
    }
}

Describe 'Revoke-CommsCreditLicense -Source Graph' {
    It 'takes there and here what is held, and tells what is not' {
        New-TenantStore | Out-Null
        $results = 'bob@contoso.com', 'ada@contoso.com' | Revoke-CommsCreditLicense -Source Graph
        $results.Status | Should -Be 'Revoked', 'NotAssigned'
        $results[0].EffectiveTo | Should -Not -BeNullOrEmpty
        Get-TenantLicense bob@contoso.com | Should -Be $phone, $domestic
        (Get-CommsCreditUser bob@contoso.com).Licenses | Should -Not -Contain 'CommunicationsCredits'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 1
    }

    It '-WhatIf sends nothing' {
        New-TenantStore | Out-Null
        (Revoke-CommsCreditLicense bob@contoso.com -Source Graph -WhatIf -WarningAction SilentlyContinue).WhatIf | Should -BeTrue
        $tenant.Seen.Count | Should -Be 0
        Get-TenantLicense bob@contoso.com | Should -Contain $credits
    }
}

Describe 'A rehearsal store' {
    It 'ParameterInvalid: does not ask Graph for <What>' -ForEach @(
        @{ What = 'grants'; Try = { Grant-CommsCreditLicense ada@contoso.com -Source Graph } }
        @{ What = 'the end of licences'; Try = { 'ada@contoso.com' | Revoke-CommsCreditLicense -Source Graph } }
    ) {
        New-TenantStore | Out-Null
        New-ContosoStore | Out-Null
        Get-ErrorId $Try | Should -Be 'ParameterInvalid'
        $tenant.Seen.Count | Should -Be 0
    }
}
