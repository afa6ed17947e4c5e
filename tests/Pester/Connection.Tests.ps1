BeforeAll { . $PSScriptRoot/Helpers.ps1 }

Describe 'Connecting to a store' {
    AfterEach { Disconnect-CommsCredit }

    It 'creates the file where there is none and says what it opened' {
        $path = New-TestPath
        $connection = Connect-CommsCredit $path -Rehearsal -Now '2026-01-15T08:00:00Z'
        $path | Should -Exist
        $connection.Engine | Should -Be 'SQLite'
        $connection.Location | Should -Be $path
        $connection.SchemaVersion | Should -BeGreaterThan 0
        $connection.Account | Should -BeNullOrEmpty
        $connection.Rehearsal | Should -BeTrue
        $connection.Now | Should -Be (Get-Moment '2026-01-15T08:00:00Z')
    }

    It 'names the default account' {
        $path = New-ContosoStore
        (Connect-CommsCredit $path -Rehearsal -Now '2026-03-20T08:00:00Z').Account | Should -Be 'Contoso'
    }

    It 'takes a path relative to the current location' {
        Push-Location TestDrive:/
        try {
            Connect-CommsCredit relative.db -Rehearsal -Now '2026-01-15' | Out-Null
            Join-Path (Get-PSDrive TestDrive).Root relative.db | Should -Exist
        }
        finally { Pop-Location }
    }

    It 'opens a store that is no rehearsal on the real clock' {
        $before = [datetimeoffset]::UtcNow
        $connection = Connect-CommsCredit (New-TestPath)
        $connection.Rehearsal | Should -BeFalse
        New-CommsCreditAccount Contoso -Currency USD -Country US | Out-Null
        $order = Add-CommsCreditFunds 50
        $order.OrderedAt | Should -BeGreaterOrEqual $before.AddSeconds(-1)
        $order.OrderedAt | Should -BeLessOrEqual ([datetimeoffset]::UtcNow.AddSeconds(1))
    }

    It 'replaces the connection when another store is opened' {
        $first = New-ContosoStore
        Add-CommsCreditFunds 100 | Out-Null
        New-ContosoStore | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 0
        Connect-CommsCredit $first -Rehearsal -Now '2026-03-20T08:00:00Z' | Out-Null
        (Get-CommsCreditBalance).Balance | Should -Be 100
    }

    It 'writes nothing when it disconnects, and may be asked twice' {
        New-RehearsalStore | Out-Null
        Disconnect-CommsCredit | Should -BeNullOrEmpty
        Disconnect-CommsCredit | Should -BeNullOrEmpty
    }
}

Describe 'The rehearsal clock' {
    BeforeEach { $store = New-ContosoStore '2026-01-15T08:00:00Z' }
    AfterEach { Disconnect-CommsCredit }

    It 'stands at the given moment' {
        (Add-CommsCreditFunds 50).OrderedAt | Should -Be (Get-Moment '2026-01-15T08:00:00Z')
        Start-Sleep -Milliseconds 20
        (Add-CommsCreditFunds 50).OrderedAt | Should -Be (Get-Moment '2026-01-15T08:00:00Z')
    }

    It 'moves forward' {
        (Connect-CommsCredit $store -Rehearsal -Now '2026-02-01T00:00:00Z').Now | Should -Be (Get-Moment '2026-02-01')
        (Add-CommsCreditFunds 50).OrderedAt | Should -Be (Get-Moment '2026-02-01')
    }

    It 'may be given the same moment again' {
        (Connect-CommsCredit $store -Rehearsal -Now '2026-01-15T08:00:00Z').Now | Should -Be (Get-Moment '2026-01-15T08:00:00Z')
    }

    It 'never moves back: ClockBackwards' {
        $outcome = Get-Outcome { Connect-CommsCredit $store -Rehearsal -Now '2026-01-15T07:59:59Z' }
        $outcome.Terminating | Should -BeTrue
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ClockBackwards,*'
        (Connect-CommsCredit $store -Rehearsal -Now '2026-01-15T08:00:00Z').Now | Should -Be (Get-Moment '2026-01-15T08:00:00Z')
    }

    It 'reads a date without an offset as UTC' {
        (Connect-CommsCredit $store -Rehearsal -Now '2026-02-01').Now | Should -Be (Get-Moment '2026-02-01T00:00:00Z')
    }

    It 'reads a date with an offset as that moment, and shows it in UTC' {
        $now = (Connect-CommsCredit $store -Rehearsal -Now '2026-02-01T01:30:00+01:30').Now
        $now.UtcDateTime | Should -Be (Get-Moment '2026-02-01T00:00:00Z').UtcDateTime
        $now.Offset | Should -Be ([timespan]::Zero)
    }

    It 'reads a DateTime object without a kind as UTC' {
        $moment = [datetime]::new(2026, 2, 1, 12, 0, 0)
        (Connect-CommsCredit $store -Rehearsal -Now $moment).Now | Should -Be (Get-Moment '2026-02-01T12:00:00Z')
    }

    It 'is a rehearsal store for life, also when it is opened without -Rehearsal' {
        Disconnect-CommsCredit
        $connection = Connect-CommsCredit $store
        $connection.Rehearsal | Should -BeTrue
        $connection.Now | Should -Be (Get-Moment '2026-01-15T08:00:00Z')
    }

    It 'does not make a rehearsal of a store that is real' {
        $real = New-TestPath
        Connect-CommsCredit $real | Out-Null
        Disconnect-CommsCredit
        $outcome = Get-Outcome { Connect-CommsCredit $real -Rehearsal -Now '2026-01-15T08:00:00Z' }
        $outcome.Terminating | Should -BeTrue
        (Connect-CommsCredit $real).Rehearsal | Should -BeFalse
    }
}
