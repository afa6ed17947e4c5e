<#
.SYNOPSIS
Writes the external help of the module from what stands in the code.

.DESCRIPTION
Synopses and parameter descriptions come from the XML documentation of the cmdlets, signatures from the cmdlets themselves,
examples from module/help/<culture>/Examples.psd1. Help and signatures thereby cannot disagree. The result is committed, so
that a plain build needs no PowerShell.
#>
param(
    [string] $Culture = 'en-US'
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$project = Join-Path $root 'src/CommsCredits.PowerShell'
$docs = Get-ChildItem (Join-Path $project 'bin') -Recurse -Filter 'CommsCredits.PowerShell.xml' |
    Sort-Object LastWriteTime | Select-Object -Last 1
if (-not $docs) { throw 'Build the solution first.' }
[xml] $xml = Get-Content $docs.FullName -Raw
$summaries = @{}
foreach ($member in $xml.doc.members.member) {
    $summaries[$member.name] = ($member.SelectSingleNode('summary').InnerText -replace '\s+', ' ').Trim()
}

Import-Module (Join-Path $root 'CommsCredits.psd1') -Force
$examples = Import-PowerShellDataFile (Join-Path $root "module/help/$Culture/Examples.psd1")
$common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters

function Escape([string] $text) { [System.Security.SecurityElement]::Escape($text) }

function Describe([type] $type, [string] $name) {
    for ($owner = $type; $owner; $owner = $owner.BaseType) {
        $found = $summaries["P:$($owner.FullName).$name"]
        if ($found) { return $found }
    }

    throw "No documentation for $($type.Name) -$name"
}

function Format-Parameter($command, $parameter, [bool] $described) {
    $pipeline = @(
        if ($parameter.ValueFromPipeline) { 'ByValue' }
        if ($parameter.ValueFromPipelineByPropertyName) { 'ByPropertyName' }
    ) -join ', '
    $position = if ($parameter.Position -ge 0) { $parameter.Position } else { 'named' }
    $wildcards = [bool]($parameter.Attributes.Where({ $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }))
    $type = $parameter.ParameterType
    $underlying = [Nullable]::GetUnderlyingType($type)
    $shown = if ($underlying) { $underlying.Name } else { $type.Name }
    $value = if ($parameter.ParameterType -eq [switch]) { '' } else {
        "<command:parameterValue required=`"true`" variableLength=`"$($type.IsArray.ToString().ToLowerInvariant())`">$(Escape $shown)</command:parameterValue>"
    }
    $text = if ($described) {
        "<maml:description><maml:para>$(Escape (Describe $command.ImplementingType $parameter.Name))</maml:para></maml:description>"
    }
    $aliases = if ($parameter.Aliases.Count) { $parameter.Aliases -join ', ' } else { 'none' }
    @"
        <command:parameter required="$($parameter.IsMandatory.ToString().ToLowerInvariant())" variableLength="false" globbing="$($wildcards.ToString().ToLowerInvariant())" pipelineInput="$(if ($pipeline) { "True ($pipeline)" } else { 'False' })" position="$position" aliases="$aliases">
          <maml:name>$($parameter.Name)</maml:name>$text$value
        </command:parameter>
"@
}

function Format-Command($command) {
    $name = $command.Name
    $type = $command.ImplementingType
    $synopsis = Escape $summaries["T:$($type.FullName)"]
    $own = { $_.Name -notin $common }
    $syntax = foreach ($set in $command.ParameterSets) {
        $items = foreach ($parameter in $set.Parameters.Where($own)) { Format-Parameter $command $parameter $false }
        "      <command:syntaxItem>`n        <maml:name>$name</maml:name>`n$($items -join "`n")`n      </command:syntaxItem>"
    }
    $parameters = $command.ParameterSets.Parameters.Where($own) | Group-Object Name | Sort-Object Name |
        ForEach-Object { Format-Parameter $command $_.Group[0] $true }
    if (-not $examples.ContainsKey($name)) { throw "No example for $name" }
    $number = 0
    $shown = foreach ($example in $examples[$name]) {
        $number++
        @"
      <command:example>
        <maml:title>Example $number</maml:title>
        <dev:code>$(Escape $example.Code)</dev:code>
        <dev:remarks><maml:para>$(Escape $example.Text)</maml:para></dev:remarks>
      </command:example>
"@
    }
    @"
  <command:command xmlns:maml="http://schemas.microsoft.com/maml/2004/10" xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">
    <command:details>
      <command:name>$name</command:name>
      <command:verb>$($command.Verb)</command:verb>
      <command:noun>$($command.Noun)</command:noun>
      <maml:description><maml:para>$synopsis</maml:para></maml:description>
    </command:details>
    <maml:description><maml:para>$synopsis</maml:para></maml:description>
    <command:syntax>
$($syntax -join "`n")
    </command:syntax>
    <command:parameters>
$($parameters -join "`n")
    </command:parameters>
    <command:examples>
$($shown -join "`n")
    </command:examples>
  </command:command>
"@
}

$commands = Get-Command -Module CommsCredits | Sort-Object Name
$body = foreach ($command in $commands) { Format-Command $command }
$target = Join-Path $root "module/help/$Culture/CommsCredits.PowerShell.dll-Help.xml"
$text = "<?xml version=`"1.0`" encoding=`"utf-8`"?>`n<helpItems schema=`"maml`" xmlns=`"http://msh`">`n$($body -join "`n")`n</helpItems>`n"
[System.IO.File]::WriteAllText($target, $text.Replace("`r", ''))
Write-Information "$($commands.Count) commands: $target" -InformationAction Continue
