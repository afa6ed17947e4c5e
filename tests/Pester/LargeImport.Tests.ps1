# 100 000 rows in one command: with progress, and without memory that grows with the file.
# Runs in a PowerShell of its own.

BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    # Writes an export row by row; New-Call would take minutes.
    function Write-LargeExport([int] $Rows) {
        $path = New-TestPath '.csv'
        $writer = [System.IO.StreamWriter]::new($path)
        $writer.Write((ConvertTo-UsageText @(New-Call 1)).Split("`r`n")[0] + "`r`n")
        $begin = [datetime]::new(2026, 2, 1, 0, 0, 0, [System.DateTimeKind]::Utc)
        $format = "yyyy-MM-dd'T'HH:mm:ss'Z'"
        $plain = [cultureinfo]::InvariantCulture
        $numbers = '+81312345678', '+14255550199', '+442079460000'
        for ($i = 1; $i -le $Rows; $i++) {
            $start = $begin.AddSeconds(($i * 7919) % 2400000)
            $seconds = 1 + $i % 599
            $writer.Write("00000000-0000-4000-8000-$($i.ToString('d12')),c$i,,US,,user$($i % 50)@contoso.com,User,+14255550100,user_out,outbound,Subscriber,,,$($numbers[$i % 3]),,$($start.ToString($format, $plain)),$($start.AddSeconds($seconds).ToString($format, $plain)),$seconds,0.00,0.00,USD,MCOPSTNPP,Microsoft,Microsoft,`r`n")
        }
        $writer.Dispose()
        $path
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'An import of 100 000 rows' {
    BeforeAll {
        $file = Write-LargeExport 100000
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Import-TestCard @('Prefix,PerMinute', '81,0.12', '1,0.013', '44,0.015') | Out-Null
        Add-CommsCreditFunds 1000000 | Out-Null
        [gc]::Collect()
        $process = Get-Process -Id $PID
        $before = $process.WorkingSet64
        $peak = $before
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $file) Import-Module $module; Import-PstnUsage $file').AddArgument($ModulePath).AddArgument($file)
        # Another holds the store for two seconds, so that it takes long enough for progress on any machine.
        $other = [System.IO.File]::Open("$store.lease", 'OpenOrCreate', 'ReadWrite', 'None')
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $running = $shell.BeginInvoke()
        while (-not $running.AsyncWaitHandle.WaitOne(50)) {
            if ($clock.ElapsedMilliseconds -gt 2000) { $other.Dispose() }
            $process.Refresh()
            $peak = [math]::Max($peak, $process.WorkingSet64)
        }
        $other.Dispose()
        $import = $shell.EndInvoke($running)
        $records = @($shell.Streams.Progress | Where-Object Activity -NotLike 'Preparing modules*')
        $problems = @($shell.Streams.Error)
        $shell.Dispose()
    }

    It 'stores every call' {
        $problems | Should -BeNullOrEmpty
        $import.Rows | Should -Be 100000
        $import.Imported | Should -Be 100000
        $import.Rejected | Should -Be 0
        $import.Unrated | Should -Be 0
        (Measure-PstnUsage).Calls | Should -Be 100000
    }

    It 'charges what its rows cost, added independently' {
        $prices = [decimal] 0.12, [decimal] 0.013, [decimal] 0.015
        $sum = [decimal] 0
        for ($i = 1; $i -le 100000; $i++) { $sum += [math]::Ceiling((1 + $i % 599) / 60) * $prices[$i % 3] }
        $import.Charged | Should -Be $sum
        (Get-CommsCreditBalance).Balance | Should -Be (1000000 - $sum)
        (Measure-PstnUsage).Charge | Should -Be $sum
    }

    It 'shows progress that ends' {
        $records.Count | Should -BeGreaterThan 0
        $records[-1].RecordType | Should -Be 'Completed'
        $percents = @($records | Where-Object RecordType -EQ Processing | ForEach-Object PercentComplete | Where-Object { $_ -ge 0 })
        $percents | Should -Be ($percents | Sort-Object)
        foreach ($percent in $percents) { $percent | Should -BeLessOrEqual 100 }
    }

    It 'shows it at most five times a second, once it has lasted one' {
        @($records | Where-Object RecordType -EQ Processing).Count | Should -BeLessOrEqual (2 + 5 * $import.Elapsed.TotalSeconds)
    }

    It 'grows by no more than 200 MB' { ($peak - $before) / 1MB | Should -BeLessOrEqual 200 }

    It 'L4: again, it is all duplicates' {
        $again = Import-PstnUsage $file
        $again.Duplicates | Should -Be 100000
        $again.Imported | Should -Be 0
        $again.Charged | Should -Be 0
    }
}
