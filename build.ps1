<#
.SYNOPSIS
Builds, tests and packs CommsCredits.

.EXAMPLE
./build.ps1
Builds the solution; after it, Import-Module ./CommsCredits.psd1 works.

.EXAMPLE
./build.ps1 -Task Test
Runs every test, those of the cmdlets in real PowerShell.

.EXAMPLE
./build.ps1 -Task Mutate
Plants faults in money, funding and recharge, one at a time, and demands that the tests find at least 90 % of them.

.EXAMPLE
./build.ps1 -Task Package
Writes artifacts/CommsCredits/<version>, a folder for PSModulePath, and a zip of it.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Mutate', 'Package', 'Help', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'CommsCredits.sln'
$artifacts = Join-Path $PSScriptRoot 'artifacts'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') ended with $LASTEXITCODE." }
}

function Invoke-Build { Invoke-Dotnet build $solution -c $Configuration --nologo }

function Invoke-Test { Invoke-Dotnet test $solution -c $Configuration --nologo }

# The score that breaks it, and what is left out, stand in stryker-config.json beside the tests.
function Invoke-Mutate {
    Push-Location (Join-Path $PSScriptRoot 'tests/CommsCredits.Engine.Tests')
    try {
        Invoke-Dotnet tool restore
        Invoke-Dotnet stryker --output (Join-Path $artifacts 'mutation')
    }
    finally { Pop-Location }
}

function Invoke-Help {
    Invoke-Build
    & (Join-Path $PSScriptRoot 'build/Write-Help.ps1')
}

function Invoke-Package {
    Invoke-Build
    $version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'CommsCredits.psd1')).ModuleVersion
    $target = Join-Path $artifacts "CommsCredits/$version"
    if (Test-Path $target) { Remove-Item $target -Recurse -Force }
    $null = New-Item $target -ItemType Directory -Force
    Copy-Item (Join-Path $PSScriptRoot 'CommsCredits.psd1'), (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'CHANGELOG.md') $target
    $module = New-Item (Join-Path $target 'module') -ItemType Directory
    Copy-Item (Join-Path $PSScriptRoot 'module/*') $module -Recurse -Exclude 'help'
    # About topics are looked for in the culture folders beside the manifest.
    Copy-Item (Join-Path $PSScriptRoot 'module/help/*') $target -Recurse -Exclude 'Examples.psd1'
    $null = Test-ModuleManifest (Join-Path $target 'CommsCredits.psd1')
    Compress-Archive $target (Join-Path $artifacts "CommsCredits.$version.zip") -Force
    Get-Item (Join-Path $artifacts "CommsCredits.$version.zip")
}

function Invoke-Clean {
    Invoke-Dotnet clean $solution -c $Configuration --nologo
    foreach ($folder in $artifacts, (Join-Path $PSScriptRoot 'module/bin')) {
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    }
}

foreach ($name in $Task) { & "Invoke-$name" }
