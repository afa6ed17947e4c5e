# Bars in tables. A session of its own renders them, so that the terminal of whoever runs the tests plays no part.

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    $esc = [string] [char] 27
    $store = New-ContosoStore
    Import-DollarCard
    Add-CommsCreditFunds 100 | Out-Null
    Add-TestUser ada@contoso.com -With @{ Department = 'Sales' }
    Add-TestUser ben@contoso.com -With @{ Department = 'Support' }
    Add-TestUser cem@contoso.com -With @{ Department = 'Finance' }
    Add-TestUser dan@contoso.com -License PhoneSystem, CallingPlan120NotPooled -UsageLocation FR
    Add-TestUser eli@contoso.com -License PhoneSystem, CallingPlan120NotPooled -UsageLocation FR
    Add-TestUser fay@contoso.com -License PhoneSystem, CallingPlan120NotPooled -UsageLocation FR
    Import-TestCall @(
        New-Call 1 -From ada@contoso.com -Seconds 1200
        New-Call 2 -From ben@contoso.com -Seconds 600
        New-Call 3 -From cem@contoso.com -Seconds 0
        New-Call 4 -From dan@contoso.com -To '+33142685300' -Seconds 7200
        New-Call 5 -From eli@contoso.com -To '+33142685300' -Seconds 6000
        New-Call 6 -From fay@contoso.com -To '+33142685300' -Seconds 60
        New-Call 7 -Start '2026-02-01T00:00:00Z' -From dan@contoso.com -To '+33142685300' -Seconds 1800
        New-Call 8 -Start '2026-02-01T00:00:00Z' -From eli@contoso.com -To '+33142685300' -Seconds 900
    ) | Out-Null
    $script = New-TestPath '.ps1'
    Set-Content -LiteralPath $script -Value @'
param($ModulePath, $Store, $Folder)
Import-Module $ModulePath
[Console]::OutputEncoding = [Text.Encoding]::ASCII
Connect-CommsCredit $Store | Out-Null
$questions = [ordered] @{
    Users   = { Measure-PstnUsage User -From 2026-03-01 }
    Minutes = { Measure-PstnUsage User -To 2026-03-01 }
    Groups  = { Measure-PstnUsage Month, Payer }
    Chosen  = { Measure-PstnUsage User -From 2026-03-01 | Where-Object Charge -lt 15 | Sort-Object Charge -Descending }
    All     = { Measure-PstnUsage }
    Pools   = { Get-PstnMinutePool | Sort-Object UserPrincipalName }
}
$shown = @{ Start = [string] $PSStyle.OutputRendering }
foreach ($rendering in 'Ansi', 'Host', 'PlainText') {
    $PSStyle.OutputRendering = $rendering
    foreach ($name in $questions.Keys) { $shown["$rendering $name"] = & $questions[$name] | Out-String -Width 140 }
    & $questions.Pools > "$Folder/$rendering.txt"
    $shown["$rendering file"] = Get-Content "$Folder/$rendering.txt" -Raw
}
$PSStyle.OutputRendering = 'Ansi'
foreach ($width in 40, 79, 85, 100, 120) { $shown["Width $width"] = & { & $questions.Users; & $questions.Pools } | Out-String -Width $width }
$env:NO_COLOR = '1'
$shown['NO_COLOR later'] = & $questions.Pools | Out-String -Width 140
$shown | ConvertTo-Json | Set-Content "$Folder/shown.json"
'@
    function Get-Shown([string] $NoColor) {
        $folder = (New-Item -ItemType Directory (New-TestPath '.d')).FullName
        $was = @{}
        $all = @{ TERM = 'xterm-256color'; NO_COLOR = $NoColor }
        foreach ($name in $all.Keys) {
            $was[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $all[$name])
        }
        try { & $Pwsh -NoProfile -NonInteractive -File $script $ModulePath $store $folder | Out-Null }
        finally { foreach ($name in $was.Keys) { [Environment]::SetEnvironmentVariable($name, $was[$name]) } }
        Get-Content "$folder/shown.json" -Raw | ConvertFrom-Json -AsHashtable
    }
    function Get-Plain([string] $Text) { $Text -replace "$esc\[[\d;]*m" }
    # What stands on a colour in the line of somebody, such as '41;97:      100.0'.
    function Get-Bar([string] $Text, [string] $Line) {
        $row = $Text -split '\r?\n' | Where-Object { (Get-Plain $_) -match $Line }
        ([regex]::Matches($row, "$esc\[(4\d;\d+)m(.*?)$esc\[0m") | ForEach-Object { "$($_.Groups[1].Value):$($_.Groups[2].Value)" }) -join ' '
    }
    Disconnect-CommsCredit
    $shown = Get-Shown
}
AfterAll { Disconnect-CommsCredit }

Describe 'Bars in tables' {
    It 'are as long as the charge, beside the greatest' {
        Get-Bar $shown['Ansi Users'] ada | Should -BeExactly '46;30:         20.00'
        Get-Bar $shown['Ansi Users'] ben | Should -BeExactly '46;30:       '
        Get-Bar $shown['Ansi Users'] cem | Should -BeExactly ''
        Get-Bar $shown['Ansi Groups'] 'Credits' | Should -BeExactly '46;30:         30.00'
    }

    It 'keep their length when rows are chosen and sorted' {
        Get-Bar $shown['Ansi Chosen'] ben | Should -BeExactly '46;30:       '
    }

    It 'are as long as the minutes where nothing was charged' {
        Get-Bar $shown['Ansi Minutes'] dan | Should -BeExactly '46;30:        30'
        Get-Bar $shown['Ansi Minutes'] eli | Should -BeExactly '46;30:     '
    }

    It 'are not drawn where there is nothing to compare with' { Get-Bar $shown['Ansi All'] '\d' | Should -BeExactly '' }

    It 'show how much of a pool is used, and by colour how near its end is' {
        Get-Bar $shown['Ansi Pools'] dan | Should -BeExactly '41;97:      100.0'
        Get-Bar $shown['Ansi Pools'] eli | Should -BeExactly '43;30:       83'
        Get-Bar $shown['Ansi Pools'] fay | Should -BeExactly '46;30: '
    }

    It 'leave every character as it is: <_>' -ForEach 'Users', 'Minutes', 'Groups', 'Chosen', 'All', 'Pools' {
        $shown["PlainText $_"] | Should -Not -BeLike "*$esc*"
        $shown["PlainText $_"] | Should -Not -Match '[^\x00-\x7F]'
        $shown["Host $_"] | Should -BeExactly $shown["PlainText $_"] -Because 'a text that is no terminal gets no colours'
        Get-Plain $shown["Ansi $_"] | Should -BeExactly $shown["PlainText $_"]
    }

    It 'stay out of files' {
        $shown['Host file'] | Should -BeExactly $shown['PlainText file']
        $shown['Host file'] | Should -Match '100[.,]0'
        $shown['Host file'] | Should -Not -BeLike "*$esc*"
    }

    It 'break no table in a window of <_>' -ForEach 40, 79, 85, 100, 120 {
        $lines = $shown["Width $_"] -split '\r?\n'
        foreach ($line in $lines) { (Get-Plain $line).Length | Should -BeLessOrEqual $_ }
        foreach ($line in $lines | Where-Object { $_ -like "*$esc``[4*" }) {
            $line | Should -Match "$esc\[0m[^$esc]*$" -Because 'a colour ends in its line'
        }
    }

    It 'honour NO_COLOR' {
        $shown['NO_COLOR later'] | Should -Not -Match "$esc\[4"
        $quiet = Get-Shown -NoColor 1
        $quiet.Start | Should -Be PlainText
        $quiet['Ansi Pools'] | Should -Not -Match "$esc\[4" -Because 'NO_COLOR stands above a later wish'
    }

    It 'are drawn by a host with a terminal only' {
        $pool = [CommsCredits.MinutePool]@{ TotalMinutes = 10; UsedMinutes = 5; AvailableMinutes = 5; PercentUsed = 50 }
        [CommsCredits.DataBar]::OfPool($pool, 'Ansi', $null) | Should -Be (50).ToString('0.0')
        [CommsCredits.DataBar]::OfPool($pool, $null, $Host) | Should -Be (50).ToString('0.0')
    }
}

Describe 'Measure-PstnUsage beside its bars' {
    BeforeAll {
        Connect-CommsCredit $store | Out-Null
        $row = (Measure-PstnUsage User)[0]
    }

    It 'writes objects that know nothing of them' {
        $names = 'User', 'Calls', 'Minutes', 'PoolMinutes', 'Charge', 'Currency'
        $row.PSObject.Properties.Name | Should -Be $names
        ($row | ConvertTo-Csv)[0] | Should -Be (($names | ForEach-Object { "`"$_`"" }) -join ',')
        ($row | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Be $names
        ($row | Select-Object *).PSObject.Properties.Name | Should -Be $names
        $row | Format-List * | Out-String | Should -Not -Match 'Bar'
    }
}
