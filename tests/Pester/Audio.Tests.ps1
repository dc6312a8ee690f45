BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $key = ConvertTo-SecureString 'x' -AsPlainText -Force
    $audio = Join-Path $PSScriptRoot '../../examples/audio'
    $speech = Join-Path $audio 'wait-tomorrow.en.24k-float.wav'
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Get-LiveSimulator | Stop-LiveSimulator
}

Describe 'Save-LiveAudio' {
    BeforeAll {
        $simulator = Start-LiveSimulator -Speed Instant
        $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -OutputTranscription
        $turn = Invoke-LiveTurn -Text 'A sentence to keep'
    }
    AfterAll {
        Disconnect-LiveSession $session
        Stop-LiveSimulator $simulator
    }

    It 'writes a turn as a WAV file' {
        $file = $turn | Save-LiveAudio "$TestDrive/turn.wav" -PassThru
        $file | Should -BeOfType System.IO.FileInfo
        $file.Length | Should -Be (44 + $turn.Audio.Count)
    }
    It 'writes the audio messages of a stream and lets the others pass' {
        'Stream' | Send-LiveText -PassThru | Receive-LiveMessage | Save-LiveAudio "$TestDrive/stream.wav"
        (Get-Item "$TestDrive/stream.wav").Length | Should -BeGreaterThan 1000
    }
    It 'writes bytes at the rate it is told' {
        $file = , ([byte[]]::new(3200)) | Save-LiveAudio "$TestDrive/bytes.wav" -SampleRate 16000 -PassThru
        [BitConverter]::ToInt32((Get-Content $file.FullName -AsByteStream -Raw), 24) | Should -Be 16000
    }
    It 'replaces nothing unless forced' {
        Set-Content "$TestDrive/there.wav" 'mine'
        { $turn | Save-LiveAudio "$TestDrive/there.wav" -ErrorAction Stop } | Should -Throw -ErrorId 'OutputExists,*'
        Get-Content "$TestDrive/there.wav" | Should -Be 'mine'
        $turn | Save-LiveAudio "$TestDrive/there.wav" -Force
        (Get-Item "$TestDrive/there.wav").Length | Should -BeGreaterThan 1000
    }
    It 'says so before the model is asked' {
        Set-Content "$TestDrive/asked.wav" 'mine'
        $before = $session.Turn
        { 'A sentence for nobody' | Invoke-LiveTurn -Session $session | Save-LiveAudio "$TestDrive/asked.wav" -ErrorAction Stop } | Should -Throw -ErrorId 'OutputExists,*'
        $session.Turn | Should -Be $before
    }
    It 'refuses a name that promises something else than WAV: <_>' -ForEach 'answer.mp3', 'answer.raw' {
        { $turn | Save-LiveAudio "$TestDrive/$_" -ErrorAction Stop } | Should -Throw -ErrorId 'AudioNotWritable,*'
        "$TestDrive/$_" | Should -Not -Exist
    }
    It 'writes nothing under -WhatIf' {
        $turn | Save-LiveAudio "$TestDrive/whatif.wav" -WhatIf
        "$TestDrive/whatif.wav" | Should -Not -Exist
    }
    It 'says that there was no sound' {
        , [byte[]]::new(0) | Save-LiveAudio "$TestDrive/empty.wav" -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'AudioEmpty,*'
        "$TestDrive/empty.wav" | Should -Not -Exist
    }
}

Describe 'Convert-LiveAudio' {
    BeforeAll {
        $simulator = Start-LiveSimulator translator -Speed Instant
        $connection = @{ Uri = $simulator.Uri; ApiKey = $key; Pace = 'Unpaced' }
    }
    AfterAll { Stop-LiveSimulator $simulator }

    It 'gives one answer and one transcript a file' {
        $out = "$TestDrive/out"
        $results = Get-ChildItem $audio -Filter 'wait-*.wav' | Convert-LiveAudio @connection -OutputDirectory $out
        $results | Should -HaveCount 2
        $results.Outcome | Sort-Object -Unique | Should -Be 'Completed'
        $results | ForEach-Object {
            $_.OutputPath | Should -Exist
            Get-Content $_.TranscriptPath -Raw | Should -Match 'Warten Sie'
            $_.SecondsIn | Should -BeGreaterThan 3
            $_.SecondsOut | Should -BeGreaterThan 0
        }
    }
    It 'goes on with the next file after one that cannot be read' {
        Set-Content "$TestDrive/text.wav" 'This is no audio at all, only text in a file of the wrong name.'
        $results = "$TestDrive/text.wav", "$TestDrive/none.wav", $speech | Convert-LiveAudio @connection -OutputDirectory "$TestDrive/mixed" -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -HaveCount 1
        $results.Name | Should -Be 'wait-tomorrow.en.24k-float.wav'
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be 'AudioUnreadable', 'AudioNotFound'
    }
    It 'writes captions of both languages where they are asked for' {
        $one = $speech | Convert-LiveAudio @connection -OutputDirectory "$TestDrive/captions" -Caption Vtt
        Get-Content $one.CaptionPath -Raw | Should -Match '^WEBVTT\s+00:00:00\.000 --> [\s\S]+Warten Sie'
        Get-Content $one.InputCaptionPath -Raw | Should -Match '^WEBVTT'
        $one.InputCaptionPath | Should -BeLike '*wait-tomorrow.en.24k-float.input.vtt'
    }
    It 'writes no captions otherwise' {
        $one = $speech | Convert-LiveAudio @connection -OutputDirectory "$TestDrive/plain"
        $one.CaptionPath | Should -BeNullOrEmpty
        Get-ChildItem "$TestDrive/plain" | Should -HaveCount 2
    }
    It 'goes on where it was stopped, with -SkipExisting' {
        $out = "$TestDrive/again"
        $null = $speech | Convert-LiveAudio @connection -OutputDirectory $out
        $rest = Get-ChildItem $audio -Filter 'wait-*.wav' | Convert-LiveAudio @connection -OutputDirectory $out -SkipExisting -ErrorAction Stop
        $rest.Name | Should -Be 'wait-tomorrow.en.48k-24bit.wav'
        $speech | Convert-LiveAudio @connection -OutputDirectory $out -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'OutputExists,*'
        $problem.ErrorDetails.RecommendedAction | Should -Match '-SkipExisting'
        { $speech | Convert-LiveAudio @connection -OutputDirectory $out -SkipExisting -Force } | Should -Throw -ErrorId 'SetupInvalid,*'
    }
    It 'leaves no session behind' { Get-LiveSession | Should -BeNullOrEmpty }
    It 'does nothing under -WhatIf' {
        $speech | Convert-LiveAudio @connection -OutputDirectory "$TestDrive/whatif" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/whatif" | Should -Not -Exist
    }
}
