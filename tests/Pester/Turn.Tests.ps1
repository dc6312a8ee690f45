BeforeDiscovery {
    $recordings = @(
        @{ File = 'train-question.en.16k.wav'; Seconds = 5.9 }
        @{ File = 'wait-tomorrow.en.24k-float.wav'; Seconds = 3.4 }
        @{ File = 'wait-tomorrow.en.48k-24bit.wav'; Seconds = 3.4 }
        @{ File = 'table-reservation.de.44k-stereo.wav'; Seconds = 4.7 }
        @{ File = 'where-is-the-station.fr.8k-mulaw.wav'; Seconds = 2.5 }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $key = ConvertTo-SecureString 'x' -AsPlainText -Force
    $audio = Join-Path $PSScriptRoot '../../examples/audio'
    $simulator = Start-LiveSimulator -Speed Instant
    $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -InputTranscription -OutputTranscription
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Invoke-LiveTurn with text' {
    BeforeAll { $turn = Invoke-LiveTurn -Session $session -Text 'Good morning' }

    It 'is one turn, completed' { $turn | Should -BeOfType LiveApi.Sessions.LiveTurn; $turn.Outcome | Should -Be 'Completed' }
    It 'has the words' { $turn.Transcript | Should -Be 'Good morning' }
    It 'has the sound' { $turn.AudioDuration.TotalSeconds | Should -BeGreaterThan 0; $turn.SampleRate | Should -Be 24000; $turn.Audio.Count | Should -BeGreaterThan 1000 }
    It 'has the times' { $turn.Timings.FirstAudio | Should -Not -BeNullOrEmpty; $turn.Timings.Complete | Should -BeGreaterOrEqual $turn.Timings.FirstAudio }
    It 'has the usage' { $turn.Usage.TotalTokenCount | Should -BeGreaterThan 0 }
    It 'takes each text of several as a turn' {
        $turns = Invoke-LiveTurn -Text 'one', 'two'
        $turns.Transcript | Should -Be 'one', 'two'
    }
}

Describe 'Invoke-LiveTurn with <file>' -ForEach $recordings {
    BeforeAll { $turn = Invoke-LiveTurn -Path (Join-Path $audio $File) -Pace Unpaced }

    It 'completes' { $turn.Outcome | Should -Be 'Completed' }
    It 'is heard in its length' {
        $turn.OutputTranscript | Should -Match '^I heard \d'
        $heard = [double]($turn.OutputTranscript -replace '^I heard (\d+(\.\d+)?) seconds.*$', '$1')
        $heard | Should -BeGreaterThan ($Seconds - 0.5)
        $heard | Should -BeLessThan ($Seconds + 0.5)
    }
}

Describe 'Invoke-LiveTurn refuses' {
    It 'what <what> is: <id>' -ForEach @(
        @{ What = 'not there'; Id = 'AudioNotFound'; Make = { } }
        @{ What = 'an empty file'; Id = 'AudioEmpty'; Make = { [System.IO.File]::WriteAllBytes($args[0], [byte[]]::new(0)) } }
        @{ What = 'text'; Id = 'AudioUnreadable'; Make = { Set-Content $args[0] 'no audio, only words that go on for a while' } }
        @{ What = 'a folder'; Id = 'AudioNotFound'; Make = { New-Item $args[0] -ItemType Directory } }
    ) {
        $file = "$TestDrive/$What.wav"
        $null = & $Make $file
        Invoke-LiveTurn -Path $file -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
    It 'nothing of the session by that' { $session.State | Should -Be 'Ready' }
}
