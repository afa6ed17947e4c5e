<#
.SYNOPSIS
Measures the bulk commands against an empty pipeline of the same length, all in one run.

.DESCRIPTION
Records users, grants each a licence, grants it again, grants another from Get-CommsCreditUser, revokes and removes. Each run's
results are counted by Status. It ends with 1 where a count is wrong, or where a grant run takes longer than the budget for as many
licences: ten times 1..100000 | ForEach-Object {$_} (design, section 7).

.EXAMPLE
pwsh -NoProfile bench/Measure-Bulk.ps1
#>
param(
    [ValidateRange(1, 10000000)]
    [int] $Users = 100000,
    [decimal] $Budget = 10
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module (Join-Path (Split-Path $PSScriptRoot) 'CommsCredits.psd1')
$folder = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid()))
$names = foreach ($number in 1..$Users) { "user$number@contoso.com" }
$rows = foreach ($name in $names) { [pscustomobject]@{ UserPrincipalName = $name; UsageLocation = 'US'; Department = 'Sales' } }
$licenses = 'AudioConferencing', 'CommunicationsCredits'

# One run: its seconds, and its results counted.
function Measure-Run([string] $Run, [scriptblock] $Do, [hashtable] $Expected, [bool] $Budgeted) {
    [GC]::Collect()
    [GC]::WaitForPendingFinalizers()
    $counts = @{}
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $results = & $Do
    $clock.Stop()
    foreach ($group in $results | Group-Object { $_ -is [int] ? 'Numbers' : $_ -is [CommsCredits.LicenseResult] ? [string] $_.Status : 'Users' } -NoElement) {
        $counts[$group.Name] = $group.Count
    }
    $wrong = @($Expected.Keys + $counts.Keys | Where-Object { $Expected[$_] -ne $counts[$_] })
    [pscustomobject]@{
        Run = $Run; Seconds = [math]::Round($clock.Elapsed.TotalSeconds, 2); Ratio = $null; Budgeted = $Budgeted
        Counts = ($counts.GetEnumerator() | Sort-Object Key | ForEach-Object { '{0} {1}' -f $_.Value, $_.Key }) -join ', '
        Counted = $wrong.Count -eq 0; Passed = $null
    }
}

try {
    Connect-CommsCredit (Join-Path $folder 'bulk.db') -Rehearsal -Now '2026-03-20T08:00:00Z' | Out-Null
    New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
    # Everything is compiled once before anything is measured.
    'warm@contoso.com' | Set-CommsCreditUser -UsageLocation US | Grant-CommsCreditLicense -License $licenses | Out-Null
    Revoke-CommsCreditLicense warm@contoso.com -License $licenses | Out-Null
    Get-CommsCreditUser | Remove-CommsCreditUser -Confirm:$false

    # The one in the middle of three, because it is the measure of the others.
    $base = 1..3 | ForEach-Object { Measure-Run 'base' { 1..$Users | ForEach-Object { $_ } } @{ Numbers = $Users } } |
        Sort-Object Seconds | Select-Object -Skip 1 -First 1
    $first, $second = $licenses
    $runs = @(
        $base
        Measure-Run 'set' { $rows | Set-CommsCreditUser } @{ Users = $Users }
        Measure-Run 'grant' { $names | Grant-CommsCreditLicense -License $first } @{ Granted = $Users } -Budgeted $true
        Measure-Run 'grant again' { $names | Grant-CommsCreditLicense -License $first } @{ AlreadyAssigned = $Users } -Budgeted $true
        Measure-Run 'grant from Get-CommsCreditUser' { Get-CommsCreditUser | Grant-CommsCreditLicense -License $second } @{ Granted = $Users }
        Measure-Run 'revoke' { $names | Revoke-CommsCreditLicense -License $second } @{ Revoked = $Users }
        Measure-Run 'remove' { $names | Remove-CommsCreditUser -Confirm:$false } @{}
    )
    foreach ($run in $runs) {
        $run.Ratio = [math]::Round($run.Seconds / $runs[0].Seconds, 1)
        $run.Passed = $run.Counted -and (-not $run.Budgeted -or $run.Ratio -le $Budget)
    }
    $runs | Format-Table Run, Seconds, Ratio, Counts, Counted, Budgeted, Passed -AutoSize | Out-String -Width 160
    $left = @(Get-CommsCreditUser).Count
    if ($left -ne 0) { "$left users are left that were removed." }
}
finally {
    Disconnect-CommsCredit
    Remove-Item -Recurse $folder
}

exit ($left -ne 0 -or $runs.Passed -contains $false ? 1 : 0)
