#Requires -Version 7.4
<#
.SYNOPSIS
    A quarter of Contoso, told with the cmdlets.
.DESCRIPTION
    The same story as samples/Contoso (the C# program), with the same data: an account is opened and funded, users are licensed
    from the pipeline, three months of calls are imported and charged, and the figures are printed. The store is a rehearsal
    store: its clock stands where the script puts it, and nobody outside is asked for money.
.PARAMETER Store
    A store file that does not exist yet, to keep the result. Without it a temporary one is used and removed.
.EXAMPLE
    ./samples/Contoso.ps1
.EXAMPLE
    ./samples/Contoso.ps1 -Store ./contoso.db
#>
[CmdletBinding()]
param([string] $Store)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../CommsCredits.psd1')

$data = Join-Path $PSScriptRoot 'Contoso/data'
$scratch = Join-Path ([IO.Path]::GetTempPath()) "contoso-$(New-Guid)"
$null = New-Item -ItemType Directory $scratch
if (-not $Store) { $Store = Join-Path $scratch 'contoso.db' }

function Format-Amount([decimal] $Amount) { $Amount.ToString('0.000000', [cultureinfo]::InvariantCulture) }
function Format-Day([DateTimeOffset] $Moment) { $Moment.UtcDateTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }

try {
    Connect-CommsCredit $Store -Rehearsal -Now 2025-12-29T09:00Z | Out-Null

    # 1. One account for the organisation's money, and how it is paid for.
    New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
    New-CommsCreditPaymentMethod 'Enterprise Agreement' -EnterpriseAgreement E-1234567 | Format-Table

    # 2. What calls cost.
    Import-CommsCreditRateCard (Join-Path $data 'rates.csv') -Name 'Example rates 2026' | Format-Table

    # 3. Who there is, and what they may do. Users who hold the same licences get them in one step.
    $users = Import-Csv (Join-Path $data 'users.csv')
    $users | Set-CommsCreditUser | Group-Object UsageLocation | Format-Table Name, Count
    $users | Group-Object Licenses |
        ForEach-Object { $_.Group | Grant-CommsCreditLicense -License ($_.Name -split ';') } |
        Group-Object License, Status | Format-Table Name, Count

    # 4. Money, and more of it by itself: 150 whenever less than 100 is left.
    Add-CommsCreditFunds 300 -PurchaseOrder PO-2025-118 | Format-Table
    Set-CommsCreditAutoRecharge -RechargeAmount 150 -TriggerAmount 100 | Format-Table

    # 5. Every month: each call once, charged to included minutes, to the credits or to nobody.
    $exports = [ordered] @{
        '2026-02-03T09:00Z' = 'PSTN.calls.2026-01.csv'
        '2026-03-03T09:00Z' = 'PSTN.calls.2026-02.csv'
        '2026-04-03T09:00Z' = 'Export.callingplans.*.zip'
    }
    $imports = foreach ($day in $exports.Keys) {
        Connect-CommsCredit $Store -Rehearsal -Now $day | Out-Null
        Import-PstnUsage (Join-Path $data $exports[$day]) -RejectPath ([IO.Path]::ChangeExtension($Store, "$($day.Substring(0, 7)).rejects.csv"))
    }
    $imports | Format-Table Rows, Imported, Rejected, Unrated, PoolMinutes, Charged, Recharges, BalanceAfter
    $imports.RejectPath | Import-Csv | Format-Table Line, Column, Reason

    # What did we spend, on what, and who spent it?
    Get-CommsCreditBalance | Format-Table
    Measure-PstnUsage -GroupBy Month, Payer | Format-Table
    Measure-PstnUsage -GroupBy User | Sort-Object Charge -Descending | Select-Object -First 5 | Format-Table
    Get-PstnUsage -Refused | Group-Object Reason | Sort-Object Count -Descending | Format-Table Count, Name

    # The same lines as the C# program prints, so that the two can be compared.
    'figures'
    $balance = Get-CommsCreditBalance
    "balance $(Format-Amount $balance.Balance) USD, in grace $(Format-Amount $balance.InGrace), $($balance.State)"
    foreach ($payer in Measure-PstnUsage -GroupBy Payer) {
        "payer $($payer.Payer): $($payer.Calls) calls, $($payer.Minutes) minutes, $($payer.PoolMinutes) from pools, $(Format-Amount $payer.Charge) USD"
    }
    foreach ($spender in Measure-PstnUsage -GroupBy User | Sort-Object Charge -Descending -Stable | Select-Object -First 5) {
        $name = $spender.User ? $spender.User : '(auto attendants and call queues)'
        "spender ${name}: $($spender.Calls) calls, $(Format-Amount $spender.Charge) USD"
    }
    foreach ($day in Get-CommsCreditFunds -IncludeSpent | Group-Object { Format-Day $_.PurchasedAt }, { Format-Day $_.ExpiresAt }) {
        $amount = [Linq.Enumerable]::Sum([decimal[]] $day.Group.Amount)
        $left = [Linq.Enumerable]::Sum([decimal[]] $day.Group.Remaining)
        "lots of $($day.Values[0]): $(Format-Amount $amount) USD, $(Format-Amount $left) left, expire $($day.Values[1])"
    }
}
finally {
    Disconnect-CommsCredit
    Remove-Item $scratch -Recurse -Force
}
