BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Import-PstnUsage' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Add-TestUser bob@contoso.com -With @{ DisplayName = 'Bob'; Department = 'Sales' }
        Import-TestCard @('Prefix,PerMinute', '81,0.12', '44,0.015', '1800,0.025') | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
    }

    It 'takes an export of 25 columns and says what it did' {
        $file = New-UsageExport @((New-Call 1 -Seconds 437), (New-Call 2 -Start '2026-03-11T09:00:00Z' -To '+442079460000' -Seconds 61))
        $import = Import-PstnUsage $file
        $import.Source | Should -Match ([regex]::Escape((Split-Path $file -Leaf)))
        $import.Rows | Should -Be 2
        $import.Imported | Should -Be 2
        $import.Duplicates | Should -Be 0
        $import.Rejected | Should -Be 0
        $import.Skipped | Should -Be 0
        $import.Unrated | Should -Be 0
        $import.PoolMinutes | Should -Be 0
        $import.Charged | Should -Be 0.99
        $import.Charged | Should -BeOfType [decimal]
        $import.Currency | Should -Be 'USD'
        $import.Recharges | Should -Be 0
        $import.BalanceAfter | Should -Be 99.01
        $import.RejectPath | Should -BeNullOrEmpty
        $import.Elapsed | Should -BeOfType [timespan]
        (Get-CommsCreditBalance).Balance | Should -Be 99.01
    }

    It 'keeps every call with its explanation' {
        Import-TestCall (New-Call 1 -Start '2026-03-10T09:14:03.125Z' -Seconds 437 -With @{
                'Conference ID' = 'conf-9'; 'Destination Dialed' = 'Japan'; 'External Country' = 'JP'; 'Connection Fee' = '0.10'; 'Charge' = '0.96'
            }) | Out-Null
        $call = Get-PstnUsage
        $call.UsageId | Should -Be (Get-UsageId 1)
        $call.CallId | Should -Be 'call-1'
        $call.ConferenceId | Should -Be 'conf-9'
        $call.UserPrincipalName | Should -Be 'bob@contoso.com'
        $call.DisplayName | Should -Be 'Bob'
        $call.Department | Should -Be 'Sales'
        $call.StartTime | Should -Be (Get-Moment '2026-03-10T09:14:03.125Z')
        $call.StartTime.Offset | Should -Be ([timespan]::Zero)
        $call.Duration | Should -Be ([timespan]::FromSeconds(437))
        $call.CallType | Should -Be 'user_out'
        $call.Direction | Should -Be 'Outbound'
        $call.NumberType | Should -Be 'Subscriber'
        $call.Caller | Should -Be '+14255550100'
        $call.Callee | Should -Be '+81312345678'
        $call.Country | Should -Be 'JP'
        $call.Context | Should -Be 'International'
        $call.Payer | Should -Be 'Credits'
        $call.PoolMinutes | Should -Be 0
        $call.PoolMinutes | Should -BeOfType [int]
        $call.BilledMinutes | Should -Be 8
        $call.BilledMinutes | Should -BeOfType [decimal]
        $call.RatePerMinute | Should -Be 0.12
        $call.ConnectionFee | Should -Be 0
        $call.Charge | Should -Be 0.96
        $call.Charge | Should -BeOfType [decimal]
        $call.ProviderCharge | Should -Be 0.96
        $call.ProviderCurrency | Should -Be 'USD'
        $call.Currency | Should -Be 'USD'
        $call.Capability | Should -Be 'MCOPSTNPP'
        $call.RateCard | Should -Be 'Standard'
        $call.Prefix | Should -Be '81'
        $call.Reason | Should -Be 'Ok'
        $call.WouldHaveBeenRefused | Should -BeFalse
    }

    It 'takes an export of the older 20 columns alike' {
        $file = New-UsageExport @((New-Call 1 -Seconds 437), (New-Call 2 -Start '2026-03-11T09:00:00Z' -Type user_in)) -Columns 20
        $import = Import-PstnUsage $file
        $import.Imported | Should -Be 2
        $import.Charged | Should -Be 0.96
        (Get-PstnUsage).Direction | Should -Be @('Outbound', 'Inbound')
    }

    It 'maps columns by their header: in any order, with unknown ones, with a byte order mark and with either line end' {
        $call = New-Call 1 -Seconds 437
        $turned = [ordered]@{ 'Some New Column' = 'x,y' }
        foreach ($name in @($call.Keys)[24..0]) { $turned[$name] = $call[$name] }
        $file = New-TestPath '.csv'
        [System.IO.File]::WriteAllText($file, (ConvertTo-UsageText @($turned) -NewLine "`n"), [System.Text.UTF8Encoding]::new($true))
        $import = Import-PstnUsage $file
        $import.Imported | Should -Be 1
        $import.Charged | Should -Be 0.96
    }

    It 'reads quoted cells with commas, quotes and line breaks' {
        Import-TestCall (New-Call 1 -From carol@contoso.com -With @{ 'User Display Name' = "Carol `"CJ`" Jones,`r`nSales" }) | Out-Null
        (Get-PstnUsage).DisplayName | Should -Be "Carol `"CJ`" Jones,`r`nSales"
    }

    It 'takes every csv of a zip, and tells of each' {
        $zip = New-UsageZip ([ordered]@{
                'PSTN.calls.2026-03-10.csv' = ConvertTo-UsageText @(New-Call 1)
                'parameters.json'           = '{ "range": "March" }'
                'PSTN.calls.2026-03-11.csv' = ConvertTo-UsageText @((New-Call 2), (New-Call 3)) -Columns 20
            })
        $imports = @(Import-PstnUsage $zip)
        $imports.Count | Should -Be 2
        $imports.Imported | Should -Be @(1, 2)
        $imports[0].Source | Should -BeLike '*PSTN.calls.2026-03-10.csv*'
        @(Get-PstnUsage).Count | Should -Be 3
    }

    It 'recognises a Direct Routing export, counts its rows as skipped and stores none' {
        $header = 'CorrelationId,Microsoft Entra ObjectId,UPN,Display Name,User country,Invite time,Start time,Failure time,End time,Duration (seconds),Success,Caller Number,Callee Number,Call type,Call Direction,Azure region for Media,Azure region for Signaling,Final SIP code,Final Microsoft subcode,Final SIP Phrase,SBC FQDN,Media bypass,Shared correlation ID'
        $row = '{0},,bob@contoso.com,Bob,US,2026-03-10T09:00:00Z,2026-03-10T09:00:02Z,,2026-03-10T09:01:00Z,58,Yes,+14255550100,+81312345678,dr_out,outbound,USWE,USWE,200,0,OK,sbc.contoso.com,No,'
        $zip = New-UsageZip ([ordered]@{
                'PSTN.calls.2026-03-10.csv'          = ConvertTo-UsageText @(New-Call 1)
                'DirectRouting.calls.2026-03-10.csv' = (@($header) + ($row -f [guid]::NewGuid()) + ($row -f [guid]::NewGuid())) -join "`r`n"
            })
        $imports = @(Import-PstnUsage $zip)
        ($imports.Skipped | Measure-Object -Sum).Sum | Should -Be 2
        ($imports.Imported | Measure-Object -Sum).Sum | Should -Be 1
        ($imports.Rejected | Measure-Object -Sum).Sum | Should -Be 0
        @(Get-PstnUsage).Count | Should -Be 1
    }

    It 'skips Direct Routing calls among others' -ForEach 'dr_out', 'dr_in', 'ByotOut', 'ByotIn', 'dr_out_bot' {
        $import = Import-TestCall @((New-Call 1), (New-Call 2 -Type $_))
        $import.Rows | Should -Be 2
        $import.Imported | Should -Be 1
        $import.Skipped | Should -Be 1
        @(Get-PstnUsage).Count | Should -Be 1
    }

    It 'L4: a usage id that stands twice in a file is one call' {
        $import = Import-TestCall @((New-Call 1), (New-Call 1), (New-Call 2))
        $import.Rows | Should -Be 3
        $import.Imported | Should -Be 2
        $import.Duplicates | Should -Be 1
        $import.Charged | Should -Be 1.2
    }

    It 'L4: the same file again changes nothing and says so' {
        $file = New-UsageExport (1..5 | ForEach-Object { New-Call $_ })
        $first = Import-PstnUsage $file
        $first.Charged | Should -Be 3
        $again = Import-PstnUsage $file
        $again.Rows | Should -Be 5
        $again.Imported | Should -Be 0
        $again.Duplicates | Should -Be 5
        $again.Charged | Should -Be 0
        $again.BalanceAfter | Should -Be 97
        @(Get-CommsCreditTransaction -Kind Usage).Count | Should -Be 1
    }

    It 'L4: the same call from the older and the newer export is one call' {
        Import-PstnUsage (New-UsageExport @(New-Call 1) -Columns 20) | Out-Null
        $again = Import-PstnUsage (New-UsageExport @(New-Call 1 -Start '2026-03-10T09:00:00.250Z') -Columns 25)
        $again.Duplicates | Should -Be 1
        $again.Rejected | Should -Be 0
    }

    It 'L4, UsageIdConflict: a stored usage id with <What> is rejected, and the first stays' -ForEach @(
        @{ What = 'another user'; Other = @{ From = 'carol@contoso.com' } }
        @{ What = 'another call type'; Other = @{ Type = 'user_out_conf' } }
        @{ What = 'another start'; Other = @{ Start = '2026-03-10T09:00:01Z' } }
        @{ What = 'another duration'; Other = @{ Seconds = 301 } }
    ) {
        Import-TestCall (New-Call 1) | Out-Null
        $outcome = Get-Outcome { Import-TestCall (New-Call 1 @Other) }
        $outcome.Terminating | Should -BeFalse
        $import = $outcome.Output[0]
        $import.Rejected | Should -Be 1
        $import.Duplicates | Should -Be 0
        $import.Imported | Should -Be 0
        (Import-Csv $import.RejectPath).Reason | Should -BeLike '*UsageIdConflict*'
        (Get-PstnUsage).Charge | Should -Be 0.6
        (Get-CommsCreditBalance).Balance | Should -Be 99.4
    }

    It 'writes bad rows to the reject file and imports the rest' {
        $bad = @(
            New-Call 11 -With @{ 'UsageId' = 'not-a-guid' }
            New-Call 12 -With @{ 'Start Time' = 'yesterday' }
            New-Call 13 -With @{ 'Duration Seconds' = '-5' }
            New-Call 14 -With @{ 'Duration Seconds' = 'long' }
            New-Call 15 -With @{ 'Call Type' = '' }
        )
        $calls = @(New-Call 1) + $bad + @(New-Call 2)
        $file = New-UsageExport $calls -Name 'march.csv'
        $lines = [System.IO.File]::ReadAllLines($file)
        $import = Import-PstnUsage $file
        $import.Rows | Should -Be 7
        $import.Imported | Should -Be 2
        $import.Rejected | Should -Be 5
        Split-Path $import.RejectPath | Should -Be (Split-Path $file)
        Split-Path $import.RejectPath -Leaf | Should -Match '^march(\.csv)?\.rejects\.csv$'
        $rejects = @(Import-Csv $import.RejectPath)
        @($rejects[0].PSObject.Properties.Name) | Should -Be @('Line', 'Column', 'Reason', 'Raw')
        $rejects.Line | Should -Be @('3', '4', '5', '6', '7')
        $rejects.Column | Should -Be @('UsageId', 'Start Time', 'Duration Seconds', 'Duration Seconds', 'Call Type')
        $rejects.Raw | Should -Be $lines[2..6]
        foreach ($reject in $rejects) { $reject.Reason | Should -Not -BeNullOrEmpty }
    }

    It 'writes the reject file where it is told to' {
        $rejects = New-TestPath '.csv'
        $import = Import-TestCall @((New-Call 1), (New-Call 2 -With @{ 'Start Time' = '' })) -With @{ RejectPath = $rejects }
        $import.RejectPath | Should -Be $rejects
        (Import-Csv $rejects).Line | Should -Be '3'
    }

    It 'keeps the bad rows of several files in one reject file' {
        $rejects = New-TestPath '.csv'
        $files = 1..2 | ForEach-Object { New-UsageExport @((New-Call $_), (New-Call (10 + $_) -With @{ 'Start Time' = "bad-$_" })) }
        $imports = $files | Import-PstnUsage -RejectPath $rejects
        $imports.Rejected | Should -Be @(1, 1)
        $raw = @((Import-Csv $rejects).Raw)
        $raw.Count | Should -Be 2
        $raw[0] | Should -BeLike '*bad-1*'
        $raw[1] | Should -BeLike '*bad-2*'
    }

    It 'a second import with bad rows does not wipe out the first one''s reject file unseen' {
        $file = New-UsageExport @((New-Call 1), (New-Call 2 -With @{ 'Start Time' = 'bad' }))
        $first = Import-PstnUsage $file
        $again = Import-PstnUsage $file
        $again.RejectPath | Should -Exist
        @((Import-Csv $again.RejectPath)).Count | Should -Be 1
        $first.Rejected | Should -Be 1
    }

    It 'a mended reject file can be imported' {
        $file = New-UsageExport @((New-Call 1), (New-Call 2 -With @{ 'Duration Seconds' = 'long' }))
        $import = Import-PstnUsage $file
        $header = @(Get-Content -LiteralPath $file -TotalCount 1)
        $mended = New-TestPath '.csv'
        Set-Content -LiteralPath $mended -Value ($header + ((Import-Csv $import.RejectPath).Raw -replace ',long,', ',300,'))
        (Import-PstnUsage $mended).Imported | Should -Be 1
        @(Get-PstnUsage).Count | Should -Be 2
    }

    It 'rows = imported + duplicates + rejected + skipped, and unrated is part of imported' {
        $import = Import-TestCall @(
            (New-Call 1), (New-Call 1), (New-Call 2 -Type dr_out), (New-Call 3 -With @{ 'Start Time' = '?' }), (New-Call 4 -To '+33140000000'), (New-Call 5)
        )
        $import.Rows | Should -Be 6
        $import.Imported | Should -Be 3
        $import.Duplicates | Should -Be 1
        $import.Rejected | Should -Be 1
        $import.Skipped | Should -Be 1
        $import.Unrated | Should -Be 1
    }

    It 'stores a call without a rate with a null charge, and never prices it 0' {
        Import-TestCall (New-Call 1 -To '+33140000000') | Out-Null
        $call = Get-PstnUsage
        $null -eq $call.Charge | Should -BeTrue
        $call.Payer | Should -Be 'None'
        $call.Reason | Should -Be 'NoRate'
        $call.Country | Should -Be 'FR'
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'stores a call of an unknown type without a charge' {
        $import = Import-TestCall (New-Call 1 -Type user_teleport)
        $import.Imported | Should -Be 1
        $import.Unrated | Should -Be 0
        $call = Get-PstnUsage
        $call.CallType | Should -Be 'user_teleport'
        $call.Payer | Should -Be 'None'
        $call.Reason | Should -Be 'UnknownCallType'
        $call.Charge | Should -Be 0
    }

    It 'takes paths from the pipeline, also as files, and wildcards' {
        New-UsageExport @(New-Call 1) -Name 'w1.csv' | Out-Null
        New-UsageExport @(New-Call 2) -Name 'w2.csv' | Out-Null
        $folder = (Get-PSDrive TestDrive).Root
        (Import-PstnUsage "$folder/w?.csv").Imported | Should -Be @(1, 1)
        (Get-Item "$folder/w?.csv" | Import-PstnUsage).Duplicates | Should -Be @(1, 1)
        ("$folder/w1.csv", "$folder/w2.csv" | Import-PstnUsage).Duplicates | Should -Be @(1, 1)
    }

    It 'takes a literal path with brackets' {
        $file = New-UsageExport @(New-Call 1) -Name 'march [2026].csv'
        (Import-PstnUsage -LiteralPath $file).Imported | Should -Be 1
    }

    It 'FileNotFound: reports a path that is not there, and imports the others' {
        $file = New-UsageExport @(New-Call 1)
        $missing = New-TestPath '.csv'
        $outcome = Get-Outcome { $missing, $file | Import-PstnUsage }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        $outcome.Output[0].Imported | Should -Be 1
    }

    It 'FileFormatUnknown: reports a file that is no usage export (<What>), and imports the others' -ForEach @(
        @{ What = 'other columns'; Text = "Name,Amount`r`nBob,3`r`n" }
        @{ What = 'no words at all'; Text = '' }
        @{ What = 'a letter'; Text = "Dear all,`r`nplease find attached`r`n" }
    ) {
        $odd = New-TestPath '.csv'
        [System.IO.File]::WriteAllText($odd, $Text)
        $file = New-UsageExport @(New-Call 1)
        $outcome = Get-Outcome { Import-PstnUsage $odd, $file }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'FileFormatUnknown,*'
        $outcome.Output[0].Imported | Should -Be 1
    }

    It 'an export without calls is an import of nothing' {
        $file = New-TestPath '.csv'
        [System.IO.File]::WriteAllText($file, (ConvertTo-UsageText @(New-Call 1)).Split("`r`n")[0] + "`r`n")
        $import = Import-PstnUsage $file
        $import.Rows | Should -Be 0
        $import.BalanceAfter | Should -Be 100
    }

    It 'L10: any order of rows gives the same calls and amounts' {
        Import-TestCard @('Prefix,PerMinute', '1,0.01') -Name US | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        $calls = 1..30 | ForEach-Object { New-Call $_ -From ada@contoso.com -To '+14255550199' -Start ('2026-03-10T{0:d2}:{1:d2}:00Z' -f ($_ % 24), $_) -Seconds (61 * $_) }
        $expected = Import-TestCall $calls
        $expected.PoolMinutes | Should -Be 120
        $amounts = Get-PstnUsage | ForEach-Object { "$($_.UsageId) $($_.PoolMinutes) $($_.Charge)" }
        foreach ($seed in 1, 2) {
            New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
            Import-TestCard @('Prefix,PerMinute', '1,0.01') -Name US | Out-Null
            Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
            Add-CommsCreditFunds 100 | Out-Null
            $import = Import-TestCall ($calls | Get-Random -Count 30 -SetSeed $seed)
            $import.Charged | Should -Be $expected.Charged
            Get-PstnUsage | ForEach-Object { "$($_.UsageId) $($_.PoolMinutes) $($_.Charge)" } | Should -Be $amounts
        }
    }

    It 'L10: files imported in the order of their calls give the amounts of one file' {
        Import-TestCard @('Prefix,PerMinute', '1,0.01') -Name US | Out-Null
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlan120, CommunicationsCredits
        $calls = 1..20 | ForEach-Object { New-Call $_ -From ada@contoso.com -To '+14255550199' -Start ('2026-03-{0:d2}T09:00:00Z' -f $_) -Seconds 600 }
        $imports = @(
            Import-TestCall $calls[0..6]
            Import-TestCall $calls[5..12]
            Import-TestCall $calls[12..19]
        )
        $imports.Imported | Should -Be @(7, 6, 7)
        $imports.Duplicates | Should -Be @(0, 2, 1)
        (Get-PstnUsage).PoolMinutes | Should -Be (@(10) * 12 + @(0) * 8)
        $imports[0].Charged + $imports[1].Charged + $imports[2].Charged | Should -Be 0.8
    }

    It 'changes nothing that was charged when a rate card comes later' {
        Import-TestCall (New-Call 1) | Out-Null
        Import-TestCard @('Prefix,PerMinute', '81,9') -Name Dear -With @{ EffectiveFrom = '2026-01-01' } | Out-Null
        (Get-PstnUsage).Charge | Should -Be 0.6
    }

    It 'shows progress, and closes it at the end' {
        $file = New-UsageExport (1..5000 | ForEach-Object { New-Call $_ -Start ('2026-03-{0:d2}T{1:d2}:00:00Z' -f (1 + $_ % 19), ($_ % 24)) -Type user_in })
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $file) Import-Module $module; Import-PstnUsage $file').AddArgument($ModulePath).AddArgument($file)
        $import = $shell.Invoke()
        $import.Imported | Should -Be 5000
        @($shell.Streams.Error).Count | Should -Be 0
        $records = @($shell.Streams.Progress | Where-Object Activity -NotLike 'Preparing modules*')
        if ($import.Elapsed -gt [timespan]::FromSeconds(1)) { $records.Count | Should -BeGreaterThan 0 }
        if ($records) { $records[-1].RecordType | Should -Be 'Completed' }
        $shell.Dispose()
    }
}
