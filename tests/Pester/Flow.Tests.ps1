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
