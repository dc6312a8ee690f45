BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $key = ConvertTo-SecureString 'x' -AsPlainText -Force
    $speech = Join-Path $PSScriptRoot '../../examples/audio/wait-tomorrow.en.24k-float.wav'
    $simulator = Start-LiveSimulator -Speed Instant
    $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -OutputTranscription
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Send-LiveText' {
    It 'takes text from the pipeline and passes the session on' {
        $answer = 'Hello there' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage
        ($answer | Where-Object Kind -EQ OutputTranscript | ForEach-Object Text) -join '' | Should -Be 'Hello there'
    }
    It 'takes the only open session when none is named' {
        Send-LiveText 'Once more'
        ($answer = Receive-LiveMessage -Kind OutputTranscript | ForEach-Object Text) -join '' | Should -Be 'Once more'
    }
    It 'emits nothing unless asked to' {
        Send-LiveText 'Quiet' | Should -BeNullOrEmpty
        Receive-LiveMessage | Should -Not -BeNullOrEmpty
    }
    It 'carries text as it is: <text>' -ForEach @{ Text = 'gr\u00fc\u00df dich' }, @{ Text = '"quoted" & <tagged>' } {
        $text = [regex]::Unescape($Text)
        $heard = $text | Send-LiveText -PassThru | Receive-LiveMessage -Kind OutputTranscript
        ($heard.Text -join '') | Should -BeExactly $text
    }
    It 'refuses nothing to say' { { Send-LiveText '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError*' }
}

Describe 'Send-LiveAudio' {
    It 'sends a file, and the answer says how long it was' {
        Send-LiveAudio -Path $speech -Session $session -Pace Unpaced
        $heard = Receive-LiveMessage -Session $session -Kind OutputTranscript
        ($heard.Text -join '') | Should -Match '^I heard 3\.\d+ seconds of speech\.$'
    }
    It 'sends bytes from the pipeline' {
        $spoken = (Invoke-LiveTurn -Path $speech -Pace Unpaced).Audio
        , $spoken | Send-LiveAudio -SampleRate 24000 -Pace Unpaced -PassThru | Should -BeOfType LiveApi.Sessions.LiveSession
        $heard = Receive-LiveMessage -Kind OutputTranscript
        ($heard.Text -join '') | Should -Match 'seconds of speech'
    }
    It 'says which file is not there, and goes on with the next' {
        Send-LiveAudio -Path "$TestDrive/none.wav", $speech -Pace Unpaced -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'AudioNotFound,*'
        Receive-LiveMessage -Kind TurnComplete | Should -HaveCount 1
    }
    It 'says what a text file is not' {
        Set-Content "$TestDrive/text.wav" 'This is no audio at all, only text in a file of the wrong name.'
        Send-LiveAudio -Path "$TestDrive/text.wav" -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'AudioUnreadable,*'
    }
    It 'refuses a pace that is none' { { Send-LiveAudio -Path $speech -Pace sometimes } | Should -Throw '*pace*' }
}

Describe 'Receive-LiveMessage' {
    It 'ends with the turn' {
        $messages = 'One' | Send-LiveText -PassThru | Receive-LiveMessage
        $messages | Where-Object Kind -EQ TurnComplete | Should -HaveCount 1
    }
    It 'gives the messages of one turn one number, in order' {
        $messages = 'Two' | Send-LiveText -PassThru | Receive-LiveMessage
        $messages.Turn | Sort-Object -Unique | Should -HaveCount 1
        $messages.Sequence | Should -Be ($messages.Sequence | Sort-Object)
    }
    It 'gives only the kinds it is asked for' {
        $messages = 'Three' | Send-LiveText -PassThru | Receive-LiveMessage -Kind Audio, TurnComplete
        $messages.Kind | Sort-Object -Unique | Should -BeIn 'Audio', 'TurnComplete'
    }
    It 'stops where Select-Object -First has enough, and loses nothing of the rest' {
        $first = 'Four' | Send-LiveText -PassThru | Receive-LiveMessage | Select-Object -First 1
        $rest = Receive-LiveMessage
        $rest[0].Sequence | Should -Be ($first.Sequence + 1)
        $rest | Where-Object Kind -EQ TurnComplete | Should -HaveCount 1
    }
    It 'says so when the turn does not end in time' {
        Receive-LiveMessage -Timeout 0.2 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'ServerSilent,*'
    }
    It 'follows for as long as it is told, without complaint' {
        { Receive-LiveMessage -Follow -Timeout 0.2 -ErrorAction Stop } | Should -Not -Throw
    }
    It 'leaves the session open after all that' { $session.State | Should -Be 'Ready' }
}
