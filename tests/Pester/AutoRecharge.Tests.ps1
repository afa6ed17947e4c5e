BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    # Ten calls of five dollars, an hour apart.
    function Get-TenCalls { 1..10 | ForEach-Object { New-Call $_ -Start ('2026-03-10T{0:d2}:00:00Z' -f $_) -Seconds 300 } }

    function New-Card([string] $Name, [string] $Expiry, [hashtable] $With = @{}) {
        $token = ConvertTo-SecureString "tok_$Name" -AsPlainText -Force
        New-CommsCreditPaymentMethod $Name -CardToken $token -CardBrand Visa -CardLast4 4242 -CardExpiry $Expiry @With | Out-Null
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Auto-recharge in an import' {
    BeforeEach {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Add-CommsCreditFunds 60 | Out-Null
    }

    It 'F3, L14: fires at the call that crosses the trigger, once, and the import goes on' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        $import = Import-TestCall (Get-TenCalls)
        $import.Imported | Should -Be 10
        $import.Charged | Should -Be 50
        $import.Recharges | Should -Be 1
        $import.BalanceAfter | Should -Be 110
        $order = Get-CommsCreditOrder -Kind Recharge
        $order.Amount | Should -Be 100
        $order.Status | Should -Be 'Settled'
        # 60, 55, 50 is not below 50; the third call leaves 45, and the order lifts it to 145.
        $order.BalanceAfter | Should -Be 145
        $order.OrderedAt | Should -Be (Get-Moment '2026-03-20T08:00:00Z')
        $order.ExpiresAt | Should -Be (Get-Moment '2027-03-20T08:00:00Z')
        (Get-CommsCreditTransaction -Kind Recharge).Amount | Should -Be 100
    }

    It 'F3: does not fire at exactly the trigger' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        $import = Import-TestCall (Get-TenCalls | Select-Object -First 2)
        $import.BalanceAfter | Should -Be 50
        $import.Recharges | Should -Be 0
        $recharge = Get-CommsCreditAutoRecharge
        $recharge.State | Should -Be 'Idle'
        $recharge.Reason | Should -Be 'AboveTrigger'
    }

    It 'fires a millionth below it' {
        Import-TestCard @('Prefix,PerMinute', '81,10.000001') -Name Newer -With @{ EffectiveFrom = '2026-01-01' } | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        $import = Import-TestCall (New-Call 1 -Seconds 60)
        $import.Recharges | Should -Be 1
        $import.BalanceAfter | Should -Be 149.999999
    }

    It 'fires again at each crossing' {
        Set-CommsCreditAutoRecharge -RechargeAmount 50 -TriggerAmount 60 | Out-Null
        $import = Import-TestCall (1..4 | ForEach-Object { New-Call $_ -Start "2026-03-1${_}T09:00:00Z" -Seconds 1800 })
        # 60-30+50=80, 80-30+50=100, 100-30=70, 70-30+50=90
        $import.Recharges | Should -Be 3
        $import.BalanceAfter | Should -Be 90
        (Get-CommsCreditOrder -Kind Recharge).BalanceAfter | Should -Be @(80, 100, 90)
    }

    It 'closes the gap with one order: the smallest multiple that lifts the balance to the trigger' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        $import = Import-TestCall (New-Call 1 -Seconds 18000)
        # 60 - 300 = -240; 290 are missing: three times 100.
        $import.Recharges | Should -Be 1
        $import.BalanceAfter | Should -Be 60
        (Get-CommsCreditOrder -Kind Recharge).Amount | Should -Be 300
    }

    It 'closes an exact gap exactly' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 60 | Out-Null
        $import = Import-TestCall (New-Call 1 -Seconds 12000)
        (Get-CommsCreditOrder -Kind Recharge).Amount | Should -Be 200
        $import.BalanceAfter | Should -Be 60
    }

    It 'L14: orders the largest multiple that the monthly ceiling allows' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 -MonthlyCeiling 250 | Out-Null
        $import = Import-TestCall (New-Call 1 -Seconds 18000)
        $import.BalanceAfter | Should -Be (-40)
        (Get-CommsCreditOrder -Kind Recharge).Amount | Should -Be 200
        $recharge = Get-CommsCreditAutoRecharge
        $recharge.Reason | Should -Be 'CeilingReached'
        $recharge.MonthlyCeiling | Should -Be 250
    }

    It 'L14: never goes above the ceiling, and orders again in the next month' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 -MonthlyCeiling 100 | Out-Null
        (Import-TestCall (New-Call 1 -Seconds 1200)).BalanceAfter | Should -Be 140
        $import = Import-TestCall (New-Call 2 -Start '2026-03-11T09:00:00Z' -Seconds 6000)
        $import.Recharges | Should -Be 0
        $import.BalanceAfter | Should -Be 40
        (Get-CommsCreditAutoRecharge).Reason | Should -Be 'CeilingReached'
        Connect-CommsCredit $store -Rehearsal -Now '2026-04-01T00:00:00Z' | Out-Null
        $import = Import-TestCall (New-Call 3 -Start '2026-03-12T09:00:00Z' -Seconds 60)
        $import.Recharges | Should -Be 1
        $import.BalanceAfter | Should -Be 139
    }

    It 'M4: the ceiling''s month is that of the account''s time zone' {
        Set-CommsCreditAccount -TimeZone 'Asia/Tokyo' | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 -MonthlyCeiling 100 | Out-Null
        (Import-TestCall (New-Call 1 -Seconds 1200)).Recharges | Should -Be 1
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-31T14:59:59Z' | Out-Null
        (Import-TestCall (New-Call 2 -Seconds 6000)).Recharges | Should -Be 0
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-31T15:00:00Z' | Out-Null
        (Import-TestCall (New-Call 3 -Seconds 60)).Recharges | Should -Be 1
    }

    It 'is left to later with -NoRecharge, and says that it is due' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        $import = Import-TestCall (Get-TenCalls) -With @{ NoRecharge = $true }
        $import.Recharges | Should -Be 0
        $import.BalanceAfter | Should -Be 10
        Get-CommsCreditOrder -Kind Recharge | Should -BeNullOrEmpty
        $recharge = Get-CommsCreditAutoRecharge
        $recharge.State | Should -Be 'Due'
        $recharge.Reason | Should -Be 'None'
    }

    It 'does not fire while it is disabled' {
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Disable-CommsCreditAutoRecharge | Out-Null
        (Import-TestCall (Get-TenCalls)).Recharges | Should -Be 0
        $recharge = Get-CommsCreditAutoRecharge
        $recharge.State | Should -Be 'Disabled'
        $recharge.Reason | Should -Be 'Disabled'
    }

    It 'an expired card declines: the import goes on, and the next attempt waits an hour' {
        New-Card Old '02/2026'
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        $outcome = Get-Outcome { Import-TestCall (Get-TenCalls) }
        $outcome.Terminating | Should -BeFalse
        $import = $outcome.Output[0]
        $import.Imported | Should -Be 10
        $import.Recharges | Should -Be 0
        $import.BalanceAfter | Should -Be 10
        $order = Get-CommsCreditOrder -Kind Recharge
        @($order).Count | Should -Be 1
        $order.Status | Should -Be 'Declined'
        $order.PaymentMethod | Should -Be 'Old'
        $recharge = Get-CommsCreditAutoRecharge
        $recharge.State | Should -Be 'BackingOff'
        $recharge.Reason | Should -Be 'Declined'
        $recharge.LastOrderId | Should -Be $order.OrderId
        $recharge.NextAttemptAt | Should -Be (Get-Moment '2026-03-20T09:00:00Z')
    }

    It 'L14: a decline backs off an hour, then a day' {
        New-Card Old '02/2026'
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Import-TestCall (Get-TenCalls | Select-Object -First 3) -With @{ ErrorAction = 'SilentlyContinue' } | Out-Null
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-20T08:59:59Z' | Out-Null
        Import-TestCall (New-Call 21 -Seconds 60) -With @{ ErrorAction = 'SilentlyContinue' } | Out-Null
        @(Get-CommsCreditOrder -Kind Recharge).Count | Should -Be 1
        Connect-CommsCredit $store -Rehearsal -Now '2026-03-20T09:00:00Z' | Out-Null
        Import-TestCall (New-Call 22 -Seconds 60) -With @{ ErrorAction = 'SilentlyContinue' } | Out-Null
        (Get-CommsCreditOrder -Kind Recharge).Status | Should -Be @('Declined', 'Declined')
        (Get-CommsCreditAutoRecharge).NextAttemptAt | Should -Be (Get-Moment '2026-03-21T09:00:00Z')
    }

    It 'a card pays through the last day of its month, and no longer' -ForEach @(
        @{ Now = '2026-03-31T23:59:59Z'; Status = 'Settled' }
        @{ Now = '2026-04-01T00:00:00Z'; Status = 'Declined' }
    ) {
        New-Card March '03/2026'
        Connect-CommsCredit $store -Rehearsal -Now $Now | Out-Null
        (Add-CommsCreditFunds 100 -ErrorAction SilentlyContinue).Status | Should -Be $Status
    }

    It 'tries the backup method at once' {
        New-Card Old '02/2026'
        New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 7654321 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 -PaymentMethod Old -BackupPaymentMethod Agreement | Out-Null
        $import = Import-TestCall (Get-TenCalls) -With @{ ErrorAction = 'SilentlyContinue' }
        $import.Recharges | Should -Be 1
        $import.BalanceAfter | Should -Be 110
        $orders = Get-CommsCreditOrder -Kind Recharge
        $orders.Status | Should -Be @('Declined', 'Settled')
        $orders.PaymentMethod | Should -Be @('Old', 'Agreement')
        (Get-CommsCreditAutoRecharge).State | Should -Be 'Idle'
    }

    It 'changing a payment method clears the wait' {
        New-Card Old '02/2026'
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        Import-TestCall (Get-TenCalls) -With @{ ErrorAction = 'SilentlyContinue' } | Out-Null
        New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 7654321 | Out-Null
        $recharge = Set-CommsCreditAutoRecharge -PaymentMethod Agreement
        $recharge.State | Should -Be 'Idle'
        $recharge.NextAttemptAt | Should -BeNullOrEmpty
        (Get-CommsCreditBalance).Balance | Should -Be 110
    }
}

Describe 'The settings of auto-recharge' {
    BeforeEach { New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null }

    It 'say NotConfigured before anyone set them' {
        $recharge = Get-CommsCreditAutoRecharge
        $recharge.Enabled | Should -BeFalse
        $recharge.State | Should -Be 'Disabled'
        $recharge.Reason | Should -Be 'NotConfigured'
        $recharge.RechargeAmount | Should -BeNullOrEmpty
        $recharge.TriggerAmount | Should -BeNullOrEmpty
        $recharge.LastOrderId | Should -BeNullOrEmpty
        $recharge.NextAttemptAt | Should -BeNullOrEmpty
    }

    It 'F2: setting the amounts enables it' {
        Add-CommsCreditFunds 500 | Out-Null
        $recharge = Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 100
        $recharge.Enabled | Should -BeTrue
        $recharge.RechargeAmount | Should -Be 200
        $recharge.RechargeAmount | Should -BeOfType [decimal]
        $recharge.TriggerAmount | Should -Be 100
        $recharge.MonthlyCeiling | Should -BeNullOrEmpty
        $recharge.State | Should -Be 'Idle'
        $recharge.Reason | Should -Be 'AboveTrigger'
    }

    It 'fires at once where the balance is below the trigger' {
        $recharge = Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 100
        $recharge.State | Should -Be 'Idle'
        $order = Get-CommsCreditOrder -Kind Recharge
        $order.Amount | Should -Be 200
        $recharge.LastOrderId | Should -Be $order.OrderId
        (Get-CommsCreditBalance).Balance | Should -Be 200
    }

    It 'keeps what is not given' {
        Add-CommsCreditFunds 500 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 100 -MonthlyCeiling 1000 | Out-Null
        $recharge = Set-CommsCreditAutoRecharge -TriggerAmount 150
        $recharge.RechargeAmount | Should -Be 200
        $recharge.TriggerAmount | Should -Be 150
        $recharge.MonthlyCeiling | Should -Be 1000
    }

    It 'an explicit $null clears the ceiling and the methods' {
        Add-CommsCreditFunds 500 | Out-Null
        New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 7654321 | Out-Null
        $recharge = Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 100 -MonthlyCeiling 1000 -PaymentMethod Agreement -BackupPaymentMethod Agreement
        $recharge.PaymentMethod | Should -Be 'Agreement'
        $recharge.BackupPaymentMethod | Should -Be 'Agreement'
        $recharge = Set-CommsCreditAutoRecharge -MonthlyCeiling $null -PaymentMethod $null -BackupPaymentMethod $null
        $recharge.MonthlyCeiling | Should -BeNullOrEmpty
        $recharge.PaymentMethod | Should -BeNullOrEmpty
        $recharge.BackupPaymentMethod | Should -BeNullOrEmpty
    }

    It 'E3: disabling keeps the amounts, and enabling fires where it is due' {
        Add-CommsCreditFunds 100 | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 200 -TriggerAmount 100 | Out-Null
        $recharge = Disable-CommsCreditAutoRecharge
        $recharge.Enabled | Should -BeFalse
        $recharge.RechargeAmount | Should -Be 200
        Add-TestUser bob@contoso.com
        Import-DollarCard
        Import-TestCall (New-Call 1 -Seconds 60) | Out-Null
        Get-CommsCreditOrder -Kind Recharge | Should -BeNullOrEmpty
        $recharge = Enable-CommsCreditAutoRecharge
        $recharge.Enabled | Should -BeTrue
        $recharge.State | Should -Be 'Idle'
        (Get-CommsCreditBalance).Balance | Should -Be 299
    }

    It 'F5: refuses <Recharge> with a trigger of <Trigger> as <Id>' -ForEach @(
        @{ Recharge = 49; Trigger = 100; Id = 'AmountBelowMinimum' }
        @{ Recharge = 100; Trigger = 40; Id = 'AmountBelowMinimum' }
        @{ Recharge = 99.5; Trigger = 100; Id = 'AmountNotWhole' }
        @{ Recharge = 100; Trigger = 50.01; Id = 'AmountNotWhole' }
    ) {
        Get-ErrorId { Set-CommsCreditAutoRecharge -RechargeAmount $Recharge -TriggerAmount $Trigger } | Should -Be $Id
        (Get-CommsCreditAutoRecharge).Reason | Should -Be 'NotConfigured'
    }

    It 'AutoRechargeNotConfigured: cannot be enabled before there are amounts' {
        Get-ErrorId { Enable-CommsCreditAutoRecharge } | Should -Be 'AutoRechargeNotConfigured'
        Get-ErrorId { Set-CommsCreditAutoRecharge -RechargeAmount 100 } | Should -Be 'AutoRechargeNotConfigured'
    }
}
