# Microsoft Graph, which a real HTTP server on this machine plays (usage-formats 4 and 5). It checks what it is asked. The Graph
# files dot-source this in BeforeAll, behind Helpers.ps1, and end it in AfterAll by Stop-GraphTenant.

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

# Ends the server; a request that it found wrong fails the file.
function Stop-GraphTenant {
    Disconnect-CommsCredit
    $listener.Close()
    $server.Dispose()
    $tenant.Faults | Should -BeNullOrEmpty
}
