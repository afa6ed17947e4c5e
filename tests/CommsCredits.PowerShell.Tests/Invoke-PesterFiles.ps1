# Runs the Pester files it is told of, one after another, until nobody tells it more. Started by PesterProcess, which writes a
# file and the path of its result, a tab between them, to a pipe, and reads a line back when the file has ended.
#
# Starting PowerShell, loading Pester and compiling the module afresh cost more than most files do; done once, they cost it once.
# What a test can see is new for each file all the same: a runspace of its own (variables, functions, modules, preferences,
# drives), no connection to a store or a tenant, and the environment, the folder and the cultures of the start.
param([Parameter(Mandatory)] [string] $Pipe)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$runner = Join-Path $PSScriptRoot 'Invoke-PesterFile.ps1'
$environment = [Environment]::GetEnvironmentVariables()
$folder = [Environment]::CurrentDirectory

# The connection is the process's, not the runspace's.
$leave = 'if (Get-Module CommsCredits) { Disconnect-CommsCredit; Remove-Module CommsCredits }'

function Reset-Process {
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
        if (-not $environment.Contains($name)) { [Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($name in $environment.Keys) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
    [Environment]::CurrentDirectory = $folder
    [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = $null
}

function Invoke-File([string] $File, [string] $ResultPath) {
    $space = [runspacefactory]::CreateRunspace($Host)
    $space.Open()
    $shell = [powershell]::Create($space)
    try {
        $null = $shell.AddCommand($runner).AddParameter('File', $File).AddParameter('ResultPath', $ResultPath).Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($leave).Invoke()
    }
    catch { $Host.UI.WriteLine([string] $_) }
    finally {
        $shell.Dispose()
        $space.Dispose()
        Reset-Process
    }
}

$stream = [System.IO.Pipes.NamedPipeClientStream]::new('.', $Pipe, 'InOut')
$stream.Connect(60000)
$reader = [System.IO.StreamReader]::new($stream)
$writer = [System.IO.StreamWriter]::new($stream)
while ($null -ne ($line = $reader.ReadLine())) {
    $file, $resultPath = $line.Split("`t")
    Invoke-File $file $resultPath
    $writer.WriteLine('ended')
    $writer.Flush()
}
