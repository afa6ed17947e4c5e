# Runs one Pester file and writes what became of it as JSON. Invoke-PesterFiles.ps1 runs it, each time in a new runspace.
param(
    [Parameter(Mandatory)] [string] $File,
    [Parameter(Mandatory)] [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Result([hashtable] $Result) {
    ConvertTo-Json $Result -Depth 5 | Set-Content -LiteralPath $ResultPath -Encoding utf8NoBOM
}

$pester = Get-Module Pester -ListAvailable | Where-Object { $_.Version -ge [version] '5.0' } |
    Sort-Object Version -Descending | Select-Object -First 1
if (-not $pester) {
    Write-Result @{ Unavailable = 'Pester 5 is not installed: Install-Module Pester -MinimumVersion 5.0 -Scope CurrentUser' }
    return
}

Import-Module $pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $File
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration

# What breaks outside a test (discovery, BeforeAll) fails the file as a test does.
$failures = @(
    foreach ($test in $run.Failed) { @{ Name = $test.ExpandedPath; Error = [string] ($test.ErrorRecord -join "`n") } }
    foreach ($block in $run.FailedBlocks) { @{ Name = "block $($block.ExpandedPath)"; Error = [string] ($block.ErrorRecord -join "`n") } }
    foreach ($container in $run.FailedContainers) { @{ Name = "file $($container.Item)"; Error = [string] ($container.ErrorRecord -join "`n") } }
)
Write-Result @{
    Pester   = $pester.Version.ToString()
    Passed   = $run.PassedCount
    Failed   = $run.FailedCount
    Skipped  = @(foreach ($test in $run.Skipped) { $test.ExpandedPath + ' ' + ($test.ErrorRecord -join ' ') })
    Failures = $failures
}
