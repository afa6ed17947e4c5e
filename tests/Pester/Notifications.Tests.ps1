# Notices: written with their cause, mailed by a real SMTP server from Debian (smtp-sink of the package postfix).

BeforeDiscovery {
    $sink = Get-Command smtp-sink -ErrorAction Ignore
    if (-not $sink) { $sink = Get-Command /usr/sbin/smtp-sink -ErrorAction Ignore }
    $noSink = -not $sink
    if ($noSink) { Write-Warning 'There is no smtp-sink (Debian: postfix); mail is not tested against a real server.' }
}

BeforeAll {
    . $PSScriptRoot/Helpers.ps1

    # An account with a balance that falls below 60 and then below zero at a dollar a minute.
    function New-LowAccount([switch] $Real) {
        if ($Real) {
            $path = New-TestPath
            Connect-CommsCredit $path | Out-Null
            New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        }
        else { $path = New-ContosoStore }
        Import-DollarCard
        Add-TestUser bob@contoso.com
        Set-CommsCreditNotificationSetting -LowBalance 60 | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
        $path
    }
    function Import-Minutes([int] $Id, [int] $Minutes) { Import-TestCall (New-Call $Id -Seconds (60 * $Minutes)) | Out-Null }
    function Set-Mail([int] $Port = 587, [hashtable] $With = @{}) {
        Set-CommsCreditNotificationSetting -To admins@contoso.com, boss@contoso.com -From credits@contoso.com -SmtpServer 127.0.0.1 -Port $Port @With -WarningAction SilentlyContinue
    }
    function Get-FreePort {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $port
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Set-CommsCreditNotificationSetting' {
    It 'keeps what is given, and the rest stays' {
        New-ContosoStore | Out-Null
        $first = Set-CommsCreditNotificationSetting -To admins@contoso.com, boss@contoso.com, ADMINS@contoso.com -From credits@contoso.com -SmtpServer smtp.contoso.com -WarningAction SilentlyContinue
        $first.PSObject.TypeNames | Should -Contain CommsCredits.NotificationSetting
        $first.To | Should -Be admins@contoso.com, boss@contoso.com
        $first.Port, $first.Tls, $first.Language, $first.LowBalance | Should -Be 587, $true, 'en', $null
        $second = Set-CommsCreditNotificationSetting -Port 25 -Tls:$false -LowBalance 12.5 -Language zh-CN -WarningAction SilentlyContinue
        $second.To | Should -Be admins@contoso.com, boss@contoso.com
        $second.Port, $second.Tls, $second.Language, $second.LowBalance, $second.Currency | Should -Be 25, $false, 'zh-Hans', 12.5, 'USD'
        (Set-CommsCreditNotificationSetting -LowBalance $null -WarningAction SilentlyContinue).LowBalance | Should -BeNullOrEmpty
        (Set-CommsCreditNotificationSetting -To $null -From $null).To.Count | Should -Be 0
        (Get-CommsCreditNotificationSetting).From | Should -BeNullOrEmpty
    }

    It 'keeps the password encrypted, and shows it nowhere' {
        $path = New-ContosoStore
        $password = ConvertTo-SecureString 'swordfish-4711' -AsPlainText
        $set = Set-CommsCreditNotificationSetting -Credential ([pscredential]::new('mailer', $password)) -RequestId (New-Guid)
        $set.UserName | Should -Be mailer
        ($set | Format-List * | Out-String) | Should -Not -Match swordfish
        Get-StoreDump $path | Should -Not -Match swordfish
        [System.Text.Encoding]::Latin1.GetString([System.IO.File]::ReadAllBytes($path)) | Should -Not -Match swordfish
        (Set-CommsCreditNotificationSetting -Credential $null).UserName | Should -BeNullOrEmpty
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'what is no address'; With = @{ To = 'nobody' } }
        @{ Name = 'a name beside the address'; With = @{ To = 'Boss <boss@contoso.com>' } }
        @{ Name = 'an address with another header in it'; With = @{ From = "a@contoso.com`r`nBcc: all@contoso.com" } }
        @{ Name = 'a server with a port in its name'; With = @{ SmtpServer = 'smtp.contoso.com:25' } }
        @{ Name = 'a port that is none'; With = @{ Port = 70000 } }
        @{ Name = 'a language nobody wrote'; With = @{ Language = 'fr' } }
        @{ Name = 'a low balance of nothing'; With = @{ LowBalance = 0 } }
    ) {
        New-ContosoStore | Out-Null
        Get-ErrorId { Set-CommsCreditNotificationSetting @With } | Should -Be ParameterInvalid
        (Get-CommsCreditNotificationSetting).To.Count | Should -Be 0
    }
}

Describe 'Get-CommsCreditNotification' {
    It 'tells once of each crossing, and what it was' {
        New-LowAccount | Out-Null
        Get-CommsCreditNotification | Should -BeNullOrEmpty
        Import-Minutes 1 50
        Import-Minutes 2 1
        (Get-CommsCreditBalance).State | Should -Be Low
        $low = Get-CommsCreditNotification
        $low.PSObject.TypeNames | Should -Contain CommsCredits.Notification
        $low.Kind, $low.Status, $low.Attempts, $low.SentAt, $low.LastError | Should -Be BalanceLow, Pending, 0, $null, $null
        $low.Subject | Should -Match Contoso
        $low.RaisedAt | Should -Be (Get-Moment '2026-03-20T08:00')
        Import-Minutes 3 50
        (Get-CommsCreditNotification).Kind | Should -Be BalanceLow, BalanceZero
        (Get-CommsCreditNotification -Kind BalanceZero).Kind | Should -Be BalanceZero
        Get-CommsCreditNotification -Status Sent | Should -BeNullOrEmpty
        Get-CommsCreditNotification -To '2026-03-20T08:00Z' | Should -BeNullOrEmpty
        (Get-CommsCreditNotification $low.NotificationId).Kind | Should -Be BalanceLow
        ($low | Get-CommsCreditNotification).NotificationId | Should -Be $low.NotificationId
        Get-ErrorId { Get-CommsCreditNotification (New-Guid) } | Should -Be NotificationNotFound
    }

    It 'is written in the language that is set' {
        New-LowAccount | Out-Null
        $english = (Import-Minutes 1 50), (Get-CommsCreditNotification).Subject
        Set-CommsCreditNotificationSetting -Language de | Out-Null
        Import-Minutes 2 60
        $both = (Get-CommsCreditNotification).Subject
        $both[0] | Should -Be $english[-1] -Because 'a mail that is sent again reads the same'
        $both[1] | Should -Match 'Guthaben'
    }
}

Describe 'Send-CommsCreditNotification' {
    It 'says where nothing is set, and a rehearsal mails nobody' {
        New-LowAccount | Out-Null
        Import-Minutes 1 50
        $outcome = Get-Outcome { Send-CommsCreditNotification }
        ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be MailNotConfigured
        $outcome.Errors[0].CategoryInfo.Category | Should -Be InvalidOperation
        $outcome.Terminating | Should -BeTrue
        Set-Mail | Out-Null
        (Send-CommsCreditNotification).Status | Should -Be Sent
        Get-ErrorId { Send-CommsCreditNotification (New-Guid) } | Should -Be NotificationNotFound
    }

    It 'tries again, and says why it failed' {
        New-LowAccount -Real | Out-Null
        Import-Minutes 1 50
        Set-Mail -Port (Get-FreePort) -With @{ Tls = $false } | Out-Null
        (Send-CommsCreditNotification -WhatIf).WhatIf | Should -BeTrue
        (Get-CommsCreditNotification).Attempts | Should -Be 0
        $failed = Send-CommsCreditNotification
        $failed.Status, $failed.Attempts | Should -Be Failed, 1
        $failed.LastError | Should -Match '127\.0\.0\.1'
        (Invoke-CommsCreditMaintenance).NoticesSent | Should -Be 0
        (Get-CommsCreditNotification).Attempts | Should -Be 1 -Because 'maintenance waits five minutes'
        (Get-CommsCreditNotification | Send-CommsCreditNotification).Attempts | Should -Be 2
    }

    Context 'by a server that asks who signs in' {
        BeforeAll {
            # Takes one mail over one connection, and returns what was said.
            function Start-AskingServer {
                $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
                $listener.Start()
                $shell = [powershell]::Create().AddScript({
                    param($Listener)
                    $client = $Listener.AcceptTcpClient()
                    $stream = $client.GetStream()
                    $reader = [System.IO.StreamReader]::new($stream, [System.Text.Encoding]::ASCII)
                    $writer = [System.IO.StreamWriter]::new($stream, [System.Text.Encoding]::ASCII)
                    $writer.NewLine = "`r`n"
                    $writer.AutoFlush = $true
                    $writer.WriteLine('220 test')
                    $inMail = $false
                    while ($null -ne ($line = $reader.ReadLine())) {
                        $line
                        if ($inMail) { if ($line -ne '.') { continue }; $inMail = $false; $writer.WriteLine('250 taken') }
                        elseif ($line -like 'EHLO*') { $writer.WriteLine('250-test'); $writer.WriteLine('250 AUTH LOGIN') }
                        elseif ($line -like 'AUTH LOGIN*') { $writer.WriteLine('334 UGFzc3dvcmQ6'); $reader.ReadLine(); $writer.WriteLine('235 welcome') }
                        elseif ($line -eq 'DATA') { $inMail = $true; $writer.WriteLine('354 go on') }
                        elseif ($line -eq 'QUIT') { $writer.WriteLine('221 bye'); break }
                        else { $writer.WriteLine('250 OK') }
                    }
                    $client.Dispose()
                }).AddArgument($listener)
                [pscustomobject]@{ Port = $listener.LocalEndpoint.Port; Listener = $listener; Shell = $shell; Run = $shell.BeginInvoke() }
            }
            function Get-Said([object] $Server) {
                $said = $Server.Shell.EndInvoke($Server.Run)
                $Server.Listener.Stop()
                $Server.Shell.Dispose()
                $words = foreach ($line in $said) {
                    foreach ($word in $line -split ' ') {
                        try { [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($word)) } catch { continue }
                    }
                }
                [pscustomobject]@{ Lines = $said; Words = $words }
            }
        }

        It 'signs in with what is stored, or with what the environment says' {
            New-LowAccount -Real | Out-Null
            Import-Minutes 1 50
            $server = Start-AskingServer
            $stored = [pscredential]::new('stored-mailer', (ConvertTo-SecureString 'stored-secret' -AsPlainText))
            Set-Mail -Port $server.Port -With @{ Tls = $false; Credential = $stored } | Out-Null
            (Send-CommsCreditNotification).Status | Should -Be Sent
            $said = Get-Said $server
            $said.Words | Should -Contain 'stored-mailer'
            $said.Words | Should -Contain 'stored-secret'

            $server = Start-AskingServer
            Set-CommsCreditNotificationSetting -Port $server.Port | Out-Null
            try {
                $env:COMMSCREDITS_SMTP_USERNAME, $env:COMMSCREDITS_SMTP_PASSWORD = 'runbook', 'from-the-vault'
                (Get-CommsCreditNotification | Send-CommsCreditNotification).Attempts | Should -Be 2
            }
            finally { $env:COMMSCREDITS_SMTP_USERNAME = $env:COMMSCREDITS_SMTP_PASSWORD = $null }
            $said = Get-Said $server
            $said.Words | Should -Contain 'runbook'
            $said.Words | Should -Contain 'from-the-vault'
            $said.Words | Should -Not -Contain 'stored-secret'
        }
    }

    Context 'by a real server' -Skip:$noSink {
        BeforeAll {
            $sinkPath = (Get-Command smtp-sink, /usr/sbin/smtp-sink -ErrorAction Ignore)[0].Source
            function Start-Sink([string[]] $Option = @()) {
                $folder = New-TestPath '.mail'
                New-Item -ItemType Directory $folder | Out-Null
                if ((id -u) -eq 0) {
                    # The server gives its rights up, and writes what it takes as nobody.
                    chmod 777 $folder
                    for ($up = Split-Path $folder; $up -and $up -ne '/'; $up = Split-Path $up) { chmod o+x $up }
                    $Option += '-u', 'nobody'
                }
                $port = Get-FreePort
                $process = Start-Process $sinkPath -PassThru -ArgumentList ($Option + '-d', "$folder/mail.", "127.0.0.1:$port", '10') -RedirectStandardError "$folder.err"
                $until = [datetime]::UtcNow.AddSeconds(10)
                while ([datetime]::UtcNow -lt $until) {
                    try { [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port).Dispose(); break } catch { Start-Sleep -Milliseconds 50 }
                }
                [pscustomobject]@{ Port = $port; Folder = $folder; Process = $process }
            }
            function Get-Mail([object] $Sink) { Get-ChildItem $Sink.Folder -File | ForEach-Object { Get-Content $_ -Raw } | Where-Object { $_ -match 'Message-ID' } }
        }

        It 'mails each notice once, to everybody, in text and HTML' {
            $path = New-LowAccount -Real
            $sink = Start-Sink
            try {
                Import-Minutes 1 50
                Import-Minutes 2 60
                Set-Mail -Port $sink.Port -With @{ Tls = $false } | Out-Null
                $done = Invoke-CommsCreditMaintenance
                $done.NoticesWritten, $done.NoticesSent | Should -Be 0, 2
                (Invoke-CommsCreditMaintenance).NoticesSent | Should -Be 0
                $mails = @(Get-Mail $sink)
                $mails.Count | Should -Be 2
                foreach ($notice in Get-CommsCreditNotification) {
                    $notice.Status, $notice.Attempts | Should -Be Sent, 1
                    $notice.SentAt | Should -BeGreaterOrEqual $notice.RaisedAt
                    $mail = $mails | Where-Object { $_ -match "Message-ID: <$($notice.NotificationId.ToString('n'))@contoso.com>" }
                    @($mail).Count | Should -Be 1
                    $mail | Should -Match 'admins@contoso.com'
                    $mail | Should -Match 'boss@contoso.com'
                    $mail | Should -Match 'text/plain'
                    $mail | Should -Match 'text/html'
                }

                # One is wanted again: it is the same mail.
                $again = Get-CommsCreditNotification -Kind BalanceLow | Send-CommsCreditNotification
                $again.Attempts | Should -Be 2
                @(Get-Mail $sink).Count | Should -Be 3
                @(Get-Mail $sink | ForEach-Object { [regex]::Match($_, 'Message-ID: \S+').Value } | Sort-Object -Unique).Count | Should -Be 2
                Get-StoreDump $path | Should -Not -BeNullOrEmpty
            }
            finally { $sink.Process | Stop-Process }
        }

        It 'sends nothing in clear where encryption is required' {
            New-LowAccount -Real | Out-Null
            $sink = Start-Sink
            try {
                Import-Minutes 1 50
                Set-Mail -Port $sink.Port | Out-Null
                $failed = Send-CommsCreditNotification
                $failed.Status | Should -Be Failed
                $failed.LastError | Should -Match 'TLS'
                Get-Mail $sink | Should -BeNullOrEmpty
            }
            finally { $sink.Process | Stop-Process }
        }
    }
}
