BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Speed Instant
    $connection = @{ Uri = $simulator.Uri }
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Send-LiveAudio with a full outbox' {
    BeforeAll { $session = Connect-LiveSession @connection }
    AfterAll { Disconnect-LiveSession $session }

    It 'knows three ways: <_>' -ForEach 'Wait', 'DropOldest', 'Fail' {
        , [byte[]]::new(640) | Send-LiveAudio -Session $session -WhenFull $_ -NoEnd
        $session.Counters.AudioDropped.TotalSeconds | Should -Be 0
    }
    It 'says so when the bytes end inside a sample' {
        , [byte[]]::new(641) | Send-LiveAudio -Session $session -NoEnd -ErrorVariable half -ErrorAction SilentlyContinue
        $half.FullyQualifiedErrorId | Should -Be 'AudioTruncated,LiveApi.PowerShell.Commands.SendLiveAudioCommand'
    }
    It 'puts single bytes of several inputs together before it judges' {
        [byte]1, [byte]2 | Send-LiveAudio -Session $session -NoEnd -ErrorAction Stop
    }
}

Describe 'A session with a limit' {
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'is closed in order when it has used its tokens, and says so' {
        $session = Connect-LiveSession @connection -TokenLimit 1
        (Invoke-LiveTurn -Session $session -Text 'Hello there').Outcome | Should -Be 'Completed'
        Receive-LiveMessage $session -Follow -Timeout 10 -ErrorVariable over -ErrorAction SilentlyContinue | Out-Null
        $over[0].FullyQualifiedErrorId | Should -Be 'LimitReached,LiveApi.PowerShell.Commands.ReceiveLiveMessageCommand'
        $session.State | Should -Be 'Closed'
        $session.Closed.Class | Should -Be 'Limit'
        (Get-LiveSession).Name | Should -Be $session.Name
    }
    It 'reckons with prices that are given' {
        $session = Connect-LiveSession @connection -CostLimit 100 -Price @{ InputText = 1000000; OutputAudio = 1000000; OutputText = 1000000 }
        $turn = Invoke-LiveTurn -Session $session -Text 'Hello there'
        $turn.Cost | Should -BeGreaterThan 1
        $session.Usage.Prices.Source | Should -Match '^-Price'
    }
    It 'refuses a price of something that has none' {
        { Connect-LiveSession @connection -Price @{ Applause = 1 } } | Should -Throw -ErrorId 'SetupInvalid,*'
    }
    It 'refuses a limit of money for a model without prices' {
        { Connect-LiveSession @connection -Model gemini-3.5-live-translate-preview -TargetLanguage de -CostLimit 1 } | Should -Throw -ErrorId 'PricesUnknown,*'
    }
}

Describe 'What changes something asks first' {
    It 'Disconnect-LiveSession -WhatIf leaves the session open' {
        $session = Connect-LiveSession @connection
        Disconnect-LiveSession $session -WhatIf
        $session.State | Should -Be 'Ready'
        Disconnect-LiveSession $session
        $session.State | Should -Be 'Closed'
    }
    It 'Stop-LiveSimulator -WhatIf leaves it running' {
        Stop-LiveSimulator $simulator -WhatIf
        $simulator.IsRunning | Should -BeTrue
    }
}

Describe 'Files that cannot be' {
    It 'Convert-LiveAudio refuses a file as its folder before it dials' {
        { Convert-LiveAudio (Join-Path $PSScriptRoot '../../examples/audio/*.wav') (Join-Path $PSScriptRoot 'README.md') -Uri 'ws://127.0.0.1:1/' } |
            Should -Throw -ErrorId 'AudioNotWritable,*'
    }
    It 'Save-LiveAudio names the file that was asked for, not one of its own' {
        $thrown = { , [byte[]]::new(640) | Save-LiveAudio '/no/such/folder/x.wav' } | Should -Throw -ErrorId 'AudioNotWritable,*' -PassThru
        "$thrown" | Should -Not -Match 'partial'
    }
}
