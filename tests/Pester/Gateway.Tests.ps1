# Payments at an endpoint of one's own, which a real HTTP server on this machine plays (docs/gateway.md).

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    function Get-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # What the server answers to a charge and to a reconciliation; the test changes it. Seen collects path, key and body.
    $shared = [hashtable]::Synchronized(@{ Charge = 'Settled'; Reconcile = 'Settled'; Seen = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new()) })
    $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $url = "http://127.0.0.1:$port/orders"
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $server = [powershell]::Create()
    [void] $server.AddScript({
        param($listener, $shared)
        while ($listener.IsListening) {
            try { $exchange = $listener.GetContext() } catch { return }
            $body = [System.IO.StreamReader]::new($exchange.Request.InputStream).ReadToEnd()
            $path = $exchange.Request.Url.AbsolutePath
            [void] $shared.Seen.Add([pscustomobject]@{ Path = $path; Key = $exchange.Request.Headers['Idempotency-Key']; Body = $body })
            $status = $path -like '*/reconcile' ? $shared.Reconcile : $shared.Charge
            $answer = $status -eq 'garbage' ? '?' : (@{ orderId = ($body | ConvertFrom-Json).orderId; status = $status; reason = 'As the test says.' } | ConvertTo-Json -Compress)
            $exchange.Response.Close([System.Text.Encoding]::UTF8.GetBytes($answer), $false)
        }
    }).AddArgument($listener).AddArgument($shared)
    [void] $server.BeginInvoke()

    # A store on the real clock: a rehearsal store asks nobody.
    function New-PayingStore {
        $path = New-TestPath
        Connect-CommsCredit $path | Out-Null
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_visa_9f1) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2099' | Out-Null
        Set-CommsCreditGateway $url -Secret (Get-Secret 'shared words') -TimeoutSeconds 5 | Out-Null
        $path
    }

    function New-UnknownOrder {
        $shared.Charge = 'garbage'
        $order = Add-CommsCreditFunds 50 -ErrorAction SilentlyContinue
        $shared.Charge = 'Settled'
        $order
    }
}
AfterAll {
    Disconnect-CommsCredit
    $listener.Close()
    $server.Dispose()
}

Describe 'The gateway of an account' {
    It 'is offline until one is set, and again with -Offline' {
        New-ContosoStore | Out-Null
        $none = Get-CommsCreditGateway
        $none.Kind | Should -Be 'Offline'
        $none.Url | Should -BeNullOrEmpty
        $set = Set-CommsCreditGateway https://payments.contoso.com/orders -Secret (Get-Secret word) -WarningAction SilentlyContinue
        $set.Kind | Should -Be 'Http'
        $set.Url | Should -Be 'https://payments.contoso.com/orders'
        (Get-CommsCreditGateway).TimeoutSeconds | Should -Be 30
        (Set-CommsCreditGateway -Offline).Kind | Should -Be 'Offline'
        (Get-CommsCreditGateway).Kind | Should -Be 'Offline'
    }

    It 'belongs to one account' {
        New-ContosoStore | Out-Null
        New-CommsCreditAccount Northwind -Currency USD -Country US | Out-Null
        Set-CommsCreditGateway https://payments.contoso.com/orders -Secret (Get-Secret word) -Account Northwind -WarningAction SilentlyContinue | Out-Null
        (Get-CommsCreditGateway).Kind | Should -Be 'Offline'
        (Get-CommsCreditGateway -Account Northwind).Kind | Should -Be 'Http'
    }

    It 'is refused at <Url>' -ForEach @(
        @{ Url = 'http://payments.contoso.com/orders' }
        @{ Url = 'https://me:hidden@payments.contoso.com/orders' }
        @{ Url = 'payments.contoso.com' }
    ) {
        New-ContosoStore | Out-Null
        $outcome = Get-Outcome { Set-CommsCreditGateway $Url -Secret (Get-Secret word) }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($outcome.Errors[0])" | Should -Not -Match 'hidden'
        (Get-CommsCreditGateway).Kind | Should -Be 'Offline'
    }

    It 'needs a secret and a sensible time-out' {
        New-ContosoStore | Out-Null
        Get-ErrorId { Set-CommsCreditGateway https://payments.contoso.com -Secret ([securestring]::new()) } | Should -Be 'ParameterInvalid'
        Get-ErrorId { Set-CommsCreditGateway https://payments.contoso.com -Secret (Get-Secret word) -TimeoutSeconds 0 } | Should -Be 'ParameterInvalid'
    }

    It 'warns in a rehearsal store, which asks nobody' {
        New-ContosoStore | Out-Null
        New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321 | Out-Null
        $outcome = Get-Outcome { Set-CommsCreditGateway $url -Secret (Get-Secret word) }
        $outcome.Warnings.Count | Should -Be 1
        $shared.Seen.Clear()
        (Add-CommsCreditFunds 50).Status | Should -Be 'Settled'
        $shared.Seen.Count | Should -Be 0
    }

    It 'is asked for the order, and its secret and token stand nowhere in clear' {
        $store = New-PayingStore
        $shared.Seen.Clear()
        $order = Add-CommsCreditFunds 50
        $order.Status | Should -Be 'Settled'
        @($shared.Seen).Count | Should -Be 1
        $shared.Seen[0].Key | Should -Be $order.OrderId
        ($shared.Seen[0].Body | ConvertFrom-Json).method.token | Should -Be 'tok_visa_9f1'
        Disconnect-CommsCredit
        $bytes = [System.Text.Encoding]::Latin1.GetString([System.IO.File]::ReadAllBytes($store))
        $bytes.Contains('shared words') | Should -BeFalse
        $bytes.Contains('tok_visa_9f1') | Should -BeFalse
        $bytes.Contains("127.0.0.1:$port") | Should -BeTrue -Because 'the search must be able to find what is there'
    }

    It '-WhatIf asks nobody, neither for funds nor to set it' {
        New-PayingStore | Out-Null
        $shared.Seen.Clear()
        (Add-CommsCreditFunds 50 -WhatIf).Status | Should -Be 'Settled'
        (Set-CommsCreditGateway -Offline -WhatIf).WhatIf | Should -BeTrue
        $shared.Seen.Count | Should -Be 0
        (Get-CommsCreditGateway).Kind | Should -Be 'Http'
        (Get-CommsCreditBalance).Balance | Should -Be 0
    }

    It 'PaymentDeclined: what it declines is an order and an error' {
        New-PayingStore | Out-Null
        $shared.Charge = 'Declined'
        $outcome = Get-Outcome { Add-CommsCreditFunds 50 }
        $shared.Charge = 'Settled'
        $outcome.Output[0].Status | Should -Be 'Declined'
        $outcome.Output[0].Reason | Should -Be 'As the test says.'
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'PaymentDeclined,*'
        $outcome.Terminating | Should -BeFalse
    }

    It 'GatewayUnreachable: nobody was asked, so the order is declined' {
        New-PayingStore | Out-Null
        Set-CommsCreditGateway 'http://127.0.0.1:1/orders' -Secret (Get-Secret word) | Out-Null
        $outcome = Get-Outcome { Add-CommsCreditFunds 50 }
        $outcome.Output[0].Status | Should -Be 'Declined'
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'GatewayUnreachable,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'GatewayInUse: it stays while an order has no outcome; its secret may change' {
        New-PayingStore | Out-Null
        New-UnknownOrder | Out-Null
        Get-ErrorId { Set-CommsCreditGateway -Offline } | Should -Be 'GatewayInUse'
        (Set-CommsCreditGateway $url -Secret (Get-Secret other) -TimeoutSeconds 7).TimeoutSeconds | Should -Be 7
    }
}

Describe 'Resolve-CommsCreditOrder' {
    BeforeEach { New-PayingStore | Out-Null }

    It 'settles an order of unknown outcome, once: the funds are in the balance' {
        $unknown = New-UnknownOrder
        $unknown.Status | Should -Be 'Unknown'
        (Get-CommsCreditBalance).Balance | Should -Be 0
        $id = [guid]::NewGuid()
        $settled = Resolve-CommsCreditOrder $unknown.OrderId -Settled -RequestId $id
        $settled.Status | Should -Be 'Settled'
        $settled.BalanceAfter | Should -Be 50
        (Resolve-CommsCreditOrder $unknown.OrderId -Settled -RequestId $id).Status | Should -Be 'Settled'
        (Get-CommsCreditBalance).Balance | Should -Be 50
        @(Get-CommsCreditFunds).Count | Should -Be 1
    }

    It 'takes orders from the pipeline' {
        New-UnknownOrder | Out-Null
        New-UnknownOrder | Out-Null
        $declined = Get-CommsCreditOrder -Status Unknown | Resolve-CommsCreditOrder -Declined
        $declined.Status | Should -Be 'Declined', 'Declined'
        (Get-CommsCreditBalance).Balance | Should -Be 0
    }

    It 'OrderNotOpen: says the status of an order that waits for nothing' {
        $order = Add-CommsCreditFunds 50
        $outcome = Get-Outcome { $order | Resolve-CommsCreditOrder -Declined }
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'OrderNotOpen,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        "$($outcome.Errors[0])" | Should -BeLike '*Settled*'
        (Get-CommsCreditBalance).Balance | Should -Be 50
    }

    It 'OrderNotFound, and RequestIdReused for another answer' {
        Get-ErrorId { Resolve-CommsCreditOrder ([guid]::NewGuid()) -Settled } | Should -Be 'OrderNotFound'
        $order = New-UnknownOrder
        $id = [guid]::NewGuid()
        Resolve-CommsCreditOrder $order.OrderId -Declined -RequestId $id | Out-Null
        Get-ErrorId { Resolve-CommsCreditOrder $order.OrderId -Settled -RequestId $id } | Should -Be 'RequestIdReused'
    }

    It '-WhatIf shows the balance it would make, changes nothing and asks nobody' {
        $order = New-UnknownOrder
        $shared.Seen.Clear()
        $would = Resolve-CommsCreditOrder $order.OrderId -Settled -WhatIf
        $would.WhatIf | Should -BeTrue
        $would.BalanceAfter | Should -Be 50
        (Get-CommsCreditOrder $order.OrderId).Status | Should -Be 'Unknown'
        (Get-CommsCreditBalance).Balance | Should -Be 0
        $shared.Seen.Count | Should -Be 0
    }

    It 'L14: an order of unknown outcome blocks auto-recharge until it is resolved' {
        $shared.Charge = 'garbage'
        (Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50).State | Should -Be 'Blocked'
        $shared.Charge = 'Settled'
        (Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50).State | Should -Be 'Blocked'
        Get-CommsCreditOrder -Status Unknown | Resolve-CommsCreditOrder -Settled | Out-Null
        (Get-CommsCreditAutoRecharge).State | Should -Be 'Idle'
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }
}

Describe 'A payment method' {
    It 'F15: mended by Set-CommsCreditPaymentMethod ends the back-off and recharges at once' {
        New-ContosoStore '2026-03-20T08:00:00Z' | Out-Null
        New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_1) -CardBrand Visa -CardLast4 1111 -CardExpiry '02/2026' | Out-Null
        (Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50).State | Should -Be 'BackingOff'
        $mended = Set-CommsCreditPaymentMethod visa -CardExpiry '02/2031' -CardLast4 1881
        $mended.Display | Should -Be 'Visa **** 1881'
        $mended.IsDefault | Should -BeTrue
        (Get-CommsCreditAutoRecharge).State | Should -Be 'Idle'
        (Get-CommsCreditAutoRecharge).NextAttemptAt | Should -BeNullOrEmpty
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'keeps its kind, is made the default, and is found by name or not at all' {
        New-ContosoStore | Out-Null
        New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321 | Out-Null
        New-CommsCreditPaymentMethod Other -EnterpriseAgreement 1234567 | Out-Null
        Get-ErrorId { Set-CommsCreditPaymentMethod EA -CardLast4 1111 } | Should -Be 'ParameterInvalid'
        Get-ErrorId { Set-CommsCreditPaymentMethod Nobody -Default } | Should -Be 'PaymentMethodNotFound'
        (Get-CommsCreditPaymentMethod Other | Set-CommsCreditPaymentMethod -EnterpriseAgreement 7777777 -Default).Display | Should -BeLike '*7777777'
        (Get-CommsCreditPaymentMethod | Where-Object IsDefault).Name | Should -Be 'Other'
    }

    It 'CardNumberRefused: a full card number is not taken as <Where>' -ForEach @(
        @{ Where = 'token'; Try = { Set-CommsCreditPaymentMethod Visa -CardToken (Get-Secret $number) } }
        @{ Where = 'a token around it'; Try = { Set-CommsCreditPaymentMethod Visa -CardToken (Get-Secret "tok $number") } }
        @{ Where = 'last four'; Try = { Set-CommsCreditPaymentMethod Visa -CardLast4 $number } }
        @{ Where = 'expiry'; Try = { Set-CommsCreditPaymentMethod Visa -CardExpiry $number } }
        @{ Where = 'brand'; Try = { Set-CommsCreditPaymentMethod Visa -CardBrand "Visa $number" } }
        @{ Where = 'name'; Try = { Set-CommsCreditPaymentMethod $number -Default } }
        @{ Where = 'agreement'; Try = { Set-CommsCreditPaymentMethod EA -EnterpriseAgreement $number } }
        @{ Where = 'name to remove'; Try = { Remove-CommsCreditPaymentMethod $number -Confirm:$false } }
        @{ Where = 'name to pay by'; Try = { Add-CommsCreditFunds 50 -PaymentMethod $number } }
        @{ Where = 'name to look for'; Try = { Get-CommsCreditPaymentMethod $number } }
        @{ Where = 'part of a purchase order'; Try = { Add-CommsCreditFunds 50 -PurchaseOrder 'for 4111-1111-1111-1111' } }
    ) {
        New-ContosoStore | Out-Null
        $number = '4111111111111111'
        New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_1) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2030' | Out-Null
        New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321 | Out-Null
        $outcome = Get-Outcome $Try
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CardNumberRefused,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'SecurityError'
        "$($outcome.Errors[0]) $($outcome.Errors[0].TargetObject) $($outcome.Errors[0].ErrorDetails)" | Should -Not -Match '4111.?1111'
    }

    It 'is removed without output, after which the next one by name is the default' {
        New-ContosoStore | Out-Null
        'First', 'Second', 'Third' | ForEach-Object { New-CommsCreditPaymentMethod $_ -EnterpriseAgreement 7654321 | Out-Null }
        Remove-CommsCreditPaymentMethod First -WhatIf | Should -BeNullOrEmpty
        (Get-CommsCreditPaymentMethod).Count | Should -Be 3
        Get-CommsCreditPaymentMethod First | Remove-CommsCreditPaymentMethod -Confirm:$false | Should -BeNullOrEmpty
        (Get-CommsCreditPaymentMethod).Name | Should -Be 'Second', 'Third'
        (Get-CommsCreditPaymentMethod | Where-Object IsDefault).Name | Should -Be 'Second'
        Get-ErrorId { Remove-CommsCreditPaymentMethod First -Confirm:$false } | Should -Be 'PaymentMethodNotFound'
    }

    It 'PaymentMethodInUse: stays while auto-recharge names it or has no other' {
        New-ContosoStore | Out-Null
        'First', 'Second' | ForEach-Object { New-CommsCreditPaymentMethod $_ -EnterpriseAgreement 7654321 | Out-Null }
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 -PaymentMethod First -BackupPaymentMethod Second | Out-Null
        Get-ErrorId { Remove-CommsCreditPaymentMethod First -Confirm:$false } | Should -Be 'PaymentMethodInUse'
        Get-ErrorId { Remove-CommsCreditPaymentMethod second -Confirm:$false } | Should -Be 'PaymentMethodInUse'
        Set-CommsCreditAutoRecharge -PaymentMethod $null -BackupPaymentMethod $null | Out-Null
        Remove-CommsCreditPaymentMethod First -Confirm:$false
        Get-ErrorId { Remove-CommsCreditPaymentMethod Second -Confirm:$false } | Should -Be 'PaymentMethodInUse'
        Disable-CommsCreditAutoRecharge | Out-Null
        Remove-CommsCreditPaymentMethod Second -Confirm:$false
        Get-CommsCreditPaymentMethod | Should -BeNullOrEmpty
    }

    It 'PaymentMethodInUse: stays while an order by it has no outcome' {
        New-PayingStore | Out-Null
        $order = New-UnknownOrder
        Get-ErrorId { Remove-CommsCreditPaymentMethod Visa -Confirm:$false } | Should -Be 'PaymentMethodInUse'
        Resolve-CommsCreditOrder $order.OrderId -Declined | Out-Null
        Remove-CommsCreditPaymentMethod Visa -Confirm:$false
        Get-CommsCreditPaymentMethod | Should -BeNullOrEmpty
    }
}
