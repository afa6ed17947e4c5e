# Signing in to Microsoft Graph, and the users of the tenant (usage-formats 5).

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    . $PSScriptRoot/GraphTenant.ps1
}
AfterAll { Stop-GraphTenant }

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

Describe 'A rehearsal store' {
    It 'ParameterInvalid: does not ask Graph for users' {
        New-TenantStore | Out-Null
        New-ContosoStore | Out-Null
        Get-ErrorId { Get-CommsCreditUser -Source Graph } | Should -Be 'ParameterInvalid'
        $tenant.Seen.Count | Should -Be 0
    }
}
