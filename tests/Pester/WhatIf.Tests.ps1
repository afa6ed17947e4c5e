# -WhatIf runs the real operation and leaves no trace (design §8).

BeforeDiscovery {
    $commands = @(
        @{ Name = 'New-CommsCreditAccount'; Do = { New-CommsCreditAccount Fabrikam -Currency EUR -Country DE -WhatIf }; Shows = @{ Name = 'Fabrikam'; Currency = 'EUR' } }
        @{ Name = 'Set-CommsCreditAccount'; Do = { Set-CommsCreditAccount -MinimumFunding 20 -WhatIf }; Shows = @{ MinimumFunding = 20 } }
        @{ Name = 'Set-CommsCreditAccount -Default'; Do = { Set-CommsCreditAccount Northwind -Default -WhatIf }; Shows = @{ IsDefault = $true } }
        @{ Name = 'Add-CommsCreditFunds'; Do = { Add-CommsCreditFunds 100 -WhatIf }; Shows = @{ Status = 'Settled'; BalanceAfter = 160 } }
        @{ Name = 'Add-CommsCreditFunds by a card'; Do = { Add-CommsCreditFunds 100 -PaymentMethod Good -RequestId ([guid]::NewGuid()) -WhatIf }; Shows = @{ Status = 'Settled'; PaymentMethod = 'Good' } }
        @{ Name = 'Undo-CommsCreditOrder'; Do = { Get-CommsCreditOrder | Undo-CommsCreditOrder -RequestId ([guid]::NewGuid()) -WhatIf }; Shows = @{ Status = 'Undone'; BalanceAfter = 0 } }
        @{ Name = 'Backup-CommsCreditStore'; Do = { Backup-CommsCreditStore (New-TestPath '.bak') -WhatIf }; Shows = @{ Exists = $false } }
        @{ Name = 'Export-CommsCreditStatement'; Do = { Export-CommsCreditStatement (New-TestPath '.html') -Month 2026-03 -WhatIf }; Shows = @{ Exists = $false } }
        @{ Name = 'Set-CommsCreditAutoRecharge'; Do = { Set-CommsCreditAutoRecharge -RechargeAmount 500 -TriggerAmount 300 -WhatIf }; Shows = @{ RechargeAmount = 500; TriggerAmount = 300 } }
        @{ Name = 'Enable-CommsCreditAutoRecharge'; Do = { Enable-CommsCreditAutoRecharge -WhatIf }; Shows = @{ Enabled = $true } }
        @{ Name = 'Disable-CommsCreditAutoRecharge'; Do = { Disable-CommsCreditAutoRecharge -WhatIf }; Shows = @{ Enabled = $false } }
        @{ Name = 'New-CommsCreditPaymentMethod of a card'; Do = { New-CommsCreditPaymentMethod New -CardToken (Get-Secret tok_new) -CardBrand Visa -CardLast4 4242 -CardExpiry '12/2030' -WhatIf }; Shows = @{ Name = 'New'; Kind = 'Card' } }
        @{ Name = 'New-CommsCreditPaymentMethod of an agreement'; Do = { New-CommsCreditPaymentMethod New -EnterpriseAgreement 7654321 -WhatIf }; Shows = @{ Name = 'New'; IsDefault = $false } }
        @{ Name = 'Set-CommsCreditPaymentMethod'; Do = { Set-CommsCreditPaymentMethod Good -CardToken (Get-Secret tok_newer) -CardLast4 4242 -WhatIf }; Shows = @{ Name = 'Good'; Display = 'Visa **** 4242' } }
        @{ Name = 'Set-CommsCreditGateway'; Do = { Set-CommsCreditGateway https://payments.contoso.com/orders -Secret (Get-Secret word) -WhatIf }; Shows = @{ Kind = 'Http' } }
        @{ Name = 'Set-CommsCreditGateway -Offline'; Do = { Set-CommsCreditGateway -Offline -WhatIf }; Shows = @{ Kind = 'Offline' } }
        @{ Name = 'Set-CommsCreditNotificationSetting'; Do = { Set-CommsCreditNotificationSetting -To boss@contoso.com -Credential ([pscredential]::new('me', (Get-Secret word))) -LowBalance 90 -WhatIf }; Shows = @{ LowBalance = 90; UserName = 'me' } }
        @{ Name = 'Send-CommsCreditNotification'; Do = { Send-CommsCreditNotification -WhatIf }; Shows = @{ Kind = 'BalanceLow'; Status = 'Pending' } }
        @{ Name = 'Set-CommsCreditUser for a new user'; Do = { Set-CommsCreditUser new@contoso.com -UsageLocation DE -WhatIf }; Shows = @{ UserPrincipalName = 'new@contoso.com'; UsageLocation = 'DE' } }
        @{ Name = 'Set-CommsCreditUser for many'; Do = { 'bob@contoso.com', 'new@contoso.com' | Set-CommsCreditUser -Department Sales -WhatIf }; Shows = @{ Department = 'Sales' } }
        @{ Name = 'Grant-CommsCreditLicense'; Do = { 'bob@contoso.com', 'carol@contoso.com' | Grant-CommsCreditLicense -License AudioConferencing -WhatIf }; Shows = @{ Status = 'Granted' } }
        @{ Name = 'Grant-CommsCreditLicense -Replace'; Do = { Grant-CommsCreditLicense bob@contoso.com -License CallingPlanDomestic -Replace CallingPlanPayAsYouGo -WhatIf }; Shows = @{ UserPrincipalName = 'bob@contoso.com' } }
        @{ Name = 'Revoke-CommsCreditLicense'; Do = { Revoke-CommsCreditLicense bob@contoso.com -WhatIf }; Shows = @{ Status = 'Revoked' } }
        @{ Name = 'Import-CommsCreditRateCard'; Do = { Import-CommsCreditRateCard $card -Name Newer -EffectiveFrom '2026-04-01' -WhatIf }; Shows = @{ Name = 'Newer'; Rates = 1 } }
        @{ Name = 'Import-CommsCreditRateCard as a new version'; Do = { Import-CommsCreditRateCard $card -Name Standard -EffectiveFrom '2026-04-01' -WhatIf }; Shows = @{ Rates = 1 } }
        @{ Name = 'New-CommsCreditRateCard'; Do = { New-CommsCreditRateCard Observed -FromUsage -RequestId ([guid]::NewGuid()) -WhatIf }; Shows = @{ Name = 'Observed'; Rates = 1 } }
        @{ Name = 'Import-PstnUsage'; Do = { Import-PstnUsage $usage -WhatIf }; Shows = @{ Rows = 13; Imported = 12; Rejected = 1; Charged = 60; Recharges = 1; BalanceAfter = 100 } }
        @{ Name = 'Export-PstnUsage'; Do = { Export-PstnUsage (New-TestPath '.xlsx') -GroupBy Department -WhatIf }; Shows = @{ Exists = $false } }
        @{ Name = 'Import-PstnUsage of a zip'; Do = { Import-PstnUsage $zip -WhatIf }; Shows = @{ Imported = 1; Charged = 5 } }
    )
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    function Get-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # Every file below the test folder with its length, the store's own ones apart.
    function Get-FileList { Get-ChildItem -Recurse -File (Get-PSDrive TestDrive).Root | Where-Object FullName -NotLike "$store*" | ForEach-Object { "$($_.FullName) $($_.Length)" } }
}
AfterAll { Disconnect-CommsCredit }

Describe '-WhatIf' -Skip:(-not (Get-Command sqlite3 -ErrorAction Ignore)) {
    BeforeAll {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        New-CommsCreditAccount Northwind -Currency USD -Country US | Out-Null
        Add-TestUser bob@contoso.com
        Set-CommsCreditUser carol@contoso.com -UsageLocation US | Out-Null
        # Before there is a card, so that it costs nothing: a charge of the provider to derive prices from.
        Import-TestCall (New-Call 77 -With @{ Charge = '0.60' }) -With @{ WarningAction = 'SilentlyContinue' } | Out-Null
        Import-DollarCard
        Add-CommsCreditFunds 60 | Out-Null
        Set-CommsCreditNotificationSetting -To admins@contoso.com -From credits@contoso.com -SmtpServer smtp.contoso.com -LowBalance 70 -WarningAction SilentlyContinue | Out-Null
        Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 | Out-Null
        New-CommsCreditPaymentMethod Good -CardToken (Get-Secret tok_good) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2030' | Out-Null
        $card = New-TestPath '.csv'
        Set-Content -LiteralPath $card -Value 'Prefix,PerMinute', '81,2'
        $usage = New-UsageExport (@(1..12 | ForEach-Object { New-Call $_ -Start ('2026-03-10T{0:d2}:00:00Z' -f $_) }) + @(New-Call 99 -With @{ 'Start Time' = 'never' }))
        $zip = New-UsageZip @{ 'PSTN.calls.csv' = ConvertTo-UsageText @(New-Call 50) }
        Disconnect-CommsCredit
        $before = Get-StoreDump $store
        $before.Length | Should -BeGreaterThan 1000
    }
    BeforeEach { Connect-CommsCredit $store | Out-Null }

    It '<Name> shows its result with WhatIf, and leaves the store as it was' -ForEach $commands {
        $files = Get-FileList
        $outcome = Get-Outcome $Do
        $outcome.Terminating | Should -BeFalse
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Output.Count | Should -BeGreaterThan 0
        foreach ($result in $outcome.Output) { $result.WhatIf | Should -BeTrue }
        foreach ($property in $Shows.Keys) { $outcome.Output[-1].$property | Should -Be $Shows[$property] -Because $property }
        Get-FileList | Should -Be $files
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }

    It 'uses up no request id' {
        $id = [guid]::NewGuid()
        Add-CommsCreditFunds 100 -RequestId $id -WhatIf | Out-Null
        Add-CommsCreditFunds 70 -RequestId $id -WhatIf | Out-Null
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }

    It 'refuses what would be refused, with the same error' {
        Get-ErrorId { Add-CommsCreditFunds 10 -WhatIf } | Should -Be 'AmountBelowMinimum'
        Get-ErrorId { Grant-CommsCreditLicense nobody@contoso.com -WhatIf } | Should -Be 'UserNotFound'
        Get-ErrorId { Grant-CommsCreditLicense bob@contoso.com -License CallingPlan120 -WhatIf } | Should -Be 'LicenseConflict'
        Get-ErrorId { New-CommsCreditAccount Contoso -Currency USD -Country US -WhatIf } | Should -Be 'AccountExists'
        Disconnect-CommsCredit
        Get-StoreDump $store | Should -BeExactly $before
    }

    It 'holds no lock between pipeline items' {
        $balances = 'bob@contoso.com', 'carol@contoso.com' | ForEach-Object {
            $_
            Add-CommsCreditFunds 50 -Account Northwind | Out-Null
        } | Set-CommsCreditUser -Department Sales -WhatIf
        @($balances).Count | Should -Be 2
        (Get-CommsCreditBalance -Account Northwind).Balance | Should -Be 100
    }

    It 'marks what is done for real with WhatIf = $false' {
        (Add-CommsCreditFunds 50 -Account Northwind).WhatIf | Should -BeFalse
        (Set-CommsCreditUser bob@contoso.com).WhatIf | Should -BeFalse
        (Grant-CommsCreditLicense bob@contoso.com).WhatIf | Should -BeFalse
    }

    It 'follows $WhatIfPreference' {
        $WhatIfPreference = $true
        (Add-CommsCreditFunds 50).WhatIf | Should -BeTrue
        $WhatIfPreference = $false
        (Get-CommsCreditBalance).Balance | Should -Be 60
    }
}

Describe '-WhatIf beside the store' {
    It 'makes no key file for a card token, and no store where there is none' -Skip:$IsWindows {
        $homeFolder = New-TestPath '.home'
        $data = New-TestPath '.data'
        New-Item -ItemType Directory $homeFolder, $data | Out-Null
        $printed = Invoke-ChildPwsh -Variable @{ Data = $data } -Environment @{ COMMSCREDITS_STORE = $null } -Script @'
$env:HOME = $Data; $env:XDG_DATA_HOME = "$Data/share"
Import-Module $ModulePath
Connect-CommsCredit "$Data/store.db" -Rehearsal -Now 2026-03-20 | Out-Null
New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
$before = @(Get-ChildItem -Recurse -File -Force $Data).FullName
New-CommsCreditPaymentMethod Visa -CardToken (ConvertTo-SecureString tok_1 -AsPlainText -Force) -CardBrand Visa -CardLast4 1111 -CardExpiry 12/2030 -WhatIf | Out-Null
$after = @(Get-ChildItem -Recurse -File -Force $Data).FullName
'NEW ' + (@($after | Where-Object { $_ -notin $before }) -join ' ')
'@
        ($printed | Where-Object { $_ -like 'NEW*' }).Trim() | Should -Be 'NEW'
    }

    It 'Connect-CommsCredit -WhatIf creates no file' {
        if (-not (Get-Command Connect-CommsCredit).Parameters.ContainsKey('WhatIf')) { Set-ItResult -Skipped -Because 'it has no -WhatIf' }
        $path = New-TestPath
        Connect-CommsCredit $path -Rehearsal -Now '2026-01-01' -WhatIf | Out-Null
        $path | Should -Not -Exist
        Disconnect-CommsCredit
    }
}
