BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
    Import-DollarCard
    Add-CommsCreditFunds 100 | Out-Null
    Add-TestUser ada@contoso.com -With @{ Department = 'Sales' }
    Add-TestUser bob@contoso.com -With @{ Department = "=cmd|' /C calc'!A0" }
    Import-TestCall @(
        New-Call 1 -Start '2026-02-10T09:00:00Z' -From ada@contoso.com
        New-Call 2 -Start '2026-03-10T09:00:00Z' -From bob@contoso.com -Seconds 61
        New-Call 3 -Start '2026-03-11T09:00:00Z' -From ada@contoso.com -To '+390612345678'
    ) | Out-Null
    function Get-Number([object[]] $Call) { $Call | ForEach-Object { [int] ([string] $_.UsageId).Substring(24) } }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Export-PstnUsage' {
    It 'writes a CSV that comes back as Get-PstnUsage has it' {
        $path = New-TestPath '.csv'
        $file = Export-PstnUsage $path
        $file | Should -BeOfType ([System.IO.FileInfo])
        $file.FullName | Should -Be $path
        $read = @(Import-Csv $path)
        $calls = @(Get-PstnUsage)
        $read.Count | Should -Be 3
        for ($index = 0; $index -lt 3; $index++) {
            ($read[$index].PSObject.Properties.Name -join ',') | Should -Be ($calls[$index].PSObject.Properties.Name -join ',')
            foreach ($property in $calls[$index].PSObject.Properties) {
                $text = [string] $read[$index].($property.Name)
                if ($null -eq $property.Value) { $text | Should -BeExactly '' -Because $property.Name }
                elseif ($property.Name -eq 'Department') { $text.TrimStart("'") | Should -BeExactly $property.Value }
                elseif ($property.Value -is [bool]) { [bool]::Parse($text) | Should -Be $property.Value }
                else { $text -as $property.Value.GetType() | Should -Be $property.Value -Because $property.Name }
            }
        }
        $read[1].Department | Should -BeExactly "'=cmd|' /C calc'!A0"
    }

    It 'takes the filters of Get-PstnUsage' {
        $path = New-TestPath '.csv'
        Export-PstnUsage $path -From '2026-03-01' -UserPrincipalName ada@contoso.com | Out-Null
        Get-Number (Import-Csv $path) | Should -Be 3
        Export-PstnUsage $path -First 2 -Payer Credits -Force | Out-Null
        Get-Number (Import-Csv $path) | Should -Be 1, 2
    }

    It 'takes calls from the pipeline' {
        $path = New-TestPath '.csv'
        $all = New-TestPath '.csv'
        Get-PstnUsage | Where-Object { $_.UsageId -ne (Get-UsageId 2) } | Export-PstnUsage $path | Out-Null
        Export-PstnUsage $all | Out-Null
        Get-Content $path | Should -Be @(Get-Content $all)[0, 1, 3]
    }

    It 'writes a workbook with sums by department' {
        $path = New-TestPath '.xlsx'
        Export-PstnUsage $path -GroupBy Department -Culture de-DE | Out-Null
        $zip = [System.IO.Compression.ZipFile]::OpenRead($path)
        try {
            $zip.Entries.FullName | Should -Contain 'xl/worksheets/sheet3.xml'
            $zip.Entries.FullName | Should -Contain 'xl/charts/chart1.xml'
            $reader = [System.IO.StreamReader]::new($zip.GetEntry('xl/worksheets/sheet2.xml').Open())
            $summary = $reader.ReadToEnd()
            $summary | Should -Match 'Abteilung'
            $summary | Should -Not -Match '<x:f>'
        }
        finally { $zip.Dispose() }
    }

    It 'writes a report for the browser, in which what stands in a name stays text' {
        $path = New-TestPath '.html'
        Export-PstnUsage $path -GroupBy Department -Culture de-DE | Should -BeOfType ([System.IO.FileInfo])
        $page = Get-Content $path -Raw
        $page | Should -Match '<html lang="de"'
        $page | Should -Match ([regex]::Escape("=cmd|&#39; /C calc&#39;!A0"))
        $page | Should -Match 'Sales'
        $page | Should -Not -Match 'https?://(?!www\.w3\.org)'
    }

    It 'tells in the report by what it was filtered: <Told>' -ForEach @(
        @{ With = @{ UserPrincipalName = 'ADA@contoso.com'; From = '2026-02-01' }; Culture = 'en-US'; Told = 'Filter: User ADA@contoso.com' }
        @{ With = @{ Department = 'Sales'; Country = 'IT'; Payer = 'Credits' }; Culture = 'de-DE'; Told = 'Filter: Abteilung Sales, Land oder Region Italien, Bezahlt aus Guthaben' }
        @{ With = @{ Refused = $true; First = 2; Reason = 'NoRate' }; Culture = 'zh-CN'; Told = '筛选条件: 原因 没有费率, 仅本应被拒绝的通话, 仅前 2 次通话' }
        @{ With = @{ From = '2026-02-01'; To = '2026-04-01' }; Culture = 'en-US'; Told = '' }
    ) {
        $path = New-TestPath '.html'
        Export-PstnUsage $path -Culture $Culture @With | Out-Null
        $line = (Get-Content $path -Raw) -match '<dt>([^<]*)</dt><dd><ul>(.*?)</ul>' ? $Matches : @{}
        $items = [regex]::Matches($line[2], '<li>(.*?)</li>') | ForEach-Object { $_.Groups[1].Value -replace '<[^>]*>' }
        ($line[1] ? "$($line[1]): $($items -join ', ')" : '') | Should -BeExactly $Told
    }

    It 'tells that the calls of a report came from the pipeline' {
        $path = New-TestPath '.html'
        Get-PstnUsage -First 1 | Export-PstnUsage $path -Culture en-US | Out-Null
        Get-Content $path -Raw | Should -BeLike '*<dt>Filter</dt><dd><ul><li>calls from the pipeline</li></ul>*'
    }

    It 'tells in the workbook by what it was filtered' {
        $path = New-TestPath '.xlsx'
        Export-PstnUsage $path -Department 'Sales' -Culture en-US | Out-Null
        $zip = [System.IO.Compression.ZipFile]::OpenRead($path)
        try { [System.IO.StreamReader]::new($zip.GetEntry('xl/worksheets/sheet2.xml').Open()).ReadToEnd() | Should -BeLike '*>Filter<*>Department: Sales<*' }
        finally { $zip.Dispose() }
    }

    It 'shows the balance over time where no call of the account is left out' {
        $path = New-TestPath '.html'
        Export-PstnUsage $path -From '2026-03-01' -Culture en-GB -Force | Out-Null
        $page = Get-Content $path -Raw
        $page | Should -Match '<h2 id="s\d">Balance over time</h2>'
        $balance = (Get-CommsCreditBalance).Balance.ToString('0.00', [cultureinfo]::InvariantCulture)
        $page | Should -Match "Balance at the end</dt><dd><span class=`"figure`">$([regex]::Escape($balance)) USD"
    }

    It 'shows no balance beside <Name>' -ForEach @(
        @{ Name = 'the calls of one user'; Do = { Export-PstnUsage $path -UserPrincipalName ada@contoso.com -Culture en-GB } }
        @{ Name = 'the calls of one department'; Do = { Export-PstnUsage $path -Department Sales -Culture en-GB } }
        @{ Name = 'the first calls'; Do = { Export-PstnUsage $path -First 2 -Culture en-GB } }
        @{ Name = 'calls that were not refused'; Do = { Export-PstnUsage $path -Refused:$false -Culture en-GB } }
        @{ Name = 'calls from the pipeline'; Do = { Get-PstnUsage | Export-PstnUsage $path -Culture en-GB } }
    ) {
        $path = New-TestPath '.html'
        & $Do | Out-Null
        $page = Get-Content $path -Raw
        $page | Should -Match 'Spend per day'
        $page | Should -Not -Match 'Balance (over time|at the end)'
    }

    It 'writes with separator and numbers of a culture' {
        $path = New-TestPath '.csv'
        Export-PstnUsage $path -UseCulture -Culture de-DE -UsageId (Get-UsageId 1) | Out-Null
        $row = Import-Csv $path -Delimiter ';'
        $row.Charge | Should -BeExactly '5'
        $row.StartTime | Should -BeExactly '2026-02-10 09:00:00'
    }

    It 'warns that a CSV has no sums' {
        $outcome = Get-Outcome { Export-PstnUsage (New-TestPath '.csv') -GroupBy Department }
        $outcome.Warnings.Count | Should -Be 1
        $outcome.Output.Count | Should -Be 1
    }

    It 'keeps a file that is there, and replaces it with -Force' {
        $path = New-TestPath '.csv'
        Set-Content -LiteralPath $path -Value old
        Get-ErrorId { Export-PstnUsage $path } | Should -Be FileExists
        Get-Content $path | Should -Be old
        Export-PstnUsage $path -Force | Out-Null
        @(Import-Csv $path).Count | Should -Be 3
    }

    It 'writes nothing with -WhatIf' {
        foreach ($ending in '.csv', '.xlsx') {
            $path = New-TestPath $ending
            (Export-PstnUsage $path -WhatIf).WhatIf | Should -BeTrue
            Test-Path $path | Should -BeFalse
        }
    }

    It 'resolves a path by the location of the session' {
        Push-Location (Get-PSDrive TestDrive).Root
        try { Export-PstnUsage here.csv | Out-Null; Test-Path (Join-Path (Get-PSDrive TestDrive).Root here.csv) | Should -BeTrue }
        finally { Pop-Location }
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'an unknown format'; File = 'calls.pdf'; Id = 'FileFormatUnknown'; Category = 'InvalidData' }
        @{ Name = 'a folder that is not there'; File = 'nowhere/calls.csv'; Id = 'FileNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'a folder as file'; File = 'folder.csv'; Id = 'FileExists'; Category = 'ResourceExists' }
    ) {
        $root = (Get-PSDrive TestDrive).Root
        New-Item -ItemType Directory (Join-Path $root folder.csv) -Force | Out-Null
        $outcome = Get-Outcome { Export-PstnUsage (Join-Path $root $File) -Force }
        $outcome.Terminating | Should -BeTrue
        ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
        $outcome.Errors[0].CategoryInfo.Category | Should -Be $Category
    }

    It 'refuses calls of another currency, and leaves nothing behind' {
        New-CommsCreditAccount Fabrikam -Currency EUR -Country DE | Out-Null
        $path = New-TestPath '.csv'
        $calls = Get-PstnUsage
        Get-ErrorId { $calls | Export-PstnUsage $path -Account Fabrikam } | Should -Be CurrencyMismatch
        Get-ChildItem "$path*" | Should -BeNullOrEmpty
    }

    It 'has examples' { @((Get-Help Export-PstnUsage -Examples).examples.example).Count | Should -BeGreaterThan 1 }
}
