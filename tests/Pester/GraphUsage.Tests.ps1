# Calls that Microsoft Graph hands out, asked for or kept in a JSON file (usage-formats 4).

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    . $PSScriptRoot/GraphTenant.ps1

    function New-GraphCall([int] $Id, [string] $Charge = '0.24', [string] $Start = '2026-03-10T09:00:00.1250000Z') {
        @"
{"id":"$(Get-UsageId $Id)","callId":"c$Id","userId":null,"userPrincipalName":"bob@contoso.com","userDisplayName":"Bob","startDateTime":"$Start",
"endDateTime":"$Start","duration":300,"charge":$Charge,"callType":"user_out","currency":"USD","calleeNumber":"+81312345678","usageCountryCode":"US",
"tenantCountryCode":"US","connectionCharge":0.0,"callerNumber":"+14255550100","destinationContext":"International","destinationName":"Japan",
"conferenceId":null,"licenseCapability":"MCOPSTNPP","inventoryType":"Subscriber","operator":"Microsoft","callDurationSource":"microsoft"}
"@
    }
}
AfterAll { Stop-GraphTenant }

Describe 'Import-PstnUsage -Graph' {
    BeforeEach {
        $store = New-TenantStore
        Import-DollarCard
        $tenant.Calls = @((New-GraphCall 1), (New-GraphCall 2 -Charge '0.30000000000000004'), (New-GraphCall 3 -Charge '"a lot"'))
    }

    It 'takes in each call once, 90 days at a time, charges by their text' {
        $imports = Import-PstnUsage -Graph -From 2026-01-01 -To 2026-06-01 -WarningAction SilentlyContinue
        $imports.Source | Should -Be 'Graph 2026-01-01..2026-04-01', 'Graph 2026-04-01..2026-06-01'
        $imports.Imported | Should -Be 2, 0
        $imports[0].Rejected | Should -Be 1
        Import-Csv $imports[0].RejectPath | ForEach-Object Column | Should -Be 'charge'
        (Get-PstnUsage).ProviderCharge | Should -Be 0.24, 0.3
        $tenant.Seen | Should -Contain 'GET /v1.0/communications/callRecords/getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-04-01)'
        (Import-PstnUsage -Graph -From 2026-01-01 -To 2026-04-01 -WarningAction SilentlyContinue).Duplicates | Should -Be 2
    }

    It 'reads the same rows from a JSON file, a page or an array' {
        $page = New-TestPath '.json'
        Set-Content -LiteralPath $page -Value ('{"value":[' + ($tenant.Calls -join ',') + ']}')
        $import = Import-PstnUsage $page -WarningAction SilentlyContinue
        $import.Imported | Should -Be 2
        $import.Rejected | Should -Be 1
        $import.RejectPath | Should -Be ($page -replace '\.json$', '.rejects.csv')
        Set-Content -LiteralPath $page -Value ('[' + ($tenant.Calls[0, 1] -join ',') + ']')
        (Get-Item $page | Import-PstnUsage -WarningAction SilentlyContinue).Duplicates | Should -Be 2
        $tenant.Seen.Count | Should -Be 0
        Set-Content -LiteralPath $page -Value '{"range":"March"}'
        Get-ErrorId { Import-PstnUsage $page } | Should -Be 'FileFormatUnknown'
    }

    It 'agrees with the export of the same call' {
        $tenant.Calls = @(New-GraphCall 1 -Charge '0.00')
        Import-TestCall (New-Call 1 -Start '2026-03-10T09:00:00Z') | Out-Null
        $import = Import-PstnUsage -Graph -From 2026-03-01 -To 2026-04-01 -WarningAction SilentlyContinue
        $import.Duplicates | Should -Be 1
        $import.Rejected | Should -Be 0
    }

    It '-WhatIf asks nobody and changes nothing' {
        $before = Get-StoreDump $store
        Import-PstnUsage -Graph -From 2026-01-01 -To 2026-06-01 -WhatIf | Should -BeNullOrEmpty
        $tenant.Seen.Count | Should -Be 0
        Get-StoreDump $store | Should -Be $before
    }

    It 'names the permission that is missing, and a period that is none' {
        $tenant.Status = 403
        $outcome = Get-Outcome { Import-PstnUsage -Graph -From 2026-01-01 -To 2026-02-01 }
        $tenant.Status = 200
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'GraphSignInFailed,*'
        "$($outcome.Errors[0])" | Should -BeLike '*CallRecord-PstnCalls.Read.All*'
        Get-ErrorId { Import-PstnUsage -Graph -From 2026-02-01 -To 2026-02-01 } | Should -Be 'ParameterInvalid'
    }
}

Describe 'A rehearsal store' {
    It 'ParameterInvalid: does not ask Graph for calls' {
        New-TenantStore | Out-Null
        New-ContosoStore | Out-Null
        Get-ErrorId { Import-PstnUsage -Graph -From 2026-01-01 } | Should -Be 'ParameterInvalid'
        $tenant.Seen.Count | Should -Be 0
    }
}
