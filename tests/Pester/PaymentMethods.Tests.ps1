BeforeAll {
    . $PSScriptRoot/Helpers.ps1
    $number = '4111111111111111'
    function Get-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # Whether a text stands anywhere in the files of a store, as UTF-8 or as UTF-16.
    function Test-StoreHolds([string] $Path, [string] $Text) {
        $bytes = foreach ($file in Get-Item "$Path*") { [System.IO.File]::ReadAllBytes($file.FullName) }
        $all = [System.Text.Encoding]::Latin1.GetString([byte[]] $bytes)
        $wide = [System.Text.Encoding]::Latin1.GetString([System.Text.Encoding]::Unicode.GetBytes($Text))
        $all.Contains($Text, [StringComparison]::Ordinal) -or $all.Contains($wide, [StringComparison]::Ordinal)
    }
}
AfterAll { Disconnect-CommsCredit }

Describe 'Payment methods' {
    BeforeEach { $store = New-ContosoStore '2026-03-20T08:00:00Z' }

    It 'F14: a card is a token, a brand, four digits and an expiry' {
        $card = New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_visa_9f1) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2027'
        $card.Name | Should -Be 'Visa'
        $card.Kind | Should -Be 'Card'
        $card.Display | Should -BeLike '*1111*'
        $card.Display | Should -Not -BeLike '*tok_visa_9f1*'
        $card.ExpiresOn | Should -Not -BeNullOrEmpty
        $card.IsDefault | Should -BeTrue
    }

    It 'F14: an Enterprise Agreement is its number' {
        $agreement = New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321
        $agreement.Kind | Should -Be 'EnterpriseAgreement'
        $agreement.Display | Should -BeLike '*7654321*'
        $agreement.ExpiresOn | Should -BeNullOrEmpty
    }

    It 'the first is the default until another one is' {
        New-CommsCreditPaymentMethod First -EnterpriseAgreement 1111111 | Out-Null
        (New-CommsCreditPaymentMethod Second -EnterpriseAgreement 2222222).IsDefault | Should -BeFalse
        (New-CommsCreditPaymentMethod Third -EnterpriseAgreement 3333333 -Default).IsDefault | Should -BeTrue
        (Get-CommsCreditPaymentMethod | Where-Object IsDefault).Name | Should -Be 'Third'
    }

    It 'are found by name without regard to case, by wildcard, and listed without a name' {
        New-CommsCreditPaymentMethod Alpha -EnterpriseAgreement 1111111 | Out-Null
        New-CommsCreditPaymentMethod Beta -EnterpriseAgreement 2222222 | Out-Null
        (Get-CommsCreditPaymentMethod aLPHA).Name | Should -Be 'Alpha'
        (Get-CommsCreditPaymentMethod 'B*').Name | Should -Be 'Beta'
        (Get-CommsCreditPaymentMethod).Name | Should -Be @('Alpha', 'Beta')
        Get-CommsCreditPaymentMethod 'Z*' | Should -BeNullOrEmpty
    }

    It 'PaymentMethodNotFound: an exact name that does not exist is an error' {
        Get-ErrorId { Get-CommsCreditPaymentMethod Nobody } | Should -Be 'PaymentMethodNotFound'
        Get-ErrorId { Add-CommsCreditFunds 100 -PaymentMethod Nobody } | Should -Be 'PaymentMethodNotFound'
        Get-ErrorId { Set-CommsCreditAutoRecharge -RechargeAmount 100 -TriggerAmount 50 -PaymentMethod Nobody } | Should -Be 'PaymentMethodNotFound'
    }

    It 'PaymentMethodExists: a name is used once' {
        New-CommsCreditPaymentMethod EA -EnterpriseAgreement 7654321 | Out-Null
        Get-ErrorId { New-CommsCreditPaymentMethod ea -EnterpriseAgreement 1234567 } | Should -Be 'PaymentMethodExists'
        (Get-CommsCreditPaymentMethod).Display | Should -BeLike '*7654321*'
    }

    It 'CardNumberRefused: a full card number is refused as <Where>, and not repeated' -ForEach @(
        @{ Where = 'token'; Try = { New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret $number) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2027' } }
        @{ Where = 'token with spaces'; Try = { New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret '4111 1111 1111 1111') -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2027' } }
        @{ Where = 'last four'; Try = { New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_1) -CardBrand Visa -CardLast4 $number -CardExpiry '12/2027' } }
        @{ Where = 'name'; Try = { New-CommsCreditPaymentMethod $number -CardToken (Get-Secret tok_1) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2027' } }
        @{ Where = 'brand'; Try = { New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_1) -CardBrand $number -CardLast4 1111 -CardExpiry '12/2027' } }
        @{ Where = 'agreement'; Try = { New-CommsCreditPaymentMethod EA -EnterpriseAgreement $number } }
        @{ Where = 'purchase order'; Try = { Add-CommsCreditFunds 100 -PurchaseOrder $number } }
    ) {
        $outcome = Get-Outcome $Try
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CardNumberRefused,*'
        "$($outcome.Errors[0]) $($outcome.Errors[0].TargetObject) $($outcome.Errors[0].ErrorDetails)" | Should -Not -Match '4111 ?1111'
        Get-CommsCreditPaymentMethod | Should -BeNullOrEmpty
        Disconnect-CommsCredit
        Test-StoreHolds $store $number | Should -BeFalse
        Test-StoreHolds $store '4111 1111 1111 1111' | Should -BeFalse
    }

    It 'never keeps a token in clear, neither while the store is open nor after' {
        New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_visa_secret_9f1) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2027' | Out-Null
        Add-CommsCreditFunds 100 | Out-Null
        Test-StoreHolds $store 'tok_visa_secret_9f1' | Should -BeFalse
        Disconnect-CommsCredit
        Test-StoreHolds $store 'Visa' | Should -BeTrue -Because 'the search must be able to find what is there'
        Test-StoreHolds $store 'tok_visa_secret_9f1' | Should -BeFalse
    }

    It 'refuses an expiry that is no month' -ForEach '13/2027', '2027-12', 'soon' {
        $expiry = $_
        (Get-Outcome { New-CommsCreditPaymentMethod Visa -CardToken (Get-Secret tok_1) -CardBrand Visa -CardLast4 1111 -CardExpiry $expiry }).Terminating | Should -BeTrue
        Get-CommsCreditPaymentMethod | Should -BeNullOrEmpty
    }

    It 'is a card or an agreement, not both and not neither' {
        (Get-Outcome { New-CommsCreditPaymentMethod Both -CardToken (Get-Secret tok_1) -CardBrand Visa -CardLast4 1111 -CardExpiry '12/2027' -EnterpriseAgreement 7654321 }).Terminating | Should -BeTrue
        (Get-Outcome { New-CommsCreditPaymentMethod Both -CardBrand Visa -EnterpriseAgreement 7654321 }).Terminating | Should -BeTrue
        Get-CommsCreditPaymentMethod | Should -BeNullOrEmpty
    }
}
