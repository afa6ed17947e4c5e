BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    function Edit-Store([string] $Path, [string] $Sql) {
        $Sql | & sqlite3 $Path
        if ($LASTEXITCODE) { throw 'sqlite3 failed' }
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Test-CommsCreditLedger' {
    BeforeEach {
        $store = New-ContosoStore
        Add-TestUser bob@contoso.com
        Import-DollarCard
        $order = Add-CommsCreditFunds 100
        Import-TestCall (New-Call 1) | Out-Null
    }

    It 'L1, L2, L3, L11: writes one bool, and it is true' {
        $result = Test-CommsCreditLedger
        $result | Should -BeOfType bool
        @($result).Count | Should -Be 1
        $result | Should -BeTrue
    }

    It 'L3: -Detailed writes the head, whose hash changes with every posting' {
        $before = Test-CommsCreditLedger -Detailed
        $before | Should -BeOfType CommsCredits.LedgerHead
        $before.Account | Should -Be 'Contoso'
        $before.Postings | Should -Be 2
        $before.Faults | Should -Be 0
        $before.IsSound | Should -BeTrue
        $before.HeadHash | Should -Match '^[0-9A-F]{64}$'
        Add-CommsCreditFunds 50 | Out-Null
        (Test-CommsCreditLedger -Detailed).HeadHash | Should -Not -Be $before.HeadHash
    }

    It 'L1, L3: names a fault for <Name>, and never throws' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) -ForEach @(
        @{ Name = 'an entry that was changed'; Law = 'L1'; Sql = 'DROP TRIGGER entry_is_final; UPDATE entry SET amount = amount + 1 WHERE posting_no = 1 AND line_no = 2;' }
        @{ Name = 'a description that was changed'; Law = 'L3'; Sql = "DROP TRIGGER posting_is_final; UPDATE posting SET description = 'Gift' WHERE posting_no = 1;" }
        @{ Name = 'a lot that holds more'; Law = 'L11'; Sql = 'UPDATE lot SET used = 0;' }
        @{ Name = 'a value of another type'; Law = 'L3'; Sql = "DROP TRIGGER posting_is_final; UPDATE posting SET written_at = 'yesterday' WHERE posting_no = 1;" }
    ) {
        Disconnect-CommsCredit
        Edit-Store $store $Sql
        Connect-CommsCredit $store | Out-Null
        Test-CommsCreditLedger | Should -BeFalse
        $found = @(Test-CommsCreditLedger -Detailed)
        $found[-1] | Should -BeOfType CommsCredits.LedgerHead
        $found[-1].IsSound | Should -BeFalse
        $faults = @($found | Where-Object { $_ -is [CommsCredits.LedgerFault] })
        $faults.Count | Should -Be $found[-1].Faults
        $faults.Law | Should -Contain $Law
        foreach ($fault in $faults) { $fault.Where, $fault.Expected, $fault.Found | Should -Not -BeNullOrEmpty }
    }

    It 'says AccountNotFound for an account that is not there' {
        { Test-CommsCreditLedger -Account Nobody } | Should -Throw -ErrorId 'AccountNotFound,*'
    }
}

Describe 'Undo-CommsCreditOrder' {
    BeforeEach {
        $store = New-ContosoStore
        $order = Add-CommsCreditFunds 100
    }

    It 'L3: takes an untouched order back by a posting that names its funding' {
        $undone = $order | Undo-CommsCreditOrder
        $undone.OrderId | Should -Be $order.OrderId
        $undone.Status | Should -Be 'Undone'
        $undone.BalanceAfter | Should -Be 0
        (Get-CommsCreditBalance).Balance | Should -Be 0
        $transactions = @(Get-CommsCreditTransaction)
        $transactions.Kind | Should -Be @('Funding', 'Correction')
        $transactions[1].Amount | Should -Be (-100)
        $transactions[1].Corrects | Should -Be $transactions[0].TransactionId
        Test-CommsCreditLedger | Should -BeTrue
    }

    It 'L2: the lot is listed only among the spent, with nothing used' {
        Undo-CommsCreditOrder -OrderId $order.OrderId | Out-Null
        Get-CommsCreditFunds | Should -BeNullOrEmpty
        $lot = Get-CommsCreditFunds -IncludeSpent
        $lot.Remaining | Should -Be 0
        $lot.Used | Should -Be 0
        $lot.Undone | Should -Be 100
    }

    It 'L4: a request id has one effect' {
        $id = [guid]::NewGuid()
        Undo-CommsCreditOrder $order.OrderId -RequestId $id | Out-Null
        (Undo-CommsCreditOrder $order.OrderId -RequestId $id).Status | Should -Be 'Undone'
        @(Get-CommsCreditTransaction).Count | Should -Be 2
    }

    It 'leaves an order that was used, with an error that says why, and goes on' {
        Add-TestUser bob@contoso.com
        Import-DollarCard
        $second = Add-CommsCreditFunds 60
        Import-TestCall (New-Call 1) | Out-Null
        $results = @($order, $second | Undo-CommsCreditOrder -ErrorAction SilentlyContinue -ErrorVariable refused)
        $results.OrderId | Should -Be $second.OrderId
        $refused.Count | Should -Be 1
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'OrderNotUndoable,*'
        $refused[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $refused[0].TargetObject | Should -Be $order.OrderId
        $refused[0].Exception.Message | Should -Match '\b5\b'
        $refused[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says OrderNotFound for an id it does not know' {
        { Undo-CommsCreditOrder ([guid]::NewGuid()) -ErrorAction Stop } | Should -Throw -ErrorId 'OrderNotFound,*'
    }

    It 'looks at auto-recharge afterwards' {
        Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 80 | Out-Null
        Undo-CommsCreditOrder $order.OrderId | Out-Null
        (Get-CommsCreditOrder -Kind Recharge).Amount | Should -Be 200
        (Get-CommsCreditBalance).Balance | Should -Be 200
    }
}
