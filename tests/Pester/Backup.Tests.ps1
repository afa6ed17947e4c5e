BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Backup-CommsCreditStore and Restore-CommsCreditStore' {
    BeforeEach {
        $store = New-ContosoStore
        Add-CommsCreditFunds 100 | Out-Null
        $backup = New-TestPath '.bak'
    }

    It 'writes a file for its owner only and gives back what it held' {
        $file = Backup-CommsCreditStore $backup
        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be $backup
        $file.Length | Should -BeGreaterThan 0
        if (-not $IsWindows) { $file.UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
        $head = (Test-CommsCreditLedger -Detailed).HeadHash
        Add-CommsCreditFunds 50 | Out-Null
        $restored = Restore-CommsCreditStore $backup -Confirm:$false
        $restored | Should -BeOfType System.IO.FileInfo
        $restored.FullName | Should -Be $store
        $restored.KeptAs | Should -Be "$store.before-restore"
        (Get-CommsCreditBalance).Balance | Should -Be 100
        $after = Test-CommsCreditLedger -Detailed
        $after.IsSound | Should -BeTrue
        $after.HeadHash | Should -Be $head
        Connect-CommsCredit "$store.before-restore" | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 150
    }

    It 'keeps a file that is there, unless -Force' {
        Set-Content -LiteralPath $backup 'mine'
        { Backup-CommsCreditStore $backup } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content -LiteralPath $backup | Should -Be 'mine'
        Backup-CommsCreditStore $backup -Force | Out-Null
        Restore-CommsCreditStore $backup -Force | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'writes nothing under -WhatIf' {
        (Backup-CommsCreditStore $backup -WhatIf).WhatIf | Should -BeTrue
        Test-Path -LiteralPath $backup | Should -BeFalse
        Backup-CommsCreditStore $backup | Out-Null
        Add-CommsCreditFunds 50 | Out-Null
        (Restore-CommsCreditStore $backup -WhatIf).WhatIf | Should -BeTrue
        (Restore-CommsCreditStore $backup -Force -WhatIf).WhatIf | Should -BeTrue
        (Get-CommsCreditBalance).Balance | Should -Be 150
        Test-Path -LiteralPath "$store.before-restore" | Should -BeFalse
    }

    It 'takes a backup from the pipeline' {
        Backup-CommsCreditStore $backup | Out-Null
        Add-CommsCreditFunds 50 | Out-Null
        Get-Item -LiteralPath $backup | Restore-CommsCreditStore -Force | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'refuses what is no backup: <Id>' -ForEach @(
        @{ Id = 'FileNotFound'; Category = 'ObjectNotFound'; Make = { New-TestPath '.absent' } }
        @{ Id = 'FileFormatUnknown'; Category = 'InvalidData'; Make = { $path = New-TestPath '.txt'; Set-Content -LiteralPath $path 'text'; $path } }
        @{ Id = 'ParameterInvalid'; Category = 'InvalidArgument'; Make = { $store } }
    ) {
        $path = & $Make
        $thrown = { Restore-CommsCreditStore $path -Force } | Should -Throw -ErrorId "$Id,*" -PassThru
        $thrown.CategoryInfo.Category | Should -Be $Category
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'refuses to replace a store that another process has open' {
        Backup-CommsCreditStore $backup | Out-Null
        $go = New-TestPath '.go'
        $script = New-TestPath '.ps1'
        Set-Content -LiteralPath $script "Import-Module '$ModulePath'; Connect-CommsCredit '$store' | Out-Null; 'READY'; while (-not (Test-Path '$go')) { Start-Sleep -Milliseconds 20 }"
        $info = [System.Diagnostics.ProcessStartInfo]::new($Pwsh)
        foreach ($argument in '-NoLogo', '-NoProfile', '-NonInteractive', '-File', $script) { $info.ArgumentList.Add($argument) }
        $info.RedirectStandardOutput = $true
        $other = [System.Diagnostics.Process]::Start($info)
        try {
            $other.StandardOutput.ReadLine() | Should -Be 'READY'
            { Restore-CommsCreditStore $backup -Force } | Should -Throw -ErrorId 'StoreBusy,*'
            (Get-CommsCreditBalance).Balance | Should -Be 100
        }
        finally {
            Set-Content -LiteralPath $go 'go'
            $other.WaitForExit()
        }
        Restore-CommsCreditStore $backup -Force | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }
}
