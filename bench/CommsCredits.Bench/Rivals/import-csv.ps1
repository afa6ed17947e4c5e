# Seconds by user and month from an export, as an administrator would add them up. Every row is read once and none is kept.
param([Parameter(Mandatory)] [string] $Path)

$watch = [Diagnostics.Stopwatch]::StartNew()
$calls = @{}
$seconds = @{}
foreach ($call in Import-Csv -LiteralPath $Path) {
    $key = $call.UPN + '|' + $call.'Start Time'.Substring(0, 7)
    $calls[$key]++
    $seconds[$key] += [int]$call.'Duration Seconds'
}
$elapsed = $watch.Elapsed.TotalSeconds

'{0}|{1}|' -f ($calls.Values | Measure-Object -Sum).Sum, ($seconds.Values | Measure-Object -Sum).Sum
foreach ($key in $calls.Keys) { '{0}|{1}|{2}' -f $key, $calls[$key], $seconds[$key] }
'elapsed|{0}' -f $elapsed.ToString([cultureinfo]::InvariantCulture)
