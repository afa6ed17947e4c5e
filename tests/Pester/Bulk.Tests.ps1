# What arrives at the bulk commands through a pipeline, whole batches, and what stops them half-way.

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    function New-Names([int] $Count) { 1..$Count | ForEach-Object { "user$_@contoso.com" } }
    # A PowerShell of its own in this process; the connection is shared.
    function New-Shell([string] $Script, [object[]] $Argument) {
        $shell = [powershell]::Create()
        $shell.AddScript("`$ErrorActionPreference = 'Stop'; Import-Module '$ModulePath'").AddStatement() | Out-Null
        $shell.AddScript($Script) | Out-Null
        foreach ($value in $Argument) { $shell.AddArgument($value) | Out-Null }
        $shell
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Bulk pipelines' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        'ada@contoso.com', 'bob@contoso.com', 'carol@contoso.com' | Set-CommsCreditUser -UsageLocation US -Department Sales | Out-Null
    }

    It 'takes CSV rows whose cells are empty, and reports the row without a name' {
        $rows = @'
UserPrincipalName,ObjectId,UsageLocation,Department,SpendLimit,DialOutPolicy,EffectiveFrom
ada@contoso.com,,,,,,
,,US,Sales,,,
bob@contoso.com,,DE,,,,
'@ | ConvertFrom-Csv
        $set = Get-Outcome { $rows | Set-CommsCreditUser }
        $set.Output.UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        $set.Output.UsageLocation | Should -Be @('US', 'DE')
        $set.Output.Department | Should -Be @('Sales', 'Sales')
        $set.Errors.FullyQualifiedErrorId | Should -BeLike 'UserPrincipalNameInvalid,*'
        $granted = Get-Outcome { $rows | Grant-CommsCreditLicense -License PhoneSystem }
        $granted.Output.Status | Should -Be @('Granted', 'Failed', 'Granted')
        $granted.Output.Reason | Should -Be @('', 'UserPrincipalNameInvalid', '')
        $granted.Output[0].EffectiveFrom | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
    }

    It 'takes users of Microsoft Graph by their principal name, whatever else they have' {
        $users = 'ada', 'bob' | ForEach-Object {
            [pscustomobject]@{ Id = [guid]::NewGuid().ToString(); Mail = "$_.mail@contoso.com"; UserPrincipalName = "$_@contoso.com"
                DisplayName = $_; AssignedLicenses = @(@{ SkuId = [guid]::NewGuid() }); AdditionalProperties = @{}; AccountEnabled = $true }
        }
        ($users | Set-CommsCreditUser).ObjectId | Should -Be @([guid] $users[0].Id, [guid] $users[1].Id)
        ($users | Grant-CommsCreditLicense -License PhoneSystem).UserPrincipalName | Should -Be @('ada@contoso.com', 'bob@contoso.com')
        ($users | Revoke-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('Revoked', 'Revoked')
    }

    It 'takes what a job wrote, and what Export-Clixml kept' {
        $users = Start-Job {
            Import-Module $using:ModulePath
            Connect-CommsCredit $using:store | Out-Null
            Get-CommsCreditUser
        } | Receive-Job -Wait -AutoRemoveJob
        $users[0].PSObject.TypeNames | Should -Contain 'Deserialized.CommsCredits.User'
        ($users | Grant-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('Granted', 'Granted', 'Granted')
        ($users | Set-CommsCreditUser -Department Research).Department | Should -Be @('Research', 'Research', 'Research')
        $kept = New-TestPath '.xml'
        Get-CommsCreditLicense | Export-Clixml -LiteralPath $kept
        (Import-Clixml -LiteralPath $kept | Revoke-CommsCreditLicense -License PhoneSystem).Status | Should -Be @('Revoked', 'Revoked', 'Revoked')
    }

    It 'an object without a name fails alone' {
        $outcome = Get-Outcome { 'ada@contoso.com', [pscustomobject]@{ Name = 'x' }, 42, 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem }
        $outcome.Terminating | Should -BeFalse
        $outcome.Output.Status | Should -Be @('Granted', 'Failed', 'Failed', 'Granted')
        $outcome.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be @('UserPrincipalNameInvalid', 'UserPrincipalNameInvalid')
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'duplicates in any letter case are one user' {
        $results = 'ada@contoso.com', 'ADA@CONTOSO.COM', ' Ada@contoso.com ' | Grant-CommsCreditLicense -License PhoneSystem
        $results.Status | Should -Be @('Granted', 'AlreadyAssigned', 'AlreadyAssigned')
        @(Get-CommsCreditLicense).Count | Should -Be 1
        ('eve@contoso.com', 'EVE@contoso.com' | Set-CommsCreditUser -Department Sales).Count | Should -Be 2
        @(Get-CommsCreditUser eve*).Count | Should -Be 1
    }

    It 'a bad user in the middle of many stops nobody' {
        $names = New-Names 1500
        $names | Set-CommsCreditUser -UsageLocation US | Out-Null
        $mixed = @($names[0..749]; 'nobody@contoso.com'; $names[750..1499])
        $outcome = Get-Outcome { $mixed | Grant-CommsCreditLicense -License PhoneSystem }
        @($outcome.Output | Where-Object Status -EQ Granted).Count | Should -Be 1500
        $outcome.Output[750].Reason | Should -Be 'UserNotFound'
        $outcome.Output.UserPrincipalName | Should -Be $mixed
        $outcome.Errors.Count | Should -Be 1
    }

    It '-WhatIf lists every result over several batches, and writes nothing' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        $shell = New-Shell 'param($names) $names | Set-CommsCreditUser -UsageLocation US -WhatIf; "ada@contoso.com", "nobody@contoso.com" | Grant-CommsCreditLicense -License PhoneSystem, CallingPlanDomestic -WhatIf -ErrorAction SilentlyContinue' @(, (New-Names 1200))
        Disconnect-CommsCredit
        $before = Get-StoreDump $store
        Connect-CommsCredit $store | Out-Null
        $results = $shell.Invoke()
        $shell.Dispose()
        $results.Count | Should -Be 1204
        @($results | Where-Object WhatIf).Count | Should -Be 1204
        $results[-4..-1].Status | Should -Be @('Granted', 'Granted', 'Failed', 'Failed')
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }

    It '-Confirm:$false asks nobody, also where everything is to be confirmed' {
        $ConfirmPreference = 'Low'
        ('ada@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem -Confirm:$false).Status | Should -Be @('Granted', 'Granted')
    }

    It '-ErrorAction Stop ends with the error of the item; what was printed before it is durable' {
        $printed = [System.Collections.Generic.List[object]]::new()
        $stop = { 'ada@contoso.com', 'nobody@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem -ErrorAction Stop | ForEach-Object { $printed.Add($_) } }
        $stop | Should -Throw -ErrorId 'UserNotFound,*'
        $printed.UserPrincipalName | Should -Be 'ada@contoso.com'
        (Get-CommsCreditLicense ada@contoso.com).License | Should -Be 'PhoneSystem'
        ('bob@contoso.com' | Grant-CommsCreditLicense -License AudioConferencing).Status | Should -Be 'Granted'
    }

    It 'follows $PSDefaultParameterValues' {
        $PSDefaultParameterValues = @{ 'Grant-CommsCreditLicense:License' = 'PhoneSystem', 'CallingPlanDomestic'; '*-CommsCredit*:Account' = 'Contoso' }
        (Grant-CommsCreditLicense ada@contoso.com).License | Should -Be @('PhoneSystem', 'CallingPlanDomestic')
    }

    It 'ForEach-Object -Parallel shares the connection and loses nothing' {
        $results = New-Names 24 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:ModulePath
            $_ | Set-CommsCreditUser -UsageLocation US | Grant-CommsCreditLicense -License PhoneSystem
        }
        @($results | Where-Object Status -EQ Granted).Count | Should -Be 24
        @(Get-CommsCreditLicense -License PhoneSystem).Count | Should -Be 24
    }

    It 'Select-Object -First drops the unfinished batch, and keeps the whole one it was printed from' {
        $names = New-Names 1500
        $names | Set-CommsCreditUser -UsageLocation US | Out-Null
        $printed = @($names | Grant-CommsCreditLicense -License PhoneSystem | Select-Object -First 2)
        $printed.UserPrincipalName | Should -Be @('user1@contoso.com', 'user2@contoso.com')
        @(Get-CommsCreditLicense -License PhoneSystem).Count | Should -Be 1000
        $again = $names | Grant-CommsCreditLicense -License PhoneSystem
        ($again | Group-Object Status -NoElement | ForEach-Object { "$($_.Count) $($_.Name)" } | Sort-Object) | Should -Be @('1000 AlreadyAssigned', '500 Granted')
    }

    It 'a re-run is a no-op that keeps the first EffectiveFrom of each' {
        'ada@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem -EffectiveFrom '2026-02-01' | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-04-01T00:00:00Z' | Out-Null
        $results = Get-CommsCreditUser | Grant-CommsCreditLicense -License PhoneSystem
        $results.Status | Should -Be @('AlreadyAssigned', 'AlreadyAssigned', 'Granted')
        $results.EffectiveFrom | Should -Be @((Get-Moment '2026-02-01'), (Get-Moment '2026-02-01'), (Get-Moment '2026-04-01'))
    }

    It 'shows progress with the rate after a second, and closes it' {
        $shell = New-Shell 'param($names) $names | ForEach-Object { if ($_ -eq "user500@contoso.com") { Start-Sleep -Milliseconds 1100 }; $_ } | Set-CommsCreditUser | Out-Null' @(, (New-Names 1000))
        $shell.Invoke() | Out-Null
        $records = @($shell.Streams.Progress | Where-Object Activity -EQ 'Set-CommsCreditUser')
        $shell.Dispose()
        $records[0].StatusDescription | Should -Match '^1,000 users, \d+ a second$'
        $records[0].PercentComplete, $records[0].SecondsRemaining | Should -Be -1, -1 -Because 'a pipeline does not tell its length'
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'shows how long the rest takes where it is told how many come' {
        $shell = New-Shell 'param($names) $names | ForEach-Object { if ($_ -eq "user500@contoso.com") { Start-Sleep -Milliseconds 1100 }; $_ } | Set-CommsCreditUser -ExpectedCount 2000 | Out-Null' @(, (New-Names 1000))
        $shell.Invoke() | Out-Null
        $record = @($shell.Streams.Progress | Where-Object Activity -EQ 'Set-CommsCreditUser')[0]
        $shell.Dispose()
        $record.PercentComplete | Should -Be 50
        $record.SecondsRemaining | Should -BeGreaterThan 0
    }

    It 'Ctrl-C keeps whole batches, and leaves the store free' {
        $reached = [System.Threading.ManualResetEventSlim]::new()
        $shell = New-Shell 'param($names, $reached) $names | ForEach-Object { if ($_ -eq "user1500@contoso.com") { $reached.Set(); Start-Sleep 60 }; $_ } | Set-CommsCreditUser -UsageLocation US' @((New-Names 3000), $reached)
        $running = $shell.BeginInvoke()
        $reached.Wait(20000) | Should -BeTrue
        $shell.Stop()
        { $shell.EndInvoke($running) } | Should -Throw
        $shell.Dispose()
        @(Get-CommsCreditUser user*).Count | Should -Be 1000
        (Set-CommsCreditUser user1500@contoso.com).UserPrincipalName | Should -Be 'user1500@contoso.com'
    }
}
