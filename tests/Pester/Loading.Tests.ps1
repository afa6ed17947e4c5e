# The module beside others, and in more than one runspace (style.md 8). Each test has a PowerShell of its own where it must.

BeforeDiscovery {
    $packages = $env:NUGET_PACKAGES ? $env:NUGET_PACKAGES : (Join-Path ([Environment]::GetFolderPath('UserProfile')) '.nuget/packages')
    $others = Get-ChildItem (Join-Path $packages 'microsoft.data.sqlite.core') -Directory -ErrorAction Ignore | Where-Object Name -NE '6.0.7' |
        ForEach-Object { Get-ChildItem $_.FullName -Recurse -Filter Microsoft.Data.Sqlite.dll | Where-Object FullName -Match 'net[68]\.0|netstandard2\.0' | Select-Object -Last 1 } |
        ForEach-Object { @{ Dll = $_.FullName; Version = $_.Directory.Parent.Parent.Name } }
    $noOther = -not $others
    if ($noOther) { $others = @(@{ Dll = ''; Version = '(none)' }) }
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    $story = @'
Connect-CommsCredit $Store -Rehearsal -Now 2026-03-20 | Out-Null
if (-not (Get-CommsCreditAccount)) { New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null }
Add-CommsCreditFunds 100 | Out-Null
'BALANCE {0:0.##}' -f (Get-CommsCreditBalance).Balance
Disconnect-CommsCredit
'@
}
AfterAll { Disconnect-CommsCredit }

Describe 'Another Microsoft.Data.Sqlite' {
    It 'version <Version>, loaded before, does not matter' -ForEach $others -Skip:$noOther {
        $printed = Invoke-ChildPwsh -Variable @{ Dll = $Dll; Store = (New-TestPath) } -Script @"
`$other = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath(`$Dll)
Import-Module `$ModulePath
$story
'OTHER ' + [Microsoft.Data.Sqlite.SqliteConnection].Assembly.Location
'SEEN ' + (@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Microsoft.Data.Sqlite' }).Count)
"@
        $printed | Should -Contain 'BALANCE 100'
        $printed | Should -Contain "OTHER $Dll"
        $printed | Should -Contain 'SEEN 2'
    }

    It 'version <Version>, loaded after, does not matter' -ForEach $others -Skip:$noOther {
        $printed = Invoke-ChildPwsh -Variable @{ Dll = $Dll; Store = (New-TestPath) } -Script @"
Import-Module `$ModulePath
$story
`$other = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath(`$Dll)
'OTHER ' + `$other.GetType('Microsoft.Data.Sqlite.SqliteConnection').Assembly.Location
$story
"@
        $printed | Should -Contain 'BALANCE 200'
        $printed | Should -Contain "OTHER $Dll"
    }
}

Describe 'The load context' {
    It 'keeps everything but the cmdlets out of the default one' {
        $printed = Invoke-ChildPwsh -Variable @{ Store = (New-TestPath) } -Script @"
Import-Module `$ModulePath
$story
[System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { 'DEFAULT ' + `$_.GetName().Name }
"@
        $printed | Should -Contain 'BALANCE 100'
        $default = $printed -like 'DEFAULT *' -replace 'DEFAULT '
        foreach ($name in 'CommsCredits.Engine', 'CommsCredits.Storage', 'CommsCredits.Connectors', 'Microsoft.Data.Sqlite', 'SQLitePCLRaw.core', 'Dapper', 'CsvHelper', 'Polly.Core') {
            $default | Should -Not -Contain $name
        }
    }
}

Describe 'Import-Module' {
    It 'works again after Remove-Module, in the same process' {
        $printed = Invoke-ChildPwsh -Variable @{ Store = (New-TestPath) } -Script @"
Import-Module `$ModulePath
$story
Remove-Module CommsCredits
'GONE ' + [bool] (Get-Command Get-CommsCreditBalance -ErrorAction Ignore -Module CommsCredits)
Import-Module `$ModulePath
$story
"@
        $printed | Should -Contain 'BALANCE 100'
        $printed | Should -Contain 'BALANCE 200'
    }

    It 'works with -Force while a store is open' {
        $printed = Invoke-ChildPwsh -Variable @{ Store = (New-TestPath) } -Script @"
Import-Module `$ModulePath
Connect-CommsCredit `$Store -Rehearsal -Now 2026-03-20 | Out-Null
New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
Import-Module `$ModulePath -Force
$story
"@
        $printed | Should -Contain 'BALANCE 100'
    }

    It 'removing the module closes the store: the one file is complete' {
        $store = New-TestPath
        Invoke-ChildPwsh -Variable @{ Store = $store } -Script @'
Import-Module $ModulePath
Connect-CommsCredit $Store -Rehearsal -Now 2026-03-20 | Out-Null
New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
Remove-Module CommsCredits
'WAL ' + (Test-Path "$Store-wal")
'@ | Should -Contain 'WAL False'
    }
}

Describe 'Runspaces' {
    BeforeAll {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Add-CommsCreditFunds 100 | Out-Null
    }

    It 'share the connection of the process' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module) Import-Module $module; (Get-CommsCreditBalance).Balance; Add-CommsCreditFunds 50 | Out-Null; (Get-CommsCreditBalance).Balance').AddArgument($ModulePath)
        $shell.Invoke() | Should -Be @(100, 150)
        $shell.Streams.Error.Count | Should -Be 0
        $shell.Dispose()
        (Get-CommsCreditBalance).Balance | Should -Be 150
    }

    It 'that close leave it to the others' {
        $space = [runspacefactory]::CreateRunspace()
        $space.Open()
        $shell = [powershell]::Create($space)
        $null = $shell.AddScript('param($module) Import-Module $module; Get-CommsCreditBalance').AddArgument($ModulePath)
        $shell.Invoke().Count | Should -Be 1
        $shell.Dispose()
        $space.Dispose()
        (Get-CommsCreditBalance).Account | Should -Be 'Contoso'
    }

    It 'two at once' {
        $shells = foreach ($i in 1..2) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($module) Import-Module $module; 1..10 | ForEach-Object { (Add-CommsCreditFunds 50).Status }').AddArgument($ModulePath)
            @{ Shell = $shell; Handle = $shell.BeginInvoke() }
        }
        $before = (Get-CommsCreditFunds | Measure-Object).Count
        $answers = foreach ($one in $shells) { $one.Shell.EndInvoke($one.Handle); $one.Shell.Streams.Error.Count | Should -Be 0; $one.Shell.Dispose() }
        @($answers | Where-Object { $_ -eq 'Settled' }).Count | Should -Be 20
        (Get-CommsCreditBalance).Balance | Should -Be 1150
    }

    It 'of ForEach-Object -Parallel lose nothing' {
        $before = (Get-CommsCreditBalance).Balance
        $statuses = 1..24 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:ModulePath
            (Add-CommsCreditFunds 50).Status
        }
        @($statuses | Where-Object { $_ -eq 'Settled' }).Count | Should -Be 24
        (Get-CommsCreditBalance).Balance | Should -Be ($before + 24 * 50)
    }

    It 'import in one while the other funds' {
        Add-TestUser bob@contoso.com
        Import-DollarCard
        $file = New-UsageExport (1..400 | ForEach-Object { New-Call $_ -Seconds 60 })
        $before = (Get-CommsCreditBalance).Balance
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $file) Import-Module $module; Import-PstnUsage $file').AddArgument($ModulePath).AddArgument($file)
        $running = $shell.BeginInvoke()
        1..10 | ForEach-Object { Add-CommsCreditFunds 50 | Out-Null }
        $import = $shell.EndInvoke($running)
        $shell.Streams.Error.Count | Should -Be 0
        $shell.Dispose()
        $import.Imported | Should -Be 400
        (Get-CommsCreditBalance).Balance | Should -Be ($before + 500 - 400)
    }

    It 'of ForEach-Object -Parallel record users and read at once' {
        $users = 1..200 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:ModulePath
            "user$_@contoso.com" | Set-CommsCreditUser -UsageLocation US
            $null = Get-CommsCreditBalance
        }
        @($users).Count | Should -Be 200
        @(Get-CommsCreditUser 'user*').Count | Should -Be 200
    }

    It 'of a thread job see it, too' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $job = Start-ThreadJob { Import-Module $using:ModulePath; (Get-CommsCreditAccount).Name }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'Contoso'
    }
}

Describe 'Jobs' {
    It 'open the store that the variable names' {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Add-CommsCreditFunds 100 | Out-Null
        $env:COMMSCREDITS_STORE = $store
        try {
            $job = Start-Job { Import-Module $using:ModulePath; Add-CommsCreditFunds 50 | Out-Null; (Get-CommsCreditBalance).Balance }
            $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 150
        }
        finally { $env:COMMSCREDITS_STORE = $null }
        (Get-CommsCreditBalance).Balance | Should -Be 150
    }
}
