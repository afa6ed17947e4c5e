# The same story under other cultures and time zones: not a character of what it says may differ.

BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    $users = New-TestPath '.csv'
    Set-Content -LiteralPath $users -Value 'UserPrincipalName,UsageLocation,SpendLimit,Department', 'bob@contoso.com,US,12.5,Sales', 'ada@contoso.com,DE,,Vertrieb'
    $card = New-TestPath '.csv'
    Set-Content -LiteralPath $card -Value 'Prefix,PerMinute,ConnectionFee', '81,0.123,0.05', '49,1.5,0'
    $usage = New-UsageExport @(
        New-Call 1 -Start '2026-03-10T23:30:00Z' -Seconds 437 -With @{ 'Charge' = '1.03' }
        New-Call 2 -Start '2026-03-11T00:30:00Z' -Seconds 61
        New-Call 3 -Start '2026-03-11T01:30:00Z' -To '+4930123456' -Seconds 61
        New-Call 4 -Start '2026-03-31T23:30:00Z' -With @{ 'Start Time' = '31.03.2026 23:30' }
    )
    $story = @'
Import-Module $ModulePath
$calm = @{ WarningAction = 'SilentlyContinue' }
$connection = Connect-CommsCredit $Store -Rehearsal -Now '2026-03-20'
$connection.Now.ToString('o')
New-CommsCreditAccount Contoso -Currency USD -Country US -MinimumFunding 20 -WholeAmounts:$false | Out-Null
$orders = @(
    Add-CommsCreditFunds 50.25 -PurchaseDate '2025-12-01'
    Add-CommsCreditFunds '60.5' -PurchaseDate '2025-11-05 10:00'
    Add-CommsCreditFunds 70 -PurchaseDate ([datetime] '2025-10-02')
)
$orders | ForEach-Object { $_.PurchasedAt.ToString('o') + ' ' + $_.ExpiresAt.ToString('o') + ' ' + $_.Amount.ToString('0.######', [cultureinfo]::InvariantCulture) }
Import-Csv $Users | Set-CommsCreditUser | ForEach-Object { "$($_.UserPrincipalName) $($_.Department) " + $(if ($null -ne $_.SpendLimit) { $_.SpendLimit.ToString('0.######', [cultureinfo]::InvariantCulture) }) }
Get-CommsCreditUser | Grant-CommsCreditLicense -License PhoneSystem, CallingPlanPayAsYouGo, CommunicationsCredits -EffectiveFrom '2026-01-01' | ForEach-Object { "$($_.License) $($_.Status) " + $_.EffectiveFrom.ToString('o') }
$rates = Import-CommsCreditRateCard $Card -Name Standard -EffectiveFrom '2026-01-01'
$rates.EffectiveFrom.ToString('o')
$import = Import-PstnUsage $Usage
"$($import.Imported) $($import.Rejected) " + $import.Charged.ToString('0.######', [cultureinfo]::InvariantCulture) + ' ' + $import.BalanceAfter.ToString('0.######', [cultureinfo]::InvariantCulture)
Get-PstnUsage -From '2026-03-11' -To '2026-03-12' | ForEach-Object { $_.StartTime.ToString('o') + ' ' + $_.Charge.ToString('0.######', [cultureinfo]::InvariantCulture) }
Measure-PstnUsage -GroupBy Day, User | ForEach-Object { "$($_.Day) $($_.User) $($_.Calls) " + $_.Charge.ToString('0.######', [cultureinfo]::InvariantCulture) }
Get-CommsCreditTransaction | ForEach-Object { $_.EffectiveAt.ToString('o') + ' ' + $_.Amount.ToString('0.######', [cultureinfo]::InvariantCulture) + ' ' + $_.Description }
(Import-Csv $import.RejectPath).Reason
try { Add-CommsCreditFunds 19.5 } catch { $_.Exception.Message }
(Get-CommsCreditBalance).NextExpiryAt.ToString('o')
Disconnect-CommsCredit
'@
    function Get-Story([hashtable] $Environment, [string] $Culture) {
        $head = $Culture ? "[cultureinfo]::CurrentCulture = '$Culture'; [cultureinfo]::CurrentUICulture = 'en-US'`n" : ''
        Invoke-ChildPwsh ($head + $story) -Environment $Environment -Variable @{ Store = (New-TestPath); Users = $users; Card = $card; Usage = $usage }
    }
    $expected = Get-Story @{ TZ = 'UTC'; LC_ALL = 'C' }
}

Describe 'The story' {
    It 'says what it should' {
        $expected[0] | Should -Be '2026-03-20T00:00:00.0000000+00:00'
        $expected[1] | Should -Be '2025-12-01T00:00:00.0000000+00:00 2026-12-01T00:00:00.0000000+00:00 50.25'
        $expected[2] | Should -Be '2025-11-05T10:00:00.0000000+00:00 2026-11-05T10:00:00.0000000+00:00 60.5'
        $expected[3] | Should -Be '2025-10-02T00:00:00.0000000+00:00 2026-10-02T00:00:00.0000000+00:00 70'
        $expected | Should -Contain 'bob@contoso.com Sales 12.5'
        # 0.05 + 8 × 0.123, 0.05 + 2 × 0.123, 2 × 1.5
        $expected | Should -Contain '3 1 4.33 176.42'
        $expected | Should -Contain '2026-03-10 bob@contoso.com 1 1.034'
        $expected | Should -Contain '2026-03-11 bob@contoso.com 2 3.296'
    }

    # Time zone and culture at once: each process that says the same clears both.
    It 'is the same in culture <Culture> and time zone <TZ>' -ForEach @(
        @{ Culture = 'de-DE'; TZ = 'America/Los_Angeles' }
        @{ Culture = 'tr-TR'; TZ = 'Asia/Kolkata' }
        @{ Culture = 'ar-SA'; TZ = 'Asia/Tokyo' }
        @{ Culture = 'th-TH'; TZ = 'America/Los_Angeles' }
        @{ Culture = 'sv-SE'; TZ = 'Asia/Kolkata' }
    ) { Get-Story @{ TZ = $TZ } $Culture | Should -Be $expected }

    It 'is the same under LC_ALL=de_DE.UTF-8 in Tokyo' -Skip:$IsWindows {
        Get-Story @{ TZ = 'Asia/Tokyo'; LC_ALL = 'de_DE.UTF-8' } | Should -Be $expected
    }
}
