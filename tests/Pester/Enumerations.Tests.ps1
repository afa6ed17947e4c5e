BeforeDiscovery {
    $pairs = @(
        'AutoRechargeReason', 'AutoRechargeState', 'BalanceState', 'CallDirection', 'ChargeSource', 'ConferenceDialOut', 'ConferencingPool',
        'DialOutPolicy', 'GatewayKind', 'LicenseStatus', 'NumberClass', 'OrderKind', 'OrderStatus', 'Payer', 'PaymentMethodKind', 'PoolCap', 'PoolScope' |
            ForEach-Object { @{ Shown = $_; Meant = $_ } }
        @{ Shown = 'CallReason'; Meant = 'QuoteReason' }
        @{ Shown = 'NotificationKind'; Meant = 'NoticeKind' }
        @{ Shown = 'NotificationStatus'; Meant = 'NoticeStatus' }
        @{ Shown = 'NumberKind'; Meant = 'RegisteredNumberKind' }
        @{ Shown = 'RateService'; Meant = 'RatedService' }
        @{ Shown = 'TransactionKind'; Meant = 'PostingKind' }
        @{ Shown = 'UsageGroupKey'; Meant = 'UsageKey' }
    )
}

BeforeAll {
    Import-Module (Join-Path $env:COMMSCREDITS_ROOT 'CommsCredits.psd1')
    # Whatever asks Graph loads the connectors.
    $null = Connect-CommsCreditGraph -AccessToken (ConvertTo-SecureString 'token' -AsPlainText -Force)
    $null = Connect-CommsCredit (Join-Path $TestDrive 'enumerations.db') -Rehearsal -Now 2026-01-01
    $engine = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'CommsCredits.Engine' }
    function Get-Member-List([type] $Type) { [Enum]::GetNames($Type) | ForEach-Object { "$_=$([int][Enum]::Parse($Type, $_))" } }
}

AfterAll {
    Disconnect-CommsCredit
}

Describe 'Enumerations that scripts can name' {
    It '<Shown> has the names and numbers of the engine''s <Meant>' -ForEach $pairs {
        $type = ([System.Management.Automation.PSTypeName]"CommsCredits.$Shown").Type
        Get-Member-List $type | Should -Be (Get-Member-List ($engine.GetType("CommsCredits.Engine.$Meant")))
    }

    It 'GraphEnvironment has the names and numbers of the connector''s' {
        $connectors = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'CommsCredits.Connectors' }
        Get-Member-List ([CommsCredits.GraphEnvironment]) | Should -Be (Get-Member-List ($connectors.GetType('CommsCredits.Connectors.GraphEnvironment')))
    }

    It 'are all looked at here' -TestCases @{ Known = $pairs.Shown } {
        $all = ([System.Management.Automation.PSTypeName]'CommsCredits.Payer').Type.Assembly.GetExportedTypes() |
            Where-Object { $_.IsEnum -and $_.Name -notin 'CallContext', 'DirectorySource', 'GraphSignInMethod', 'GraphEnvironment' } | ForEach-Object Name | Sort-Object
        $all | Should -Be ($Known | Sort-Object)
    }
}
