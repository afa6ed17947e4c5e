@{
    'Connect-CommsCredit' = @(
        @{ Code = 'Connect-CommsCredit ./credits.db'; Text = 'Opens a store, made where it is absent, for the commands that follow.' }
        @{ Code = 'Connect-CommsCredit ./trial.db -Rehearsal -Now 2026-01-01'; Text = 'Makes a store for trying things. Its clock stands at the given moment; connecting again with a later -Now moves it forward.' }
    )
    'Connect-CommsCreditGraph' = @(
        @{ Code = 'Connect-CommsCreditGraph -ManagedIdentity'; Text = 'Signs a runbook in. Nothing secret is stored anywhere.' }
        @{ Code = 'Connect-CommsCreditGraph -TenantId contoso.com -ClientId $application -CertificatePath ./graph.pfx -CertificatePassword (Read-Host -AsSecureString)'; Text = 'Signs an application in with its certificate.' }
        @{ Code = 'Connect-CommsCreditGraph -TenantId contoso.us -Interactive -Environment USGov'; Text = 'Signs a person in, in the browser, in the cloud of the United States government.' }
    )
    'Disconnect-CommsCredit' = @(
        @{ Code = 'Disconnect-CommsCredit'; Text = 'Closes the store. The one file is complete and can be copied.' }
    )
    'New-CommsCreditAccount' = @(
        @{ Code = 'New-CommsCreditAccount Contoso -Currency USD -Country US'; Text = 'Creates the account. The first one of a store is its default.' }
        @{ Code = 'New-CommsCreditAccount Fabrikam -Currency EUR -Country DE -TimeZone Europe/Berlin -MinimumFunding 20'; Text = 'Creates an account whose months are those of Berlin, and which takes fundings from 20 on.' }
    )
    'Get-CommsCreditAccount' = @(
        @{ Code = 'Get-CommsCreditAccount'; Text = 'Lists the accounts of the store with their settings.' }
    )
    'Set-CommsCreditAccount' = @(
        @{ Code = 'Set-CommsCreditAccount Contoso -PoolCap SeparateCaps'; Text = 'Counts domestic and international minutes of the international plan apart.' }
        @{ Code = 'Set-CommsCreditAccount Fabrikam -Default'; Text = 'Makes Fabrikam the account that commands without -Account mean.' }
    )
    'Add-CommsCreditFunds' = @(
        @{ Code = 'Add-CommsCreditFunds 500'; Text = 'Records a funding of 500 that expires in twelve months.' }
        @{ Code = 'Add-CommsCreditFunds 1000 -PaymentMethod Agreement -PurchaseOrder PO-4711 -RequestId (New-Guid)'; Text = 'Orders 1,000 on the Enterprise Agreement. With a request id, a script that runs twice funds once.' }
    )
    'Get-CommsCreditOrder' = @(
        @{ Code = 'Get-CommsCreditOrder -Kind Recharge -From 2026-01-01'; Text = 'Lists what auto-recharge bought since January.' }
    )
    'Undo-CommsCreditOrder' = @(
        @{ Code = 'Get-CommsCreditOrder -Kind Manual | Select-Object -Last 1 | Undo-CommsCreditOrder -WhatIf'; Text = 'Shows what would become of the last funding by hand, if it was a mistake.' }
        @{ Code = 'Undo-CommsCreditOrder 0f8fad5b-d9cb-469f-a165-70867728950e'; Text = 'Takes a funding back of which nothing was used. A payment by card is given back at the payment provider.' }
    )
    'Test-CommsCreditLedger' = @(
        @{ Code = "if (-not (Test-CommsCreditLedger)) { throw 'The books do not hold.' }"; Text = 'Adds everything up again, in a nightly script for example.' }
        @{ Code = 'Test-CommsCreditLedger -Detailed | Select-Object -Last 1 | Export-Csv heads.csv -Append'; Text = 'Keeps the head hash elsewhere: it proves later what stood in the ledger today.' }
    )
    'Set-CommsCreditNotificationSetting' = @(
        @{ Code = 'Set-CommsCreditNotificationSetting -To telephony@contoso.com, finance@contoso.com -From credits@contoso.com -SmtpServer smtp.contoso.com -Credential (Get-Credential)'; Text = 'Mails notices from now on, encrypted by STARTTLS. The password is kept encrypted for this user; a runbook may keep it in the environment variables COMMSCREDITS_SMTP_USERNAME and COMMSCREDITS_SMTP_PASSWORD instead.' }
        @{ Code = 'Set-CommsCreditNotificationSetting -LowBalance 100 -Language de'; Text = 'Tells in German when the balance falls below 100, where auto-recharge is off.' }
    )
    'Get-CommsCreditNotificationSetting' = @(
        @{ Code = 'Get-CommsCreditNotificationSetting'; Text = 'Tells to whom notices go, without the password.' }
    )
    'Get-CommsCreditNotification' = @(
        @{ Code = 'Get-CommsCreditNotification -Status Failed | Format-List Subject, Attempts, LastError'; Text = 'Tells which mails did not go out, and why.' }
        @{ Code = 'Get-CommsCreditNotification -Kind RechargeFailed -From 2026-03-01'; Text = 'Lists the recharges that failed since March.' }
    )
    'Send-CommsCreditNotification' = @(
        @{ Code = 'Send-CommsCreditNotification'; Text = 'Sends what waits now, without waiting for the next maintenance.' }
        @{ Code = 'Get-CommsCreditNotification -Status Expired | Send-CommsCreditNotification'; Text = 'Sends again what could not be sent for three days.' }
    )
    'Export-CommsCreditStatement' = @(
        @{ Code = 'Export-CommsCreditStatement ./2026-03.html -Month 2026-03'; Text = 'Writes the statement of March: opening balance, fundings and recharges with their purchase orders, charges by department and user, expiries, closing balance.' }
        @{ Code = 'Export-CommsCreditStatement ./2026-03.xlsx -Month 2026-03 -Culture de-DE'; Text = 'Writes the same as a workbook with German headings: a summary that adds up, and a sheet each for payments, departments, users, pools and expiries.' }
        @{ Code = "'2026-01', '2026-02', '2026-03' | Export-CommsCreditStatement -Path { `"./statement-`$_.html`" } -Culture de-DE -Force"; Text = 'Writes the statements of a quarter in German and replaces those that are there.' }
    )
    'Backup-CommsCreditStore' = @(
        @{ Code = 'Backup-CommsCreditStore ./credits.bak -Force'; Text = 'Copies the store, also while imports go on, and replaces the copy of yesterday. Keys that protect payment tokens are not in it.' }
    )
    'Restore-CommsCreditStore' = @(
        @{ Code = 'Restore-CommsCreditStore ./credits.bak'; Text = 'Asks, then replaces the connected store by the backup, once its books are checked. The old file is kept beside the store as .before-restore.' }
        @{ Code = 'Restore-CommsCreditStore ./credits.bak -WhatIf'; Text = 'Checks the backup and changes nothing.' }
    )
    'Get-CommsCreditBalance' = @(
        @{ Code = 'Get-CommsCreditBalance'; Text = 'Tells what can be spent, what expires next and when.' }
        @{ Code = "if ((Get-CommsCreditBalance).State -ne 'Funded') { 'Time to add funds.' }"; Text = 'Asks for the state in a script.' }
    )
    'Get-CommsCreditFunds' = @(
        @{ Code = 'Get-CommsCreditFunds'; Text = 'Lists the lots that hold money, each with its expiry.' }
        @{ Code = 'Get-CommsCreditFunds -IncludeSpent | Measure-Object Amount, Used, Expired -Sum'; Text = 'Sums what was ever bought, used and forfeited.' }
    )
    'Get-CommsCreditTransaction' = @(
        @{ Code = 'Get-CommsCreditTransaction -From 2026-03-01 -To 2026-04-01'; Text = 'Lists what went into the balance and out of it in March.' }
    )
    'Set-CommsCreditAutoRecharge' = @(
        @{ Code = 'Set-CommsCreditAutoRecharge -RechargeAmount 500 -TriggerAmount 100'; Text = 'Adds 500 whenever the balance falls below 100.' }
        @{ Code = 'Set-CommsCreditAutoRecharge -RechargeAmount 500 -TriggerAmount 100 -MonthlyCeiling 2000 -BackupPaymentMethod Agreement'; Text = 'Never adds more than 2,000 in a month, and asks the agreement when the card declines.' }
    )
    'Get-CommsCreditAutoRecharge' = @(
        @{ Code = 'Get-CommsCreditAutoRecharge | Format-List State, Reason, NextAttemptAt'; Text = 'Tells why it did not fire.' }
    )
    'Enable-CommsCreditAutoRecharge' = @(
        @{ Code = 'Enable-CommsCreditAutoRecharge'; Text = 'Switches it on with the amounts it had.' }
    )
    'Disable-CommsCreditAutoRecharge' = @(
        @{ Code = 'Disable-CommsCreditAutoRecharge'; Text = 'Switches it off, for example before a move to another billing account. The amounts stay.' }
    )
    'New-CommsCreditPaymentMethod' = @(
        @{ Code = 'New-CommsCreditPaymentMethod Visa -CardToken (Read-Host -AsSecureString) -CardBrand Visa -CardLast4 4242 -CardExpiry 09/2029'; Text = 'Adds a card by the token the payment gateway gave for it. A full card number is refused.' }
        @{ Code = 'New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 1234567 -Default'; Text = 'Adds an Enterprise Agreement and makes it the default.' }
    )
    'Get-CommsCreditPaymentMethod' = @(
        @{ Code = 'Get-CommsCreditPaymentMethod'; Text = 'Lists the ways to pay, without any secret.' }
    )
    'Set-CommsCreditPaymentMethod' = @(
        @{ Code = 'Set-CommsCreditPaymentMethod Visa -CardToken (Read-Host -AsSecureString) -CardLast4 1881 -CardExpiry 09/2031'; Text = 'Renews a card by the token of the new one. A recharge that the old card declined is tried at once.' }
        @{ Code = 'Set-CommsCreditPaymentMethod Agreement -Default'; Text = 'Makes it the method of orders that name none.' }
    )
    'Remove-CommsCreditPaymentMethod' = @(
        @{ Code = 'Remove-CommsCreditPaymentMethod Visa'; Text = 'Takes a card away, after a question. While auto-recharge names it, that is refused.' }
    )
    'Set-CommsCreditGateway' = @(
        @{ Code = 'Set-CommsCreditGateway https://payments.contoso.com/orders -Secret (Read-Host -AsSecureString)'; Text = 'Asks your own endpoint for payments from now on. The secret is kept encrypted for this user.' }
        @{ Code = 'Set-CommsCreditGateway -Offline'; Text = 'Asks nobody: orders are recorded.' }
    )
    'Get-CommsCreditGateway' = @(
        @{ Code = 'Get-CommsCreditGateway'; Text = 'Tells where payments are asked for, without the secret.' }
    )
    'Resolve-CommsCreditOrder' = @(
        @{ Code = 'Resolve-CommsCreditOrder 2f1c0a52-6a3e-4b57-9d60-1f0f3a8f5a11 -Settled'; Text = 'Puts the funds of an order into the balance, once the provider has said that it was paid.' }
        @{ Code = 'Get-CommsCreditOrder -Status Unknown | Resolve-CommsCreditOrder -Declined'; Text = 'Closes every order of unknown outcome as not paid.' }
    )
    'Set-CommsCreditUser' = @(
        @{ Code = 'Import-Csv users.csv | Set-CommsCreditUser'; Text = 'Records users from a file. Columns bind by their names; empty cells leave what there is.' }
        @{ Code = 'Set-CommsCreditUser ada@contoso.com -UsageLocation US -Department Sales'; Text = 'Records one user.' }
        @{ Code = 'Set-CommsCreditUser ada@contoso.com -Department $null'; Text = 'Clears the department.' }
    )
    'Get-CommsCreditUser' = @(
        @{ Code = 'Get-CommsCreditUser -License CommunicationsCredits'; Text = 'Lists who may spend credits.' }
        @{ Code = 'Get-CommsCreditUser *@contoso.com -Department Sales'; Text = 'Lists the users of a domain and department.' }
        @{ Code = 'Get-CommsCreditUser -Source Graph -License PhoneSystem | Set-CommsCreditUser'; Text = 'Records everybody who holds Phone System in Microsoft 365. Policies and limits that are recorded here stay.' }
    )
    'Remove-CommsCreditUser' = @(
        @{ Code = 'Remove-CommsCreditUser ada@contoso.com'; Text = 'Removes a user after asking. The licences end now; history and calls stay.' }
        @{ Code = 'Import-Csv leavers.csv | Remove-CommsCreditUser -Confirm:$false'; Text = 'Removes everybody in a list, without asking.' }
        @{ Code = 'Remove-CommsCreditUser -Department Interns -WhatIf'; Text = 'Shows whom it would remove from a department.' }
    )
    'Grant-CommsCreditLicense' = @(
        @{ Code = 'Get-CommsCreditUser -Department Sales | Grant-CommsCreditLicense'; Text = 'Lets a department spend credits. Each user gets a result; a bad one never stops the rest.' }
        @{ Code = "'ada@contoso.com' | Grant-CommsCreditLicense -License PhoneSystem, CallingPlanDomestic, CommunicationsCredits"; Text = 'Grants a set; prerequisites may come in the same call.' }
        @{ Code = 'Grant-CommsCreditLicense ada@contoso.com -License CallingPlanInternational -Replace CallingPlanDomestic'; Text = 'Swaps the Calling Plan in one step.' }
        @{ Code = 'Import-Csv joiners.csv | Grant-CommsCreditLicense -Source Graph'; Text = 'Grants the licence in Microsoft 365, and records here what was granted there. Each user has one result.' }
        @{ Code = '$users = Import-Csv users.csv; $users | Grant-CommsCreditLicense -ExpectedCount $users.Count'; Text = 'Shows how long the rest takes, because it is told how many come.' }
    )
    'Revoke-CommsCreditLicense' = @(
        @{ Code = 'Import-Csv leavers.csv | Revoke-CommsCreditLicense -EffectiveTo 2026-04-01'; Text = 'Takes the credit licence from everyone in the file, from April on.' }
    )
    'Get-CommsCreditLicense' = @(
        @{ Code = 'Get-CommsCreditLicense -At 2026-03-15 -License CommunicationsCredits'; Text = 'Lists who held the licence on a day.' }
    )
    'Get-CommsCreditPlan' = @(
        @{ Code = 'Get-CommsCreditPlan -Country DE'; Text = 'Shows what each licence includes, needs and enables in Germany.' }
        @{ Code = 'Get-CommsCreditPlan -License CallingPlan* | Where-Object DomesticMinutes -GE 3000'; Text = 'Lists the plans with 3,000 domestic minutes or more, country by country.' }
    )
    'Set-CommsCreditAllotment' = @(
        @{ Code = 'Set-CommsCreditAllotment -Country DE -License CallingPlanDomestic -DomesticMinutes 2000 -EffectiveFrom 2026-04-01'; Text = 'Says that the plan has 2,000 minutes in Germany from the pool of April on. International minutes stay.' }
        @{ Code = 'Import-Csv minutes.csv | Set-CommsCreditAllotment -EffectiveFrom 2026-04-01 -WhatIf'; Text = 'Shows what the columns Country, License, DomesticMinutes and InternationalMinutes of a file would set.' }
    )
    'Get-CommsCreditAllotment' = @(
        @{ Code = 'Get-CommsCreditAllotment -Country DE'; Text = 'Lists the minutes that the account sets itself in Germany.' }
    )
    'Remove-CommsCreditAllotment' = @(
        @{ Code = 'Remove-CommsCreditAllotment -Country DE -License CallingPlanDomestic -EffectiveFrom 2026-04-01'; Text = 'Takes the minutes from April on away; what held before holds again.' }
        @{ Code = 'Get-CommsCreditAllotment | Remove-CommsCreditAllotment -Confirm:$false'; Text = 'Goes back to the minutes that the module knows, without asking.' }
    )
    'Set-CommsCreditNumber' = @(
        @{ Code = "Set-CommsCreditNumber '+44 20 7946 0000' -AssignedTo ada@contoso.com"; Text = 'Registers the number of a user. Calls without a user name find her by it.' }
        @{ Code = 'Set-CommsCreditNumber +18005550100 -AssignedTo reception@contoso.com'; Text = 'Registers the toll-free number of an auto attendant. Its prefix tells that it is a toll-free service number.' }
        @{ Code = 'Import-Csv numbers.csv | Set-CommsCreditNumber'; Text = 'Registers numbers from a file with the columns PhoneNumber, Kind, TollFree and AssignedTo; empty cells leave what there is.' }
    )
    'Get-CommsCreditNumber' = @(
        @{ Code = 'Get-CommsCreditNumber -Kind Service'; Text = 'Lists bridges, auto attendants and call queues.' }
        @{ Code = 'Get-CommsCreditNumber +4420*'; Text = 'Lists the numbers in London.' }
    )
    'Remove-CommsCreditNumber' = @(
        @{ Code = 'Remove-CommsCreditNumber +442079460000'; Text = 'Takes a number out of the register after asking. Stored calls stay as they are.' }
        @{ Code = 'Get-CommsCreditNumber -AssignedTo ada@contoso.com | Remove-CommsCreditNumber -Confirm:$false'; Text = 'Takes out every number of a user, without asking.' }
    )
    'Import-CommsCreditRateCard' = @(
        @{ Code = 'Import-CommsCreditRateCard rates.csv -Name Standard -EffectiveFrom 2026-01-01'; Text = 'Takes in a price sheet that holds from January on. A card of the same name is closed by it.' }
    )
    'New-CommsCreditRateCard' = @(
        @{ Code = 'New-CommsCreditRateCard Observed -FromUsage -From 2026-01-01 -To 2026-04-01 -WhatIf'; Text = 'Looks what the provider charged a minute in a quarter, and warns of each price that was not constant. Nothing is kept.' }
        @{ Code = 'New-CommsCreditRateCard Observed -FromUsage -EffectiveFrom 2026-04-01'; Text = 'Makes a card of the prices behind all stored charges, to hold from April on.' }
    )
    'Get-CommsCreditRateCard' = @(
        @{ Code = 'Get-CommsCreditRateCard'; Text = 'Lists the cards and their versions.' }
    )
    'Remove-CommsCreditRateCard' = @(
        @{ Code = "Remove-CommsCreditRateCard Draft"; Text = 'Removes a card that priced no call yet, with all its versions. It asks first; -Confirm:$false does not.' }
        @{ Code = 'Remove-CommsCreditRateCard Standard -EffectiveFrom 2026-04-01 -WhatIf'; Text = 'Says whether the version of April could be taken back. The version before it would last again.' }
    )
    'Get-CommsCreditRate' = @(
        @{ Code = 'Get-CommsCreditRate +442079460000'; Text = 'Tells the rate of a number: the longest prefix of the card in force.' }
        @{ Code = 'Get-CommsCreditRate -Country DE -Service ConferenceDialOut'; Text = 'Lists what meetings pay for calls to Germany.' }
    )
    'Import-PstnUsage' = @(
        @{ Code = 'Import-PstnUsage ./Export.callingplans.zip'; Text = 'Takes in the export as it was downloaded. Every call counts once, however often it is imported.' }
        @{ Code = 'Get-ChildItem ./exports/*.csv | Import-PstnUsage -WhatIf'; Text = 'Says what the import would charge, and changes nothing.' }
        @{ Code = 'Import-PstnUsage -Graph -From 2026-01-01'; Text = 'Takes in the calls since January from Microsoft Graph, 90 days at a time. Run again, it takes in what is missing.' }
    )
    'Get-PstnUsage' = @(
        @{ Code = 'Get-PstnUsage ada@contoso.com -From 2026-03-01 -Payer Credits'; Text = "Lists a user's calls that credits paid for." }
        @{ Code = 'Get-PstnUsage -Refused | Group-Object Reason'; Text = 'Counts the calls that would have been refused, by reason.' }
    )
    'Measure-PstnUsage' = @(
        @{ Code = 'Measure-PstnUsage -GroupBy User -From 2026-03-01 | Sort-Object Charge -Descending | Select-Object -First 5'; Text = 'Lists the top spenders of a month.' }
        @{ Code = 'Measure-PstnUsage -GroupBy Department, Month'; Text = 'Sums by department and month, for charge-back.' }
    )
    'Export-PstnUsage' = @(
        @{ Code = 'Export-PstnUsage ./march.xlsx -From 2026-03-01 -To 2026-04-01 -GroupBy Department'; Text = 'Writes the calls of March as a workbook, with the sums of each department and a chart, for charge-back.' }
        @{ Code = 'Get-PstnUsage -Refused | Export-PstnUsage ./refused.csv -Force'; Text = 'Writes the calls that would have been refused as CSV, in place of an older file.' }
        @{ Code = 'Export-PstnUsage ./march.html -From 2026-03-01 -To 2026-04-01'; Text = 'Writes the report of March as one page for the browser or for paper.' }
        @{ Code = 'Export-PstnUsage ./anrufe.csv -UseCulture -Culture de-DE'; Text = 'Writes a CSV that a German spreadsheet opens: with semicolons and decimal commas.' }
    )
    'Update-PstnUsage' = @(
        @{ Code = 'Update-PstnUsage -Unrated'; Text = 'Prices the calls that had no price when they were imported, after their rate card has come.' }
        @{ Code = 'Update-PstnUsage -From 2026-01-01 -WhatIf'; Text = 'Tells what pricing the calls since January again would change. Nothing is written.' }
    )
    'Compare-PstnUsage' = @(
        @{ Code = 'Compare-PstnUsage -From 2026-01-01 -To 2026-02-01'; Text = 'Lists the calls of January whose charge differs from the provider''s, and the total of all.' }
        @{ Code = '(Compare-PstnUsage -From 2026-01-01)[-1].Difference'; Text = 'The last object is the total: by how much the rate cards ask for more than the provider charged.' }
    )
    'Get-PstnMinutePool' = @(
        @{ Code = 'Get-PstnMinutePool'; Text = 'Shows this month''s included minutes, used and left.' }
        @{ Code = 'Get-PstnMinutePool 2026-01 | Where-Object PercentUsed -ge 80'; Text = 'The pools of January that ran low.' }
    )
    'Get-PstnCallQuote' = @(
        @{ Code = 'Get-PstnCallQuote +442079460000 -UserPrincipalName ada@contoso.com -Duration 00:10:00'; Text = 'Tells who would pay for ten minutes to London, and how long Ada could talk.' }
        @{ Code = 'Get-CommsCreditUser | Get-PstnCallQuote +81312345678 | Where-Object Allowed -eq $false'; Text = 'Asks for every user; those who could not call Tokyo now are left, each with the reason.' }
        @{ Code = 'Get-PstnCallQuote +18005550100 -CallType ucap_in'; Text = 'Tells what a minute to your own toll-free number costs.' }
    )
    'Test-PstnCall' = @(
        @{ Code = 'if (-not (Test-PstnCall +442079460000 -UserPrincipalName ada@contoso.com)) { ''Ada cannot call London.'' }'; Text = 'Asks in a script whether a call would be let through.' }
    )
    'Invoke-CommsCreditMaintenance' = @(
        @{ Code = 'Invoke-CommsCreditMaintenance'; Text = 'In a runbook every hour: forfeits expired funds, recharges, asks again after a decline.' }
        @{ Code = 'Invoke-CommsCreditMaintenance -WhatIf'; Text = 'Tells what is due. Nobody is asked for money.' }
    )
}
