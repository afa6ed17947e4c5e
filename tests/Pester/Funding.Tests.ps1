BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Add-CommsCreditFunds' {
    BeforeEach { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'F1: writes a settled order and puts its lot into the balance' {
        $order = Add-CommsCreditFunds 100
        $order.OrderId | Should -BeOfType [guid]
        $order.Kind | Should -Be 'Manual'
        $order.Amount | Should -Be 100
        $order.Amount | Should -BeOfType [decimal]
        $order.Currency | Should -Be 'USD'
        $order.Status | Should -Be 'Settled'
        $order.LotId | Should -BeOfType [guid]
        $order.OrderedAt | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
        $order.PurchasedAt | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
        $order.ExpiresAt | Should -Be (Get-Moment '2027-03-20T08:00:00Z')
        $order.OrderedAt.Offset | Should -Be ([timespan]::Zero)
        $order.BalanceAfter | Should -Be 100
        $order.RequestId | Should -BeNullOrEmpty
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'records a funding without a payment method as such' {
        (Add-CommsCreditFunds 100).PaymentMethod | Should -BeNullOrEmpty
    }

    It 'adds to what is there' {
        Add-CommsCreditFunds 100 | Out-Null
        (Add-CommsCreditFunds 250).BalanceAfter | Should -Be 350
    }

    It 'F7: dates a lot by its purchase, and expires it twelve calendar months later' -ForEach @(
        @{ Purchased = '2025-06-01T12:30:00Z'; Expires = '2026-06-01T12:30:00Z' }
        @{ Purchased = '2025-12-31T23:59:59Z'; Expires = '2026-12-31T23:59:59Z' }
        @{ Purchased = '2024-02-29T10:00:00Z'; Expires = '2025-02-28T10:00:00Z' }
        @{ Purchased = '2025-08-15'; Expires = '2026-08-15T00:00:00Z' }
        @{ Purchased = '2025-08-15T01:00:00+02:00'; Expires = '2026-08-14T23:00:00Z' }
    ) {
        $order = Add-CommsCreditFunds 100 -PurchaseDate $Purchased
        $order.PurchasedAt | Should -Be (Get-Moment $Purchased)
        $order.ExpiresAt | Should -Be (Get-Moment $Expires)
        $order.OrderedAt | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
    }

    It 'refuses a purchase in the future' {
        $outcome = Get-Outcome { Add-CommsCreditFunds 100 -PurchaseDate '2026-03-20T08:00:01Z' }
        $outcome.Terminating | Should -BeTrue
        Get-CommsCreditOrder | Should -BeNullOrEmpty
    }

    It 'F5: refuses <Amount> as <Id>' -ForEach @(
        @{ Amount = 49; Id = 'AmountBelowMinimum' }
        @{ Amount = 49.99; Id = 'AmountBelowMinimum' }
        @{ Amount = 0; Id = 'AmountBelowMinimum' }
        @{ Amount = -100; Id = 'AmountBelowMinimum' }
        @{ Amount = 50.5; Id = 'AmountNotWhole' }
        @{ Amount = 100.000001; Id = 'AmountNotWhole' }
    ) {
        Get-ErrorId { Add-CommsCreditFunds $Amount } | Should -Be $Id
        Get-CommsCreditOrder | Should -BeNullOrEmpty
        Get-CommsCreditTransaction | Should -BeNullOrEmpty
    }

    It 'F5: takes exactly the minimum' { (Add-CommsCreditFunds 50).Status | Should -Be 'Settled' }

    It 'F14: keeps a purchase order beside an Enterprise Agreement' {
        New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 7654321 | Out-Null
        $order = Add-CommsCreditFunds 100 -PaymentMethod agreement -PurchaseOrder 'PO-2026-7'
        $order.PaymentMethod | Should -Be 'Agreement'
        $order.PurchaseOrder | Should -Be 'PO-2026-7'
    }

    It 'takes the default payment method where none is named' {
        New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 7654321 | Out-Null
        (Add-CommsCreditFunds 100).PaymentMethod | Should -Be 'Agreement'
    }

    It 'PaymentDeclined: writes a declined order and an error, and goes on' {
        $token = ConvertTo-SecureString 'tok_5521' -AsPlainText -Force
        New-CommsCreditPaymentMethod Old -CardToken $token -CardBrand Visa -CardLast4 4242 -CardExpiry '02/2026' | Out-Null
        $outcome = Get-Outcome { Add-CommsCreditFunds 100 }
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors.Count | Should -Be 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'PaymentDeclined,*'
        $outcome.Output[0].Status | Should -Be 'Declined'
        $outcome.Output[0].Reason | Should -Not -BeNullOrEmpty
        $outcome.Output[0].LotId | Should -BeNullOrEmpty
        $outcome.Output[0].BalanceAfter | Should -Be 0
        (Get-CommsCreditBalance).Balance | Should -Be 0
        Get-CommsCreditTransaction | Should -BeNullOrEmpty
    }

    It 'F11: repays first what is owed' {
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Add-CommsCreditFunds 50 | Out-Null
        Import-TestCall (New-Call 1 -Seconds 4800) | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be (-30)
        (Add-CommsCreditFunds 100).BalanceAfter | Should -Be 70
        $lot = Get-CommsCreditFunds
        $lot.Amount | Should -Be 100
        $lot.Used | Should -Be 30
        $lot.Remaining | Should -Be 70
    }
}

Describe 'Get-CommsCreditOrder' {
    BeforeAll {
        $store = New-ContosoStore '2026-01-10T00:00:00Z'
        $first = Add-CommsCreditFunds 100
        Connect-CommsCredit $store -Rehearsal -Now '2026-02-10T00:00:00Z' | Out-Null
        $second = Add-CommsCreditFunds 200
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-10T00:00:00Z' | Out-Null
        $token = ConvertTo-SecureString 'tok_5521' -AsPlainText -Force
        New-CommsCreditPaymentMethod Old -CardToken $token -CardBrand Visa -CardLast4 4242 -CardExpiry '02/2026' | Out-Null
        $third = Add-CommsCreditFunds 300 -ErrorAction SilentlyContinue
        Set-CommsCreditAutoRecharge -RechargeAmount 500 -TriggerAmount 400 -ErrorAction SilentlyContinue | Out-Null
    }

    It 'lists orders, oldest first' {
        (Get-CommsCreditOrder -Kind Manual).OrderId | Should -Be @($first.OrderId, $second.OrderId, $third.OrderId)
    }

    It 'finds one by its id' { (Get-CommsCreditOrder $second.OrderId).Amount | Should -Be 200 }

    It 'binds the id from an order' { ($second | Get-CommsCreditOrder).OrderId | Should -Be $second.OrderId }

    It 'filters by moment: from inclusive, to exclusive' {
        (Get-CommsCreditOrder -From '2026-02-10' -To '2026-03-10').OrderId | Should -Be $second.OrderId
        (Get-CommsCreditOrder -To '2026-02-10').OrderId | Should -Be $first.OrderId
    }

    It 'filters by status' {
        (Get-CommsCreditOrder -Status Settled).Amount | Should -Be @(100, 200)
        (Get-CommsCreditOrder -Status Declined -Kind Manual).Amount | Should -Be 300
    }

    It 'filters by kind' { (Get-CommsCreditOrder -Kind Recharge).Amount | Should -Be 500 }

    It 'OrderNotFound: refuses an id that does not exist' {
        Get-ErrorId { Get-CommsCreditOrder ([guid]::NewGuid()) } | Should -Be 'OrderNotFound'
    }
}

Describe 'Get-CommsCreditBalance' {
    BeforeEach { $store = New-ContosoStore '2026-03-20T08:00:00Z' }

    It 'says what an empty account has' {
        $balance = Get-CommsCreditBalance
        $balance.Account | Should -Be 'Contoso'
        $balance.Currency | Should -Be 'USD'
        $balance.Balance | Should -Be 0
        $balance.Balance | Should -BeOfType [decimal]
        $balance.InGrace | Should -Be 0
        $balance.State | Should -Be 'Depleted'
        $balance.TriggerAmount | Should -BeNullOrEmpty
        $balance.RechargeAmount | Should -BeNullOrEmpty
        $balance.NextExpiryAt | Should -BeNullOrEmpty
        $balance.NextExpiryAmount | Should -BeNullOrEmpty
    }

    It 'says which lot expires next, and what it holds' {
        Add-CommsCreditFunds 100 -PurchaseDate '2025-11-01' | Out-Null
        Add-CommsCreditFunds 70 -PurchaseDate '2025-06-01' | Out-Null
        $balance = Get-CommsCreditBalance
        $balance.Balance | Should -Be 170
        $balance.State | Should -Be 'Funded'
        $balance.NextExpiryAt | Should -Be (Get-Moment '2026-06-01')
        $balance.NextExpiryAmount | Should -Be 70
    }

    It 'is Low below the trigger, and not at it' {
        Add-CommsCreditFunds 100 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 100 | Out-Null
        (Get-CommsCreditBalance).State | Should -Be 'Funded'
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Import-TestCall (New-Call 1 -Seconds 60) -With @{ NoRecharge = $true } | Out-Null
        $balance = Get-CommsCreditBalance
        $balance.Balance | Should -Be 99
        $balance.State | Should -Be 'Low'
        $balance.TriggerAmount | Should -Be 100
        $balance.RechargeAmount | Should -Be 100
    }
}

Describe 'Get-CommsCreditFunds' {
    BeforeAll {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        Add-TestUser bob@contoso.com
        Import-DollarCard
        $younger = Add-CommsCreditFunds 100 -PurchaseDate '2025-11-01'
        $older = Add-CommsCreditFunds 70 -PurchaseDate '2025-06-01'
        Import-TestCall (New-Call 1 -Seconds 4800) | Out-Null
    }

    It 'F8, L5: draws the lot that was bought first, first' {
        $lots = Get-CommsCreditFunds -IncludeSpent
        $lots.OrderId | Should -Be @($older.OrderId, $younger.OrderId)
        $lots.LotId | Should -Be @($older.LotId, $younger.LotId)
        $lots.Used | Should -Be @(70, 10)
        $lots.Remaining | Should -Be @(0, 90)
        $lots.Expired | Should -Be @(0, 0)
        $lots.Currency | Should -Be @('USD', 'USD')
        $lots[0].Remaining | Should -BeOfType [decimal]
        $lots[0].ExpiresAt | Should -Be (Get-Moment '2026-06-01')
    }

    It 'leaves out spent lots unless they are asked for' {
        (Get-CommsCreditFunds).LotId | Should -Be $younger.LotId
    }

    It 'L2: what remains is never below zero nor above what was funded' {
        foreach ($lot in Get-CommsCreditFunds -IncludeSpent) {
            $lot.Remaining | Should -BeGreaterOrEqual 0
            $lot.Remaining | Should -BeLessOrEqual $lot.Amount
            $lot.Remaining | Should -Be ($lot.Amount - $lot.Used - $lot.Expired)
        }
    }
}

Describe 'Get-CommsCreditTransaction' {
    BeforeAll {
        $store = New-ContosoStore '2026-02-10T00:00:00Z'
        Add-TestUser bob@contoso.com
        Import-DollarCard
        $order = Add-CommsCreditFunds 100 -PurchaseDate '2025-12-24'
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-20T08:00:00Z' | Out-Null
        Import-TestCall @(
            New-Call 1 -Start '2026-03-10T09:00:00Z' -Seconds 300
            New-Call 2 -Start '2026-03-10T10:00:00Z' -Seconds 60
            New-Call 3 -Start '2026-03-11T10:00:00Z' -Seconds 120
        ) | Out-Null
        $all = @(Get-CommsCreditTransaction)
    }

    It 'writes a funding into the balance, effective at the purchase' {
        $all[0].Kind | Should -Be 'Funding'
        $all[0].Amount | Should -Be 100
        $all[0].BalanceAfter | Should -Be 100
        $all[0].At | Should -Be (Get-Moment '2026-02-10')
        $all[0].EffectiveAt | Should -Be (Get-Moment '2025-12-24')
        $all[0].Currency | Should -Be 'USD'
        $all[0].Corrects | Should -BeNullOrEmpty
        $all[0].TransactionId | Should -BeOfType [guid]
    }

    It 'writes usage out of the balance, per lot and UTC day of the calls' {
        $usage = @($all | Where-Object Kind -EQ Usage)
        $usage.Amount | Should -Be @(-6, -2)
        $usage.BalanceAfter | Should -Be @(94, 92)
        $usage.EffectiveAt | Should -Be @((Get-Moment '2026-03-10'), (Get-Moment '2026-03-11'))
        $usage[0].At | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
    }

    It 'runs: each balance is the one before and its amount' {
        $sum = [decimal] 0
        foreach ($transaction in $all) {
            $sum += $transaction.Amount
            $transaction.BalanceAfter | Should -Be $sum
        }
    }

    It 'filters by kind and by moment' {
        (Get-CommsCreditTransaction -Kind Funding).Amount | Should -Be 100
        (Get-CommsCreditTransaction -Kind Usage).Amount | Should -Be @(-6, -2)
        Get-CommsCreditTransaction -Kind Expiry | Should -BeNullOrEmpty
        (Get-CommsCreditTransaction -From '2026-03-01').Kind | Should -Be @('Usage', 'Usage')
        (Get-CommsCreditTransaction -To '2026-03-20T08:00:00Z').Kind | Should -Be 'Funding'
    }
}
