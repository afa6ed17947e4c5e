BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    $ownerOnly = [System.IO.UnixFileMode] 'UserRead, UserWrite'

    # Funds a store again and again from a process of its own, and prints each order as it is done.
    $funding = @'
Import-Module $ModulePath
Connect-CommsCredit $Store | Out-Null
'READY'
while (-not (Test-Path $Go)) { Start-Sleep -Milliseconds 5 }
foreach ($i in 1..[int] $Count) { (Add-CommsCreditFunds 50).OrderId.ToString() }
'DONE'
'@

    $importing = @'
Import-Module $ModulePath
Connect-CommsCredit $Store | Out-Null
$null = Get-PstnUsage -First 1
'READY'
while (-not (Test-Path $Go)) { Start-Sleep -Milliseconds 1 }
(Import-PstnUsage $File).Imported
'@

    function Start-ChildPwsh([string] $Script, [hashtable] $Variable) {
        $info = [System.Diagnostics.ProcessStartInfo]::new($Pwsh)
        foreach ($argument in '-NoLogo', '-NoProfile', '-NonInteractive', '-File', (New-ChildScript $Script $Variable)) { $info.ArgumentList.Add($argument) }
        $info.RedirectStandardOutput = $true
        [System.Diagnostics.Process]::Start($info)
    }

    # The time-out of a busy store is half a minute: it passes in a process of its own, while the other tests run.
    if (Get-Command sqlite3 -ErrorAction Ignore) {
        $busyStore = New-ContosoStore
        Disconnect-CommsCredit
        $info = [System.Diagnostics.ProcessStartInfo]::new('sqlite3', "`"$busyStore`"")
        $info.RedirectStandardInput = $true
        $info.RedirectStandardOutput = $true
        $holder = [System.Diagnostics.Process]::Start($info)
        $holder.StandardInput.WriteLine("BEGIN IMMEDIATE; SELECT 'HELD';")
        $null = $holder.StandardOutput.ReadLine()
        $waiting = Start-ChildPwsh -Variable @{ Store = $busyStore } -Script @'
Import-Module $ModulePath
Connect-CommsCredit $Store | Out-Null
try { Add-CommsCreditFunds 50 | Out-Null; 'DONE' }
catch { "$($_.FullyQualifiedErrorId) | $($_.CategoryInfo.Category) | $($_.TargetObject)" }
'@
    }
}
AfterAll {
    Disconnect-CommsCredit
    foreach ($process in @($holder, $waiting) -ne $null) {
        if (-not $process.HasExited) { $process.Kill() }
        $process.Dispose()
    }
}

Describe 'The store file' {
    It 'is readable by its owner only, and so is what stands beside it' -Skip:$IsWindows {
        $store = New-ContosoStore
        Add-CommsCreditFunds 100 | Out-Null
        foreach ($file in Get-Item "$store*") { [System.IO.File]::GetUnixFileMode($file.FullName) | Should -Be $ownerOnly -Because $file.Name }
    }

    It 'is so whatever the umask' -Skip:$IsWindows {
        $store = New-TestPath
        sh -c "umask 000; '$Pwsh' -NoProfile -NonInteractive -Command `"Import-Module '$ModulePath'; Connect-CommsCredit '$store' -Rehearsal -Now 2026-01-01 | Out-Null`""
        $LASTEXITCODE | Should -Be 0
        [System.IO.File]::GetUnixFileMode($store) | Should -Be $ownerOnly
    }

    It 'is one complete file after Disconnect' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        $store = New-ContosoStore
        Add-TestUser bob@contoso.com
        Add-CommsCreditFunds 100 | Out-Null
        Disconnect-CommsCredit
        "$store-wal" | Should -Not -Exist
        "$store-shm" | Should -Not -Exist
        $copy = New-TestPath
        Copy-Item -LiteralPath $store $copy
        sqlite3 $copy 'PRAGMA integrity_check' | Should -Be 'ok'
        Connect-CommsCredit $copy | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
        (Get-CommsCreditUser).UserPrincipalName | Should -Be 'bob@contoso.com'
    }

    It 'is one complete file after the process exits without Disconnect' {
        $store = New-TestPath
        Invoke-ChildPwsh -Variable @{ Store = $store } -Script @'
Import-Module $ModulePath
Connect-CommsCredit $Store -Rehearsal -Now 2026-03-20 | Out-Null
New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
Add-CommsCreditFunds 100 | Out-Null
'@
        "$store-wal" | Should -Not -Exist
        Connect-CommsCredit $store | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'may be gone when the process exits or disconnects' {
        Invoke-ChildPwsh -Variable @{ Folder = (New-TestPath '.folder') } -Script @'
Import-Module $ModulePath
foreach ($i in 1, 2) {
    New-Item -ItemType Directory $Folder | Out-Null
    Connect-CommsCredit "$Folder/store.db" -Rehearsal -Now 2026-03-20 | Out-Null
    New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
    Remove-Item -Recurse $Folder
    if ($i -eq 1) { Disconnect-CommsCredit }
}
'DONE'
'@ | Should -Be 'DONE'
    }

    It 'may have any name: <_>' -ForEach '[store].db', 'with space.db', 'büro 東京.db', 'new folder/store.db' {
        $path = Join-Path (Get-PSDrive TestDrive).Root ([guid]::NewGuid().ToString('n')) $_
        (Connect-CommsCredit -Path $path -Rehearsal -Now '2026-03-20').Location | Should -Be $path
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        Disconnect-CommsCredit
        [System.IO.File]::Exists($path) | Should -BeTrue
    }

    It 'keeps what is in it from session to session' {
        $store = New-ContosoStore
        $order = Add-CommsCreditFunds 100 -PurchaseOrder 'PO-1'
        Add-TestUser bob@contoso.com
        Import-TestCard @('Prefix,PerMinute', '81,0.123456') | Out-Null
        Import-TestCall (New-Call 1) | Out-Null
        $call = Get-PstnUsage | ConvertTo-Json
        Disconnect-CommsCredit
        Connect-CommsCredit $store | Out-Null
        Get-PstnUsage | ConvertTo-Json | Should -Be $call
        (Get-CommsCreditOrder).PurchaseOrder | Should -Be 'PO-1'
        (Get-CommsCreditOrder).OrderId | Should -Be $order.OrderId
        (Get-CommsCreditBalance).Balance | Should -Be 99.38272
    }
}

Describe 'Two processes' {
    It 'that fund at the same time lose nothing' {
        $store = New-ContosoStore
        Disconnect-CommsCredit
        $go = New-TestPath '.go'
        $children = 1..2 | ForEach-Object { Start-ChildPwsh $funding @{ Store = $store; Go = $go; Count = 15 } }
        foreach ($child in $children) { $child.StandardOutput.ReadLine() | Should -Be 'READY' }
        New-Item $go | Out-Null
        $printed = foreach ($child in $children) { $child.StandardOutput.ReadToEnd() -split '\r?\n' | Where-Object { $_ } }
        foreach ($child in $children) { $child.WaitForExit(60000) | Should -BeTrue; $child.ExitCode | Should -Be 0; $child.Dispose() }
        @($printed -eq 'DONE').Count | Should -Be 2
        Connect-CommsCredit $store | Out-Null
        $orders = @(Get-CommsCreditOrder)
        $orders.Count | Should -Be 30
        ($orders.OrderId | ForEach-Object ToString | Sort-Object) | Should -Be ($printed -ne 'DONE' | Sort-Object)
        (Get-CommsCreditBalance).Balance | Should -Be 1500
        (Get-CommsCreditTransaction)[-1].BalanceAfter | Should -Be 1500
        "$store-wal" | Should -Exist
    }

    It 'L14: that import at the same time recharge once for each crossing' {
        $store = New-ContosoStore
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Add-CommsCreditFunds 60 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 50 -TriggerAmount 50 | Out-Null
        $files = foreach ($part in 0, 1) { New-UsageExport (1..40 | ForEach-Object { New-Call ($part * 1000 + $_) -Start ('2026-03-{0:d2}T09:00:00Z' -f (1 + $_ % 18)) -Seconds 300 }) }
        Disconnect-CommsCredit
        $go = New-TestPath '.go'
        $children = foreach ($file in $files) { Start-ChildPwsh $importing @{ Store = $store; File = $file; Go = $go } }
        foreach ($child in $children) { $child.StandardOutput.ReadLine() | Should -Be 'READY' }
        New-Item $go | Out-Null
        foreach ($child in $children) { $child.StandardOutput.ReadToEnd().Trim() | Should -Be '40'; $child.WaitForExit(); $child.ExitCode | Should -Be 0; $child.Dispose() }
        Connect-CommsCredit $store | Out-Null
        (Measure-PstnUsage).Charge | Should -Be 400
        $orders = @(Get-CommsCreditOrder -Kind Recharge)
        $sum = [decimal] 0
        foreach ($order in $orders) {
            $order.Status | Should -Be 'Settled'
            $order.Amount % 50 | Should -Be 0
            $order.BalanceAfter - $order.Amount | Should -BeLessThan 50 -Because 'it was due when it was made'
            $sum += $order.Amount
        }
        $balance = (Get-CommsCreditBalance).Balance
        $balance | Should -Be (60 - 400 + $sum)
        $balance | Should -BeGreaterOrEqual 50 -Because 'every charge and every funding is followed by a look at the trigger'
        $balance | Should -BeLessThan 100
        (Get-CommsCreditAutoRecharge).State | Should -Be 'Idle'
    }

    It 'read while the other writes' {
        $store = New-ContosoStore
        Add-CommsCreditFunds 100 | Out-Null
        Invoke-ChildPwsh -Variable @{ Store = $store } -Script @'
Import-Module $ModulePath
Connect-CommsCredit $Store | Out-Null
'BALANCE {0:0.##}' -f (Get-CommsCreditBalance).Balance
Add-CommsCreditFunds 50 | Out-Null
'@ | Should -Contain 'BALANCE 100'
        (Get-CommsCreditBalance).Balance | Should -Be 150
    }

    It 'L13: what one printed survives when it is killed' -Skip:$IsWindows {
        $store = New-ContosoStore
        Disconnect-CommsCredit
        $go = New-TestPath '.go'
        New-Item $go | Out-Null
        $child = Start-ChildPwsh $funding @{ Store = $store; Go = $go; Count = 10000 }
        $child.StandardOutput.ReadLine() | Should -Be 'READY'
        $printed = @(1..12 | ForEach-Object { $child.StandardOutput.ReadLine() })
        $child.Kill()
        $printed += $child.StandardOutput.ReadToEnd() -split '\r?\n' | Where-Object { $_.Length -eq 36 }
        $child.WaitForExit()
        $child.Dispose()
        Connect-CommsCredit $store | Out-Null
        $orders = @(Get-CommsCreditOrder | Where-Object Status -EQ Settled)
        foreach ($id in $printed) { $orders.OrderId | Should -Contain ([guid] $id) }
        (Get-CommsCreditBalance).Balance | Should -Be (50 * $orders.Count)
        (Get-CommsCreditTransaction)[-1].BalanceAfter | Should -Be (50 * $orders.Count)
    }
}

Describe 'The default store' {
    It 'is the one that $env:COMMSCREDITS_STORE names, without Connect' {
        $store = New-TestPath
        Invoke-ChildPwsh -Environment @{ COMMSCREDITS_STORE = $store } -Script @'
Import-Module $ModulePath
New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
'BALANCE {0:0.##}' -f (Add-CommsCreditFunds 100).BalanceAfter
'@ | Should -Contain 'BALANCE 100'
        $store | Should -Exist
        Connect-CommsCredit $store | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'may be a rehearsal store, whose clock then stands where it stood' {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Disconnect-CommsCredit
        Invoke-ChildPwsh -Environment @{ COMMSCREDITS_STORE = $store } -Script @'
Import-Module $ModulePath
(Add-CommsCreditFunds 100).OrderedAt.ToString('u')
'@ | Should -Contain '2026-03-20 08:00:00Z'
    }

    It 'lies in the user''s data folder where the variable is empty' -Skip:$IsWindows {
        $folder = New-TestPath '.home'
        New-Item -ItemType Directory $folder | Out-Null
        Invoke-ChildPwsh -Variable @{ Folder = $folder } -Environment @{ COMMSCREDITS_STORE = $null } -Script @'
$env:HOME = $Folder; $env:XDG_DATA_HOME = "$Folder/.local/share"
Import-Module $ModulePath
New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
'@
        @(Get-ChildItem $folder -Recurse -Force -File | Where-Object { (Get-Content -LiteralPath $_.FullName -TotalCount 1) -like 'SQLite format 3*' }).Count | Should -Be 1
    }
}

Describe 'A busy store' {
    It 'is StoreBusy after a time-out, and nothing is done' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
        $printed = $waiting.StandardOutput.ReadToEnd().Trim()
        $holder.StandardInput.WriteLine('ROLLBACK;')
        $holder.StandardInput.Close()
        $holder.WaitForExit(10000) | Should -BeTrue
        $printed | Should -BeLike 'StoreBusy,*'
        $printed | Should -BeLike "* | ResourceBusy | $busyStore"
        Connect-CommsCredit $busyStore | Out-Null
        Get-CommsCreditOrder | Should -BeNullOrEmpty
        (Add-CommsCreditFunds 50).BalanceAfter | Should -Be 50
    }
}
