# The administrator's day of the README, run as it stands there: what it shows is what comes out.

BeforeDiscovery {
    $readme = Get-Content -LiteralPath "$PSScriptRoot/../../README.md"
    $steps = [System.Collections.Generic.List[hashtable]]::new()
    $isCode = $false
    foreach ($line in $readme) {
        if ($line -match '^```') { $isCode = $line -eq '```powershell' }
        elseif (-not $isCode) { continue }
        elseif ($line -match '^PS> (.*)') { $steps.Add(@{ Number = $steps.Count; Command = $Matches[1]; Expected = @() }) }
        elseif ($line -match '^>> (.*)') { $steps[-1].Command += "`n" + $Matches[1] }
        elseif ($line.Trim()) { $steps[-1].Expected += $line.TrimEnd() }
    }
}

Describe 'The README' -ForEach @{ Steps = $steps } {
    BeforeAll {
        . $PSScriptRoot/Helpers.ps1
        $folder = (New-Item -ItemType Directory (New-TestPath '.d')).FullName
        Copy-Item "$Root/samples/Contoso/data/*" $folder
        ConvertTo-Json @($Steps) -Depth 4 | Set-Content "$folder/steps.json"
        $script = New-TestPath '.ps1'
        Set-Content -LiteralPath $script -Value @'
param($ModulePath, $Folder)
Set-Location $Folder
$PSStyle.OutputRendering = 'PlainText'
[cultureinfo]::CurrentCulture = ''
Import-Module $ModulePath
$told = foreach ($step in Get-Content steps.json -Raw | ConvertFrom-Json) {
    if ($step.Command -match '^(dotnet build|Import-Module) ') { ''; continue }
    . ([scriptblock]::Create($step.Command)) 3>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.WarningRecord]) { "WARNING: $_" } else { $_ }
    } | Out-String -Width 130
}
ConvertTo-Json @($told) | Set-Content told.json
Disconnect-CommsCredit
'@
        & $Pwsh -NoProfile -NonInteractive -File $script $ModulePath $folder
        $told = Get-Content "$folder/told.json" -Raw | ConvertFrom-Json
    }

    It 'shows what comes out of <Command>' -ForEach $steps {
        $lines = @($told[$Number].Replace($folder, '.') -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ })
        $lines -join "`n" | Should -BeExactly ($Expected -join "`n")
    }
}
