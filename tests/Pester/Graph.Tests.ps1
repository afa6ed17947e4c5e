# Microsoft Graph, which a real HTTP server on this machine plays (usage-formats 4 and 5). It checks what it is asked.

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    function Get-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    $token = 'eyJ0eXAiOiJKV1QifQ.eyJ0aWQiOiJjb250b3NvLXRlbmFudCIsImV4cCI6NDEwMjQ0NDgwMH0.c2lnbmF0dXJl'
    $credits = '47794cd0-f0e5-45c5-9033-2eb6b5fc84e0'
    $phone = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd'
    $phoneGov = 'a460366a-ade7-4791-b581-9fbff1bdaa85'
    $domestic = '0dab259f-bf13-4952-b7f8-7db8f131b28d'
    $international = 'd3b4fe1f-9992-4930-8acb-ca6ec609365e'
    $mailbox = '19ec0d23-8335-4cbd-94ac-6050e30712fa'

    # The tenant: users by UPN, free units by SKU, calls, and users whose changes fail in a way of their own. Tests change it.
    $tenant = [hashtable]::Synchronized(@{
        Token = $token; Users = [hashtable]::Synchronized(@{}); Skus = [hashtable]::Synchronized(@{}); Calls = @(); Fails = [hashtable]::Synchronized(@{})
        Seen = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
        Faults = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
        Status = 200
    })
    $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $address = "http://127.0.0.1:$port"
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("$address/")
    $listener.Start()
    $server = [powershell]::Create()
    [void] $server.AddScript({
        param($listener, $tenant)
        function Fail($status, $code, $message) { @{ status = $status; body = @{ error = @{ code = $code; message = $message } } } }

        function Set-License($part) {
            $id = $part.url -replace '^/users/([0-9a-f-]{36})/assignLicense$', '$1'
            if ($part.method -ne 'POST' -or $part.headers.'Content-Type' -ne 'application/json' -or $id -eq $part.url) { [void] $tenant.Faults.Add("part $($part | ConvertTo-Json -Compress)") }
            $user = $tenant.Users.Values | Where-Object id -EQ $id
            if (-not $user) { return Fail 404 'Request_ResourceNotFound' "Resource '$id' does not exist." }
            if ($tenant.Fails[$user.userPrincipalName]) {
                $fail = $tenant.Fails[$user.userPrincipalName]
                if ($fail.Times -and $fail.Times-- -le 1) { $tenant.Fails.Remove($user.userPrincipalName) }
                $answer = Fail $fail.Status $fail.Code $fail.Message
                if ($fail.RetryAfter) { $answer.headers = @{ 'Retry-After' = $fail.RetryAfter } }
                return $answer
            }
            foreach ($sku in $part.body.removeLicenses) {
                if ($sku -notin $user.assignedLicenses.skuId) { return Fail 400 'Request_BadRequest' 'User does not have a corresponding license.' }
            }
            $user.assignedLicenses = @($user.assignedLicenses | Where-Object skuId -NotIn $part.body.removeLicenses)
            foreach ($license in $part.body.addLicenses) {
                if ($license.skuId -notin $user.assignedLicenses.skuId) { $user.assignedLicenses += @{ disabledPlans = @(); skuId = $license.skuId } }
            }
            @{ status = 200; body = @{ id = $id } }
        }

        function Get-Answer($request, $path, $body) {
            if ($tenant.Status -ne 200) { return Fail $tenant.Status 'Authorization_RequestDenied' "Not for $($request.Headers['Authorization'])" }
            if ($request.Headers['Authorization'] -ne "Bearer $($tenant.Token)") { return Fail 401 'InvalidAuthenticationToken' 'Access token is empty.' }
            if ($path -eq '/v1.0/$batch') {
                $parts = @(($body | ConvertFrom-Json).requests)
                if ($parts.Count -gt 20 -or @($parts.id | Sort-Object -Unique).Count -ne $parts.Count) { [void] $tenant.Faults.Add('batch') }
                $answers = foreach ($part in $parts) { $answer = Set-License $part; $answer.id = $part.id; $answer }
                [array]::Reverse(($answers = @($answers)))
                return @{ status = 200; body = @{ responses = $answers } }
            }
            if ($path -eq '/v1.0/subscribedSkus') {
                $skus = foreach ($id in $tenant.Skus.Keys | Sort-Object) {
                    @{ skuId = $id; skuPartNumber = $tenant.Skus[$id].Part; capabilityStatus = 'Enabled'; appliesTo = 'User'; consumedUnits = 10; prepaidUnits = @{ enabled = 10 + $tenant.Skus[$id].Free; suspended = 0; warning = 0; lockedOut = 0 } }
                }
                return @{ status = 200; body = @{ value = @($skus) } }
            }
            if ($path -like '/v1.0/users?*') {
                $names = [regex]::Matches([uri]::UnescapeDataString($path), "'([^']+)'") | ForEach-Object { $_.Groups[1].Value }
                $users = $tenant.Users.Values | Where-Object { $path -notlike '*filter*' -or $_.userPrincipalName -in $names -or $_.id -in $names } | Sort-Object { $_.userPrincipalName }
                $half = $path -like '*filter*' ? $users : $path -like '*page2*' ? ($users | Select-Object -Skip 2) : ($users | Select-Object -First 2)
                $answer = @{ value = @($half) }
                if ($path -notlike '*filter*' -and $path -notlike '*page2*') { $answer.'@odata.nextLink' = 'https://graph.microsoft.com/v1.0/users?$skiptoken=page2' }
                return @{ status = 200; body = $answer }
            }
            if ($path -like '/v1.0/communications/callRecords/getPstnCalls(fromDateTime=*,toDateTime=*)*') {
                return @{ status = 200; raw = '{"value":[' + ($tenant.Calls -join ',') + ']}' }
            }
            [void] $tenant.Faults.Add($path)
            Fail 404 'NotFound' $path
        }

        while ($listener.IsListening) {
            try { $exchange = $listener.GetContext() } catch { return }
            try {
                $body = [System.IO.StreamReader]::new($exchange.Request.InputStream).ReadToEnd()
                [void] $tenant.Seen.Add("$($exchange.Request.HttpMethod) $($exchange.Request.RawUrl)")
                $answer = Get-Answer $exchange.Request $exchange.Request.RawUrl $body
                $exchange.Response.StatusCode = $answer.status
                $text = $answer.raw ?? ($answer.body | ConvertTo-Json -Depth 9 -Compress)
                $exchange.Response.Close([System.Text.Encoding]::UTF8.GetBytes($text), $false)
            }
            catch { [void] $tenant.Faults.Add("$_"); $exchange.Response.Abort() }
        }
    }).AddArgument($listener).AddArgument($tenant)
    [void] $server.BeginInvoke()

    function Add-TenantUser([string] $Name, [string[]] $Sku = @(), [string] $Location = 'US', [string] $Department) {
        $tenant.Users[$Name] = @{
            id = [guid]::NewGuid().ToString(); userPrincipalName = $Name; displayName = ($Name -split '@')[0]; department = $Department
            usageLocation = $Location ? $Location : $null; assignedLicenses = @($Sku | ForEach-Object { @{ disabledPlans = @(); skuId = $_ } })
        }
    }

    # A store on the real clock: a rehearsal store asks nobody.
    function New-TenantStore {
        $path = New-TestPath
        Connect-CommsCredit $path | Out-Null
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        $tenant.Users.Clear(); $tenant.Skus.Clear(); $tenant.Fails.Clear(); $tenant.Calls = @(); $tenant.Status = 200
        $tenant.Skus[$credits] = @{ Part = 'MCOPSTNC'; Free = 1000 }
        $tenant.Skus[$phone] = @{ Part = 'MCOEV'; Free = 1000 }
        $tenant.Skus[$domestic] = @{ Part = 'MCOPSTN1'; Free = 1000 }
        $tenant.Skus[$international] = @{ Part = 'MCOPSTN2'; Free = 1000 }
        Add-TenantUser ada@contoso.com $phone, $domestic, $mailbox -Department Sales
        Add-TenantUser bob@contoso.com $phone, $domestic, $credits
        Add-TenantUser cleo@contoso.com
        Connect-CommsCreditGraph -AccessToken (Get-Secret $token) -BaseAddress $address | Out-Null
        $tenant.Seen.Clear()
        $path
    }

    function Get-TenantLicense([string] $Name) { @($tenant.Users[$Name].assignedLicenses.skuId) }

    function New-GraphCall([int] $Id, [string] $Charge = '0.24', [string] $Start = '2026-03-10T09:00:00.1250000Z') {
        @"
{"id":"$(Get-UsageId $Id)","callId":"c$Id","userId":null,"userPrincipalName":"bob@contoso.com","userDisplayName":"Bob","startDateTime":"$Start",
"endDateTime":"$Start","duration":300,"charge":$Charge,"callType":"user_out","currency":"USD","calleeNumber":"+81312345678","usageCountryCode":"US",
"tenantCountryCode":"US","connectionCharge":0.0,"callerNumber":"+14255550100","destinationContext":"International","destinationName":"Japan",
"conferenceId":null,"licenseCapability":"MCOPSTNPP","inventoryType":"Subscriber","operator":"Microsoft","callDurationSource":"microsoft"}
"@
    }
}
AfterAll {
    Disconnect-CommsCredit
    $listener.Close()
    $server.Dispose()
    $tenant.Faults | Should -BeNullOrEmpty
}

Describe 'Connect-CommsCreditGraph' {
    It 'takes a token, tells its tenant, and asks nobody' {
        $tenant.Seen.Clear()
        $connection = Connect-CommsCreditGraph -AccessToken (Get-Secret $token) -BaseAddress "$address/"
        $connection.Tenant | Should -Be 'contoso-tenant'
        $connection.Environment | Should -Be 'Global'
        $connection.BaseAddress | Should -Be "$address/v1.0"
        $connection.Method | Should -Be 'AccessToken'
        "$($connection | Format-List * | Out-String)" | Should -Not -Match 'eyJ'
        $tenant.Seen.Count | Should -Be 0
    }

    It 'knows the address of <Cloud>' -ForEach @(
        @{ Cloud = 'Global'; Expected = 'https://graph.microsoft.com/v1.0' }
        @{ Cloud = 'USGov'; Expected = 'https://graph.microsoft.us/v1.0' }
        @{ Cloud = 'USGovDoD'; Expected = 'https://dod-graph.microsoft.us/v1.0' }
        @{ Cloud = 'China'; Expected = 'https://microsoftgraph.chinacloudapi.cn/v1.0' }
    ) {
        (Connect-CommsCreditGraph -AccessToken (Get-Secret $token) -Environment $Cloud).BaseAddress | Should -Be $Expected
    }

    It 'GraphSignInFailed: <Why>' -ForEach @(
        @{ Why = 'a token that has expired'; Try = { Connect-CommsCreditGraph -AccessToken (Get-Secret 'eyJ0eXAiOiJKV1QifQ.eyJleHAiOjE1MDAwMDAwMDB9.c2ln') } }
        @{ Why = 'an empty token'; Try = { Connect-CommsCreditGraph -AccessToken ([securestring]::new()) } }
        @{ Why = 'a tenant that is none'; Try = { Connect-CommsCreditGraph -TenantId 'con toso' -ClientId $credits -ClientSecret (Get-Secret 'hush-hush') } }
        @{ Why = 'a certificate that is none'; Try = { Connect-CommsCreditGraph -TenantId contoso.com -ClientId $credits -CertificatePath $PSCommandPath } }
    ) {
        $outcome = Get-Outcome $Try
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'GraphSignInFailed,*'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$($outcome.Errors[0] | Format-List * -Force | Out-String)" | Should -Not -Match 'eyJ|hush-hush'
    }

    It 'FileNotFound for a certificate, ParameterInvalid for an address that would give the token away' {
        Get-ErrorId { Connect-CommsCreditGraph -TenantId contoso.com -ClientId $credits -CertificatePath ./nobody.pfx } | Should -Be 'FileNotFound'
        Get-ErrorId { Connect-CommsCreditGraph -AccessToken (Get-Secret $token) -BaseAddress http://graph.contoso.com } | Should -Be 'ParameterInvalid'
    }

    It 'signs a machine in by Azure.Identity, which is loaded then and not before' {
        $endpoint = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $endpoint.Start()
        $other = $endpoint.LocalEndpoint.Port
        $endpoint.Stop()
        $printed = Invoke-ChildPwsh -Variable @{ Address = $address; Port = $other; Token = $token; Store = (New-TestPath) } -Script @'
$listener = [System.Net.HttpListener]::new()
$listener.Prefixes.Add("http://127.0.0.1:$Port/")
$listener.Start()
$server = [powershell]::Create()
[void] $server.AddScript({
    param($listener, $token)
    $exchange = $listener.GetContext()
    $expires = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()
    $answer = @{ access_token = $token; expires_on = "$expires"; resource = 'https://graph.microsoft.com'; token_type = 'Bearer' } | ConvertTo-Json
    $exchange.Response.ContentType = 'application/json'
    $exchange.Response.Close([System.Text.Encoding]::UTF8.GetBytes($answer), $false)
}).AddArgument($listener).AddArgument($Token)
[void] $server.BeginInvoke()
$env:IDENTITY_ENDPOINT = "http://127.0.0.1:$Port/token"
$env:IDENTITY_HEADER = 'header'
Import-Module $ModulePath
Connect-CommsCredit $Store | Out-Null
function Test-Azure { [bool] ([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Azure.*' }) }
Connect-CommsCreditGraph -AccessToken (ConvertTo-SecureString $Token -AsPlainText -Force) | Out-Null
'BEFORE ' + (Test-Azure)
'METHOD ' + (Connect-CommsCreditGraph -ManagedIdentity -BaseAddress $Address).Method
'AFTER ' + (Test-Azure)
'DEFAULT ' + [bool] ([System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { $_.GetName().Name -match '^Azure\.|^Microsoft\.Identity' })
'USERS ' + @(Get-CommsCreditUser -Source Graph).Count
$listener.Close()
'@
        $printed | Should -Contain 'BEFORE False'
        $printed | Should -Contain 'METHOD ManagedIdentity'
        $printed | Should -Contain 'AFTER True'
        $printed | Should -Contain 'DEFAULT False'
        $printed -like 'USERS *' | Should -Not -BeNullOrEmpty
    }

    It 'is forgotten by Disconnect-CommsCredit' {
        New-TenantStore | Out-Null
        Disconnect-CommsCredit
        $env:COMMSCREDITS_STORE = New-TestPath
        try { Get-ErrorId { Get-CommsCreditUser -Source Graph } | Should -Be 'GraphSignInFailed' }
        finally { $env:COMMSCREDITS_STORE = $null }
    }
}

Describe 'Get-CommsCreditUser -Source Graph' {
    BeforeAll { New-TenantStore | Out-Null }

    It 'reads every page and translates licences' {
        $users = Get-CommsCreditUser -Source Graph
        $users.UserPrincipalName | Should -Be 'ada@contoso.com', 'bob@contoso.com', 'cleo@contoso.com'
        $users[0].Licenses | Should -Be 'PhoneSystem', 'CallingPlanDomestic'
        $users[0].ObjectId | Should -Be $tenant.Users['ada@contoso.com'].id
        $users[0].Department | Should -Be 'Sales'
        $users[0].DialOutPolicy | Should -BeNullOrEmpty
    }

    It 'finds one by name or object id, and by wildcard, licence and department' {
        (Get-CommsCreditUser BOB@contoso.com -Source Graph).UserPrincipalName | Should -Be 'bob@contoso.com'
        ($tenant.Users['ada@contoso.com'].id | Get-CommsCreditUser -Source Graph).UserPrincipalName | Should -Be 'ada@contoso.com'
        (Get-CommsCreditUser c* -Source Graph).UserPrincipalName | Should -Be 'cleo@contoso.com'
        (Get-CommsCreditUser -Source Graph -License MCOPSTNC).UserPrincipalName | Should -Be 'bob@contoso.com'
        (Get-CommsCreditUser -Source Graph -Department sal*).UserPrincipalName | Should -Be 'ada@contoso.com'
        Get-CommsCreditUser z* -Source Graph | Should -BeNullOrEmpty
        Get-ErrorId { Get-CommsCreditUser zoe@contoso.com -Source Graph } | Should -Be 'UserNotFound'
    }

    It 'pipes into Set-CommsCreditUser, which keeps what only the store knows' {
        Set-CommsCreditUser ada@contoso.com -DialOutPolicy None -SpendLimit 5 | Out-Null
        @(Get-CommsCreditUser -Source Graph | Set-CommsCreditUser).Count | Should -Be 3
        $ada = Get-CommsCreditUser ada@contoso.com
        $ada.DialOutPolicy | Should -Be 'None'
        $ada.SpendLimit | Should -Be 5
        $ada.UsageLocation | Should -Be 'US'
        $ada.ObjectId | Should -Be $tenant.Users['ada@contoso.com'].id
    }

    It '<Status> is <Id>, and the token is not repeated' -ForEach @(
        @{ Status = 401; Id = 'GraphSignInFailed'; Category = 'AuthenticationError'; Words = 'token' }
        @{ Status = 403; Id = 'GraphSignInFailed'; Category = 'AuthenticationError'; Words = 'User.Read.All' }
        @{ Status = 400; Id = 'GraphRequestFailed'; Category = 'ConnectionError'; Words = 'Authorization_RequestDenied' }
    ) {
        $tenant.Status = $Status
        $outcome = Get-Outcome { Get-CommsCreditUser -Source Graph }
        $tenant.Status = 200
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $outcome.Errors[0].CategoryInfo.Category | Should -Be $Category
        "$($outcome.Errors[0])" | Should -BeLike "*$Words*"
        "$($outcome.Errors[0] | Format-List * -Force | Out-String)" | Should -Not -Match 'eyJ'
    }
}

Describe 'Grant-CommsCreditLicense -Source Graph' {
    BeforeEach { $store = New-TenantStore }

    It 'grants there, writes the history here, and tells each user once' {
        $results = 'ada@contoso.com', 'bob@contoso.com', 'nobody@contoso.com', 'not a user', 'ADA@contoso.com' |
            Grant-CommsCreditLicense -Source Graph -ErrorAction SilentlyContinue
        $results.Status | Should -Be 'Granted', 'AlreadyAssigned', 'Failed', 'Failed', 'AlreadyAssigned'
        $results.Reason | Should -Be '', '', 'UserNotFound', 'UserPrincipalNameInvalid', ''
        Get-TenantLicense ada@contoso.com | Should -Contain $credits
        (Get-CommsCreditUser ada@contoso.com).Licenses | Sort-Object | Should -Be 'CallingPlanDomestic', 'CommunicationsCredits', 'PhoneSystem'
        (Get-CommsCreditUser bob@contoso.com).Licenses | Should -Contain 'CommunicationsCredits'
        $results[0].EffectiveFrom | Should -Not -BeNullOrEmpty
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 1
    }

    It '-WhatIf lists every result, sends nothing at all and changes nothing' {
        Add-TestUser ada@contoso.com -License PhoneSystem, CallingPlanDomestic
        $before = Get-StoreDump $store
        $outcome = Get-Outcome { 'ada@contoso.com', 'bob@contoso.com' | Grant-CommsCreditLicense -Source Graph -WhatIf }
        $outcome.Output.Status | Should -Be 'Granted', 'Granted'
        $outcome.Output.WhatIf | Should -Be $true, $true
        $outcome.Warnings.Count | Should -Be 1
        $tenant.Seen.Count | Should -Be 0
        Get-StoreDump $store | Should -Be $before
    }

    It 'judges by what the tenant says: <Id>' -ForEach @(
        @{ Id = 'LicensePrerequisiteMissing'; User = 'cleo@contoso.com'; With = @{} }
        @{ Id = 'LicenseConflict'; User = 'ada@contoso.com'; With = @{ License = 'CallingPlanInternational' } }
        @{ Id = 'UsageLocationMissing'; User = 'dan@contoso.com'; With = @{} }
    ) {
        Add-TenantUser dan@contoso.com $phone -Location ''
        $outcome = Get-Outcome { Grant-CommsCreditLicense $User -Source Graph @With }
        $outcome.Output.Reason | Should -Be $Id
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $outcome.Terminating | Should -BeFalse
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 0
    }

    It 'LicenseCountExceeded: what is left goes to the first, the rest is not asked for' {
        $tenant.Skus[$credits].Free = 1
        Add-TenantUser dan@contoso.com $phone, $domestic
        $outcome = Get-Outcome { 'ada@contoso.com', 'dan@contoso.com' | Grant-CommsCreditLicense -Source Graph }
        $outcome.Output.Status | Should -Be 'Granted', 'Failed'
        $outcome.Output[1].Reason | Should -Be 'LicenseCountExceeded'
        $outcome.Errors[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        Get-TenantLicense dan@contoso.com | Should -Not -Contain $credits
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -License AudioConferencing -Source Graph } | Should -Be 'LicenseCountExceeded'
    }

    It 'takes the first product of the tenant that has a unit free, or the one that is named' {
        $tenant.Skus[$phoneGov] = @{ Part = 'MCOEV_GOV'; Free = 5 }
        $tenant.Skus[$phone].Free = 0
        Grant-CommsCreditLicense cleo@contoso.com -License PhoneSystem -Source Graph | Out-Null
        Get-TenantLicense cleo@contoso.com | Should -Be $phoneGov
        Add-TenantUser dan@contoso.com
        $tenant.Skus[$phone].Free = 5
        (Grant-CommsCreditLicense dan@contoso.com -License MCOEV -Source Graph).License | Should -Be 'PhoneSystem'
        Get-TenantLicense dan@contoso.com | Should -Be $phone
    }

    It 'swaps a plan in one step, there and here' {
        $results = Grant-CommsCreditLicense ada@contoso.com -License CallingPlanInternational -Replace CallingPlanDomestic -Source Graph
        $results.Status | Should -Be 'Revoked', 'Granted'
        Get-TenantLicense ada@contoso.com | Sort-Object | Should -Be (@($phone, $mailbox, $international) | Sort-Object)
        (Get-CommsCreditUser ada@contoso.com).Licenses | Sort-Object | Should -Be 'CallingPlanInternational', 'PhoneSystem'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 1
    }

    It 'what fails there is told in Graph''s words and not written here' {
        $tenant.Fails['ada@contoso.com'] = @{ Status = 400; Code = 'Request_BadRequest'; Message = 'License assignment failed because of the moon.' }
        $outcome = Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -Source Graph }
        $outcome.Output.Reason | Should -Be 'GraphRequestFailed'
        "$($outcome.Errors[0])" | Should -BeLike '*Request_BadRequest: License assignment failed because of the moon*'
        (Get-CommsCreditUser ada@contoso.com).Licenses | Should -Not -Contain 'CommunicationsCredits'
    }

    It 'waits as long as Graph asks, and goes on' {
        $tenant.Fails['ada@contoso.com'] = @{ Status = 429; Code = 'TooManyRequests'; Message = 'Slow down.'; Times = 2; RetryAfter = '0.05' }
        (Grant-CommsCreditLicense ada@contoso.com -Source Graph).Status | Should -Be 'Granted'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 3
    }

    It 'takes users of the tenant from the pipeline, many in batches of twenty' {
        foreach ($i in 1..45) { Add-TenantUser "user$i@contoso.com" $phone, $domestic }
        $results = Get-CommsCreditUser user* -Source Graph | Grant-CommsCreditLicense -Source Graph
        @($results | Where-Object Status -EQ Granted).Count | Should -Be 45
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 3
        @(Get-CommsCreditUser -License CommunicationsCredits).Count | Should -Be 45
        $again = Get-CommsCreditUser user* -Source Graph | Grant-CommsCreditLicense -Source Graph
        @($again | Where-Object Status -EQ AlreadyAssigned).Count | Should -Be 45
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 3
    }

    It 'L4: the same -RequestId tells the first result; with other content nothing is sent' {
        $id = [guid]::NewGuid()
        (Grant-CommsCreditLicense ada@contoso.com -Source Graph -RequestId $id).Status | Should -Be 'Granted'
        (Grant-CommsCreditLicense ada@contoso.com -Source Graph -RequestId $id).Status | Should -Be 'Granted'
        $tenant.Seen.Clear()
        (Get-Outcome { Grant-CommsCreditLicense ada@contoso.com -Source Graph -RequestId $id -Replace CallingPlanDomestic }).Output.Reason | Should -Be 'RequestIdReused'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 0
    }

    It 'ParameterInvalid for a moment to come' {
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -Source Graph -EffectiveFrom 2099-01-01 } | Should -Be 'ParameterInvalid'
        Get-ErrorId { Grant-CommsCreditLicense ada@contoso.com -Source Graph -EffectiveFrom 2099-01-01 -WhatIf } | Should -Be 'ParameterInvalid'
    }
}

Describe 'Revoke-CommsCreditLicense -Source Graph' {
    It 'takes there and here what is held, and tells what is not' {
        New-TenantStore | Out-Null
        $results = 'bob@contoso.com', 'ada@contoso.com' | Revoke-CommsCreditLicense -Source Graph
        $results.Status | Should -Be 'Revoked', 'NotAssigned'
        $results[0].EffectiveTo | Should -Not -BeNullOrEmpty
        Get-TenantLicense bob@contoso.com | Should -Be $phone, $domestic
        (Get-CommsCreditUser bob@contoso.com).Licenses | Should -Not -Contain 'CommunicationsCredits'
        @($tenant.Seen | Where-Object { $_ -like '*batch' }).Count | Should -Be 1
    }

    It '-WhatIf sends nothing' {
        New-TenantStore | Out-Null
        (Revoke-CommsCreditLicense bob@contoso.com -Source Graph -WhatIf -WarningAction SilentlyContinue).WhatIf | Should -BeTrue
        $tenant.Seen.Count | Should -Be 0
        Get-TenantLicense bob@contoso.com | Should -Contain $credits
    }
}

Describe 'Import-PstnUsage -Graph' {
    BeforeEach {
        $store = New-TenantStore
        Import-DollarCard
        $tenant.Calls = @((New-GraphCall 1), (New-GraphCall 2 -Charge '0.30000000000000004'), (New-GraphCall 3 -Charge '"a lot"'))
    }

    It 'takes in each call once, 90 days at a time, charges by their text' {
        $imports = Import-PstnUsage -Graph -From 2026-01-01 -To 2026-06-01 -WarningAction SilentlyContinue
        $imports.Source | Should -Be 'Graph 2026-01-01..2026-04-01', 'Graph 2026-04-01..2026-06-01'
        $imports.Imported | Should -Be 2, 0
        $imports[0].Rejected | Should -Be 1
        Import-Csv $imports[0].RejectPath | ForEach-Object Column | Should -Be 'charge'
        (Get-PstnUsage).ProviderCharge | Should -Be 0.24, 0.3
        $tenant.Seen | Should -Contain 'GET /v1.0/communications/callRecords/getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-04-01)'
        (Import-PstnUsage -Graph -From 2026-01-01 -To 2026-04-01 -WarningAction SilentlyContinue).Duplicates | Should -Be 2
    }

    It 'reads the same rows from a JSON file, a page or an array' {
        $page = New-TestPath '.json'
        Set-Content -LiteralPath $page -Value ('{"value":[' + ($tenant.Calls -join ',') + ']}')
        $import = Import-PstnUsage $page -WarningAction SilentlyContinue
        $import.Imported | Should -Be 2
        $import.Rejected | Should -Be 1
        $import.RejectPath | Should -Be ($page -replace '\.json$', '.rejects.csv')
        Set-Content -LiteralPath $page -Value ('[' + ($tenant.Calls[0, 1] -join ',') + ']')
        (Get-Item $page | Import-PstnUsage -WarningAction SilentlyContinue).Duplicates | Should -Be 2
        $tenant.Seen.Count | Should -Be 0
        Set-Content -LiteralPath $page -Value '{"range":"March"}'
        Get-ErrorId { Import-PstnUsage $page } | Should -Be 'FileFormatUnknown'
    }

    It 'agrees with the export of the same call' {
        $tenant.Calls = @(New-GraphCall 1 -Charge '0.00')
        Import-TestCall (New-Call 1 -Start '2026-03-10T09:00:00Z') | Out-Null
        $import = Import-PstnUsage -Graph -From 2026-03-01 -To 2026-04-01 -WarningAction SilentlyContinue
        $import.Duplicates | Should -Be 1
        $import.Rejected | Should -Be 0
    }

    It '-WhatIf asks nobody and changes nothing' {
        $before = Get-StoreDump $store
        Import-PstnUsage -Graph -From 2026-01-01 -To 2026-06-01 -WhatIf | Should -BeNullOrEmpty
        $tenant.Seen.Count | Should -Be 0
        Get-StoreDump $store | Should -Be $before
    }

    It 'names the permission that is missing, and a period that is none' {
        $tenant.Status = 403
        $outcome = Get-Outcome { Import-PstnUsage -Graph -From 2026-01-01 -To 2026-02-01 }
        $tenant.Status = 200
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'GraphSignInFailed,*'
        "$($outcome.Errors[0])" | Should -BeLike '*CallRecord-PstnCalls.Read.All*'
        Get-ErrorId { Import-PstnUsage -Graph -From 2026-02-01 -To 2026-02-01 } | Should -Be 'ParameterInvalid'
    }
}

Describe 'A rehearsal store' {
    It 'ParameterInvalid: does not ask Graph for <What>' -ForEach @(
        @{ What = 'users'; Try = { Get-CommsCreditUser -Source Graph } }
        @{ What = 'grants'; Try = { Grant-CommsCreditLicense ada@contoso.com -Source Graph } }
        @{ What = 'the end of licences'; Try = { 'ada@contoso.com' | Revoke-CommsCreditLicense -Source Graph } }
        @{ What = 'calls'; Try = { Import-PstnUsage -Graph -From 2026-01-01 } }
    ) {
        New-TenantStore | Out-Null
        New-ContosoStore | Out-Null
        Get-ErrorId $Try | Should -Be 'ParameterInvalid'
        $tenant.Seen.Count | Should -Be 0
    }
}
