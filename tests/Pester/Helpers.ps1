# Shared by the Pester files, which dot-source it in BeforeAll. It imports the module of this checkout and makes, in
# TestDrive, what a test needs: a rehearsal store, an account, users, rate cards and usage exports.

$ErrorActionPreference = 'Stop' # an error that no test expects fails it
$ProgressPreference = 'SilentlyContinue'
$Root = $env:COMMSCREDITS_ROOT ? $env:COMMSCREDITS_ROOT : (Resolve-Path "$PSScriptRoot/../..").Path
$ModulePath = Join-Path $Root 'CommsCredits.psd1'
$Pwsh = (Get-Process -Id $PID).Path
# What the module keeps in the user's data folder, a key for example, is kept in TestDrive.
$env:XDG_DATA_HOME = Join-Path (Get-PSDrive TestDrive).Root 'data'
Import-Module $ModulePath

# A fresh file name in TestDrive.
function New-TestPath([string] $Extension = '.db') {
    Join-Path (Get-PSDrive TestDrive).Root ([guid]::NewGuid().ToString('n') + $Extension)
}

# A connected rehearsal store whose clock stands at a moment; returns its path.
function New-RehearsalStore([object] $Now = '2026-03-20T08:00:00Z') {
    $path = New-TestPath
    Connect-CommsCredit -Path $path -Rehearsal -Now $Now | Out-Null
    $path
}

# The same with the account Contoso in it, whose money is US dollars.
function New-ContosoStore([object] $Now = '2026-03-20T08:00:00Z', [hashtable] $Settings = @{}) {
    $path = New-RehearsalStore $Now
    New-CommsCreditAccount -Name Contoso -Currency USD -Country US @Settings | Out-Null
    $path
}

# Records a user with licences that hold since long ago.
function Add-TestUser(
    [string] $UserPrincipalName,
    [string[]] $License = @('PhoneSystem', 'CallingPlanPayAsYouGo', 'CommunicationsCredits'),
    [string] $UsageLocation = 'US',
    [hashtable] $With = @{},
    [object] $EffectiveFrom = '2024-01-01T00:00:00Z') {
    Set-CommsCreditUser -UserPrincipalName $UserPrincipalName -UsageLocation $UsageLocation @With | Out-Null
    if ($License) {
        $results = Grant-CommsCreditLicense $UserPrincipalName -License $License -EffectiveFrom $EffectiveFrom -WarningAction SilentlyContinue
        $results | Where-Object Status -NE Granted | ForEach-Object { throw "$UserPrincipalName was not granted $($_.License): $($_.Reason)" }
    }
}

# Imports a rate card from lines of text; the first is the header. Returns the card.
function Import-TestCard([string[]] $Line, [string] $Name = 'Standard', [hashtable] $With = @{}) {
    $path = New-TestPath '.csv'
    Set-Content -LiteralPath $path -Value $Line -Encoding utf8NoBOM
    Import-CommsCreditRateCard -Path $path -Name $Name @With
}

# A card on which every number costs a dollar a minute, so that charges are easy to see.
function Import-DollarCard { Import-TestCard @('Prefix,PerMinute', '1,1', '3,1', '4,1', '8,1') | Out-Null }

# The usage id of a test call, told by a number.
function Get-UsageId([int] $Number) { [guid] ('00000000-0000-4000-8000-{0:d12}' -f $Number) }

# One call of a usage export. Without more it lasts five minutes, to Japan, and Bob made it.
function New-Call(
    [int] $Id,
    [string] $Start = '2026-03-10T09:00:00Z',
    [int] $Seconds = 300,
    [string] $From = 'bob@contoso.com',
    [string] $To = '+81312345678',
    [string] $Type = 'user_out',
    [string] $Capability = 'MCOPSTNPP',
    [hashtable] $With = @{}) {
    $begin = [datetimeoffset]::Parse($Start, [cultureinfo]::InvariantCulture, 'AssumeUniversal')
    $row = [ordered]@{
        'UsageId'                   = (Get-UsageId $Id).ToString()
        'Call ID'                   = "call-$Id"
        'Conference ID'             = ''
        'User Location'             = 'US'
        'Microsoft Entra ObjectId'  = ''
        'UPN'                       = $From
        'User Display Name'         = ($From -split '@')[0]
        'Caller ID'                 = '+14255550100'
        'Call Type'                 = $Type
        'Call Direction'            = ($Type -like '*_in' ? 'inbound' : 'outbound')
        'Number Type'               = 'Subscriber'
        'Domestic/International'    = ''
        'Destination Dialed'        = ''
        'Destination Number'        = $To
        'External Country'          = ''
        'Start Time'                = $begin.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", [cultureinfo]::InvariantCulture)
        'End Time'                  = $begin.AddSeconds($Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", [cultureinfo]::InvariantCulture)
        'Duration Seconds'          = [string] $Seconds
        'Connection Fee'            = '0.00'
        'Charge'                    = '0.00'
        'Currency'                  = 'USD'
        'Capability'                = $Capability
        'Operator'                  = 'Microsoft'
        'Source of Call Duration'   = 'Microsoft'
        'Administrative Units'      = ''
    }
    foreach ($name in $With.Keys) { $row[$name] = [string] $With[$name] }
    $row
}

# The text of a usage export: 25 columns as written since 2023, or the 20 of before.
function ConvertTo-UsageText([object[]] $Call, [ValidateSet(20, 25)] [int] $Columns = 25, [string] $NewLine = "`r`n") {
    $newer = 'Call Direction', 'External Country', 'Operator', 'Source of Call Duration', 'Administrative Units'
    $names = @($Call[0].Keys | Where-Object { $Columns -eq 25 -or $_ -notin $newer })
    $header = @($names | ForEach-Object { $Columns -eq 20 -and $_ -eq 'Microsoft Entra ObjectId' ? 'AAD ObjectId' : $_ })
    $lines = @($header -join ',')
    foreach ($row in $Call) {
        $lines += @($names | ForEach-Object {
            $text = [string] $row[$_]
            $text -match '[",\r\n]' ? '"' + $text.Replace('"', '""') + '"' : $text
        }) -join ','
    }
    ($lines -join $NewLine) + $NewLine
}

# Writes a usage export and returns its path.
function New-UsageExport([object[]] $Call, [int] $Columns = 25, [string] $Name, [string] $NewLine = "`r`n") {
    $path = $Name ? (Join-Path (Get-PSDrive TestDrive).Root $Name) : (New-TestPath '.csv')
    [System.IO.File]::WriteAllText($path, (ConvertTo-UsageText $Call $Columns $NewLine))
    $path
}

# A zip as the admin center hands it out; Content maps entry names to texts.
function New-UsageZip([System.Collections.IDictionary] $Content) {
    $path = New-TestPath '.zip'
    $zip = [System.IO.Compression.ZipFile]::Open($path, 'Create')
    try {
        foreach ($name in $Content.Keys) {
            $writer = [System.IO.StreamWriter]::new($zip.CreateEntry($name).Open())
            $writer.Write($Content[$name])
            $writer.Dispose()
        }
    }
    finally { $zip.Dispose() }
    $path
}

# Imports calls from a fresh export.
function Import-TestCall([object[]] $Call, [hashtable] $With = @{}) { Import-PstnUsage -Path (New-UsageExport $Call) @With }

# Runs a block and tells what came of it: the objects, the errors, and whether an error ended it.
function Get-Outcome([scriptblock] $Do) {
    $errors = [System.Collections.Generic.List[object]]::new()
    $warnings = [System.Collections.Generic.List[object]]::new()
    $output = [System.Collections.Generic.List[object]]::new()
    $terminating = $false
    try {
        & {
            $ErrorActionPreference = 'Continue'
            & $Do
        } 2>&1 3>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.ErrorRecord]) { $errors.Add($_) }
            elseif ($_ -is [System.Management.Automation.WarningRecord]) { $warnings.Add($_) }
            else { $output.Add($_) }
        }
    }
    catch {
        $terminating = $true
        $errors.Add($_)
    }
    [pscustomobject]@{ Output = $output; Errors = $errors; Warnings = $warnings; Terminating = $terminating }
}

# The error a block ends with or reports, by its stable id.
function Get-ErrorId([scriptblock] $Do) { (Get-Outcome $Do).Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } }

# The logical content of a store, read by the sqlite3 shell.
function Get-StoreDump([string] $Path) { (sqlite3 $Path .dump) -join "`n" }

# Runs a script in a PowerShell of its own, in which $ModulePath and the given variables are set; returns what it printed.
function Invoke-ChildPwsh([string] $Script, [hashtable] $Environment = @{}, [hashtable] $Variable = @{}) {
    $file = New-ChildScript $Script $Variable
    $before = @{}
    foreach ($name in $Environment.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $Environment[$name])
    }
    try { $printed = & $Pwsh -NoLogo -NoProfile -NonInteractive -File $file 2>&1 }
    finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }
    if ($LASTEXITCODE -ne 0) { throw "The child ended with $LASTEXITCODE and printed: $($printed -join "`n")" }
    $printed | ForEach-Object { [string] $_ }
}

function New-ChildScript([string] $Script, [hashtable] $Variable = @{}) {
    $head = @('$ErrorActionPreference = "Stop"', '$ProgressPreference = "SilentlyContinue"')
    foreach ($pair in (@{ ModulePath = $ModulePath } + $Variable).GetEnumerator()) {
        $head += "`$$($pair.Key) = '$([string] $pair.Value -replace "'", "''")'"
    }
    $file = New-TestPath '.ps1'
    Set-Content -LiteralPath $file -Value ($head + $Script)
    $file
}

# A moment in UTC.
function Get-Moment([string] $Text) { [datetimeoffset]::Parse($Text, [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal') }
