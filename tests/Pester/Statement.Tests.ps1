BeforeAll { . $PSScriptRoot/Helpers.ps1 }
AfterAll { Disconnect-CommsCredit }

Describe 'Export-CommsCreditStatement' {
    BeforeAll {
        $store = New-ContosoStore '2026-03-20T08:00:00Z'
        New-CommsCreditPaymentMethod Agreement -EnterpriseAgreement 7654321 | Out-Null
        Add-CommsCreditFunds 100 -PurchaseOrder 'PO<script>7' | Out-Null
        Add-TestUser bob@contoso.com
        Set-CommsCreditUser bob@contoso.com -Department 'R&D "North"' | Out-Null
        Import-DollarCard
        Import-TestCall (New-Call 1 -Start '2026-03-10T08:00:00Z') | Out-Null
    }
    BeforeEach { $path = New-TestPath '.html' }

    It 'writes a file for its owner only, with what was paid in and spent' {
        $file = Export-CommsCreditStatement $path -Month 2026-03
        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be $path
        if (-not $IsWindows) { $file.UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
        $text = Get-Content -LiteralPath $path -Raw
        $text | Should -Match '<title>Statement March 2026</title>'
        $text | Should -Match 'Enterprise Agreement 7654321'
        $text | Should -Match 'PO&lt;script&gt;7'
        $text | Should -Match 'R&amp;D &quot;North&quot;'
        $balance = (Get-CommsCreditBalance).Balance.ToString('0.00', [cultureinfo]::InvariantCulture)
        $text | Should -Match ([regex]::Escape("$balance USD"))
        Get-ChildItem (Split-Path $path) -Filter *.partial | Should -BeNullOrEmpty
    }

    It 'speaks the language of -Culture: <Culture>' -ForEach @(
        @{ Culture = 'de-AT'; Tag = 'de'; Word = 'Endsaldo' }
        @{ Culture = 'zh-CN'; Tag = 'zh-Hans'; Word = '期末余额' }
        @{ Culture = 'en-GB'; Tag = 'en'; Word = 'Closing balance' }
        @{ Culture = 'fr-FR'; Tag = 'en'; Word = 'Closing balance' }
    ) {
        Export-CommsCreditStatement $path -Month 2026-03 -Culture $Culture | Out-Null
        $text = Get-Content -LiteralPath $path -Raw
        $text | Should -Match "<html lang=`"$Tag`">"
        $text | Should -Match $Word
    }

    It 'writes a workbook whose summary adds up to the balance' {
        $path = New-TestPath '.xlsx'
        Export-CommsCreditStatement $path -Month 2026-03 | Should -BeOfType ([System.IO.FileInfo])
        if (-not $IsWindows) { (Get-Item $path).UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
        $zip = [System.IO.Compression.ZipFile]::OpenRead($path)
        try {
            $parts = @{}
            foreach ($entry in $zip.Entries) {
                $reader = [System.IO.StreamReader]::new($entry.Open())
                $parts[$entry.FullName] = $reader.ReadToEnd()
                $reader.Dispose()
            }
        }
        finally { $zip.Dispose() }
        ([xml] $parts['xl/workbook.xml']).workbook.sheets.sheet.name | Should -Be @(
            'Summary', 'Payments', 'Orders', 'Departments', 'Users', 'Pools', 'Funds', 'Expired', 'Corrections')
        $rows = ([xml] $parts['xl/worksheets/sheet1.xml']).worksheet.sheetData.row
        $amounts = @($rows[1..8] | ForEach-Object { [decimal] $_.c[1].v })
        ($amounts[0..6] | Measure-Object -Sum).Sum | Should -Be $amounts[7]
        $amounts[1] | Should -Be 100
        $amounts[3] | Should -Be (-(Measure-PstnUsage).Charge)
        $amounts[7] | Should -Be (Get-CommsCreditBalance).Balance
        $parts['xl/worksheets/sheet2.xml'] | Should -Match '>7654321<'
        $parts['xl/worksheets/sheet2.xml'] | Should -Match ([regex]::Escape('PO&lt;script&gt;7'))
        $parts['xl/worksheets/sheet4.xml'] | Should -Match 'R&amp;D "North"'
        ($parts.Values -join '') | Should -Not -Match '<x:f>'
    }

    It 'writes no workbook under -WhatIf' {
        $path = New-TestPath '.xlsx'
        (Export-CommsCreditStatement $path -Month 2026-03 -WhatIf).WhatIf | Should -BeTrue
        Test-Path -LiteralPath $path | Should -BeFalse
    }

    It 'takes months from the pipeline, by value and by name' {
        $folder = (New-Item -ItemType Directory (New-TestPath '.d')).FullName
        $files = '2026-02', [pscustomobject] @{ Month = '2026-03' } | Export-CommsCreditStatement -Path { "$folder/$($_.Month ?? $_).html" }
        $files.Name | Should -Be '2026-02.html', '2026-03.html'
    }

    It 'keeps a file that is there, unless -Force' {
        Set-Content -LiteralPath $path 'mine'
        { Export-CommsCreditStatement $path -Month 2026-03 } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content -LiteralPath $path | Should -Be 'mine'
        Export-CommsCreditStatement $path -Month 2026-03 -Force | Out-Null
        Get-Content -LiteralPath $path -TotalCount 1 | Should -Be '<!DOCTYPE html>'
    }

    It 'writes nothing under -WhatIf, and says what it would write' {
        $told = Export-CommsCreditStatement $path -Month 2026-03 -WhatIf
        $told.WhatIf | Should -BeTrue
        $told.FullName | Should -Be $path
        Test-Path -LiteralPath $path | Should -BeFalse
        Get-ErrorId { Export-CommsCreditStatement $path -Month 2026-04 -WhatIf } | Should -Be MonthInvalid
    }

    It 'refuses <Given>: <Id>' -ForEach @(
        @{ Given = 'what is no month'; Id = 'MonthInvalid'; Category = 'InvalidArgument'; Do = { Export-CommsCreditStatement $path -Month 2026-13 } }
        @{ Given = 'a month to come'; Id = 'MonthInvalid'; Category = 'InvalidArgument'; Do = { Export-CommsCreditStatement $path -Month 2026-04 } }
        @{ Given = 'another ending'; Id = 'FileFormatUnknown'; Category = 'InvalidData'; Do = { Export-CommsCreditStatement "$path.pdf" -Month 2026-03 } }
        @{ Given = 'a folder that is not there'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Do = { Export-CommsCreditStatement "$path/no/where.html" -Month 2026-03 } }
        @{ Given = 'another account'; Id = 'AccountNotFound'; Category = 'ObjectNotFound'; Do = { Export-CommsCreditStatement $path -Month 2026-03 -Account Nobody } }
    ) {
        $outcome = Get-Outcome $Do
        $outcome.Terminating | Should -BeTrue
        ($outcome.Errors[0].FullyQualifiedErrorId -split ',')[0] | Should -Be $Id
        $outcome.Errors[0].CategoryInfo.Category | Should -Be $Category
        $outcome.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Test-Path -LiteralPath $path | Should -BeFalse
    }

    It 'has examples' { (Get-Help Export-CommsCreditStatement -Examples | Out-String) | Should -Match '2026-03.html' }
}
