# What an export leaves on the disk when something is in its way, and what it refuses beside calls from the pipeline.

BeforeDiscovery {
    $filters = @(
        @{ Filter = 'UsageId'; Value = [guid]::Empty }
        @{ Filter = 'UserPrincipalName'; Value = 'bob@contoso.com' }
        @{ Filter = 'Department'; Value = 'Sales' }
        @{ Filter = 'From'; Value = '2026-03-01' }
        @{ Filter = 'To'; Value = '2026-04-01' }
        @{ Filter = 'CallType'; Value = 'user_out' }
        @{ Filter = 'Country'; Value = 'JP' }
        @{ Filter = 'Payer'; Value = 'Credits' }
        @{ Filter = 'Reason'; Value = 'Ok' }
        @{ Filter = 'Refused'; Value = $true }
        @{ Filter = 'First'; Value = 1 }
    )
    $exports = @(
        @{ Command = 'Export-PstnUsage'; Ending = '.csv'; More = @{} }
        @{ Command = 'Export-PstnUsage'; Ending = '.xlsx'; More = @{} }
        @{ Command = 'Export-CommsCreditStatement'; Ending = '.xlsx'; More = @{ Month = '2026-03' } }
    )
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
    Import-DollarCard
    Add-CommsCreditFunds 100000 | Out-Null
    Add-TestUser bob@contoso.com
    Import-TestCall @(New-Call 1; New-Call 2; New-Call 3) | Out-Null
    function New-TestFolder { (New-Item -ItemType Directory (New-TestPath '.d')).FullName }
    function Get-Left([string] $Folder) { @(Get-ChildItem -LiteralPath $Folder -Force | ForEach-Object Name) }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Filters beside calls from the pipeline' {
    BeforeEach { $path = New-TestPath '.csv' }

    It 'refuses -<Filter>, and writes nothing' -ForEach $filters {
        $more = @{ $Filter = $Value }
        $outcome = Get-Outcome { Get-PstnUsage | Export-PstnUsage $path @more }
        $outcome.Terminating | Should -BeTrue
        ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be ParameterInvalid
        $outcome.Errors[0].CategoryInfo.Category | Should -Be InvalidArgument
        $outcome.Errors[0].TargetObject | Should -Be $Filter
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Match "-$Filter"
        Test-Path $path | Should -BeFalse
    }

    It 'knows every filter of Get-PstnUsage' -TestCases @{ Known = $filters.Filter } {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
        $names = (Get-Command Get-PstnUsage).Parameters.Keys | Where-Object { $_ -notin $common -and $_ -ne 'Account' }
        $names | Sort-Object | Should -Be ($Known | Sort-Object)
    }

    It 'refuses a filter also when no call comes' {
        Get-ErrorId { Get-PstnUsage -Country DE | Export-PstnUsage $path -Payer Credits } | Should -Be ParameterInvalid
        Test-Path $path | Should -BeFalse
    }

    It 'takes an empty text for no filter' {
        Get-PstnUsage -First 2 | Export-PstnUsage $path -Department '' | Out-Null
        @(Import-Csv $path).Count | Should -Be 2
    }

    It 'writes no call when none comes' {
        Get-PstnUsage -Country DE | Export-PstnUsage $path | Out-Null
        @(Import-Csv $path).Count | Should -Be 0
        (Get-Content $path -TotalCount 1) | Should -Match '^UsageId,'
    }
}

Describe '<Command> to <Ending>' -ForEach $exports {
    BeforeEach {
        $folder = New-TestFolder
        $path = Join-Path $folder "report$Ending"
    }

    It 'refuses a folder that is not there, also under -WhatIf' {
        foreach ($whatIf in $false, $true) {
            $outcome = Get-Outcome { & $Command (Join-Path $folder "no/where$Ending") @More -WhatIf:$whatIf }
            ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be FileNotFound
            $outcome.Errors[0].CategoryInfo.Category | Should -Be ObjectNotFound
        }
        Get-Left $folder | Should -BeNullOrEmpty
    }

    It 'refuses a folder in the place of the file, also with -Force' {
        New-Item -ItemType Directory $path | Out-Null
        foreach ($force in $false, $true) {
            $outcome = Get-Outcome { & $Command $path @More -Force:$force }
            ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be FileExists
            $outcome.Errors[0].CategoryInfo.Category | Should -Be ResourceExists
        }
        Get-Left $folder | Should -Be "report$Ending"
    }

    It 'refuses a file that another program holds: it stays as it was' {
        Set-Content -LiteralPath $path -Value old -NoNewline
        $held = [System.IO.FileStream]::new($path, 'Open', 'ReadWrite', 'None')
        try {
            foreach ($whatIf in $true, $false) {
                $outcome = Get-Outcome { & $Command $path @More -Force -WhatIf:$whatIf }
                $outcome.Terminating | Should -BeTrue
                ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be FileLocked
                $outcome.Errors[0].CategoryInfo.Category | Should -Be ResourceBusy
                $outcome.Errors[0].TargetObject | Should -Be $path
            }
            $held.Length | Should -Be 3
        }
        finally { $held.Dispose() }
        Get-Content -LiteralPath $path | Should -Be old
        Get-Left $folder | Should -Be "report$Ending"
        & $Command $path @More -Force | Out-Null
        (Get-Item -LiteralPath $path).Length | Should -BeGreaterThan 3
        Get-Left $folder | Should -Be "report$Ending"
    }

    It 'refuses a folder that may not be written to' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'a read-only folder of Windows takes files'; return }
        if ((id -u) -eq 0) { Set-ItResult -Skipped -Because 'root may write into any folder'; return }
        chmod 555 $folder
        try {
            $outcome = Get-Outcome { & $Command $path @More }
            $outcome.Terminating | Should -BeTrue
            ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be FileLocked
            $outcome.Errors[0].CategoryInfo.Category | Should -Be ResourceBusy
            Get-Left $folder | Should -BeNullOrEmpty
        }
        finally { chmod 755 $folder }
    }

    It 'leaves a file alone under -WhatIf -Force' {
        Set-Content -LiteralPath $path -Value old
        (& $Command $path @More -Force -WhatIf).WhatIf | Should -BeTrue
        Get-Content -LiteralPath $path | Should -Be old
        Get-Left $folder | Should -Be "report$Ending"
    }
}

Describe 'An export that is stopped' {
    BeforeAll {
        # Enough that the writing lasts while it is watched.
        $lines = [System.Text.StringBuilder]::new()
        $row = (ConvertTo-UsageText @(New-Call 100)).Split("`r`n")
        $null = $lines.Append($row[0]).Append("`r`n")
        foreach ($number in 1000..30999) {
            $null = $lines.Append($row[1].Replace((Get-UsageId 100).ToString(), '00000000-0000-4000-8000-' + $number.ToString('d12'))).Append("`r`n")
        }
        $file = New-TestPath '.csv'
        [System.IO.File]::WriteAllText($file, $lines.ToString())
        (Import-PstnUsage $file -NoRecharge).Imported | Should -Be 30000
    }

    It 'leaves neither half a file nor a temporary one, and an old file as it was: <Ending>' -ForEach @{ Ending = '.csv' }, @{ Ending = '.xlsx' } {
        $folder = New-TestFolder
        $path = Join-Path $folder "report$Ending"
        Set-Content -LiteralPath $path -Value old
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($module, $path) Import-Module $module; Export-PstnUsage $path -Force')
            $running = $shell.AddArgument($ModulePath).AddArgument($path).BeginInvoke()
            while (-not $running.IsCompleted -and [System.IO.Directory]::GetFiles($folder).Count -lt 2) { [System.Threading.Thread]::Sleep(1) }
            $running.IsCompleted | Should -BeFalse -Because 'it must be stopped while it writes'
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be Stopped
        }
        finally { $shell.Dispose() }
        Get-Left $folder | Should -Be "report$Ending"
        Get-Content -LiteralPath $path | Should -Be old
    }

    It 'is whole when the pipeline behind it or before it ends early' {
        $folder = New-TestFolder
        $path = Join-Path $folder 'report.csv'
        $files = 1, 2 | ForEach-Object { Get-PstnUsage -First 5 | Export-PstnUsage $path -Force } | Select-Object -First 1
        $files.FullName | Should -Be $path
        @(Import-Csv $path).Count | Should -Be 5
        Get-PstnUsage | Select-Object -First 3 | Export-PstnUsage $path -Force | Out-Null
        @(Import-Csv $path).Count | Should -Be 3
        Get-Left $folder | Should -Be 'report.csv'
    }

    It 'writes nothing when what comes before it fails' {
        $folder = New-TestFolder
        { Get-PstnUsage -First 5 | ForEach-Object { if ($count++ -eq 3) { throw 'broken' }; $_ } | Export-PstnUsage (Join-Path $folder 'report.csv') } |
            Should -Throw 'broken'
        Get-Left $folder | Should -BeNullOrEmpty
    }
}
