BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Speed Instant
    $folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
    $null = [System.IO.Directory]::CreateDirectory($folder)
    $session = Connect-LiveSession -Uri $simulator.Uri -OutputTranscription
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
    [System.IO.Directory]::Delete($folder, $true)
}

Describe 'Save-LiveRecording' {
    It 'writes what was said, without the sound' {
        $file = Join-Path $folder 'talk.jsonl'
        $null = Invoke-LiveTurn -Session $session -Text 'remember this'
        Save-LiveRecording $file -Session $session
        $text = [System.IO.File]::ReadAllText($file)
        $text | Should -Match '"format":"liveapi-recording"'
        $text | Should -Match 'remember this'
        $text | Should -Match '"standIn"'
        $text | Should -Not -Match '"data":"'
    }
    It 'replaces nothing unless it is told to' {
        $file = Join-Path $folder 'twice.jsonl'
        Save-LiveRecording $file -Session $session
        { Save-LiveRecording $file -Session $session } | Should -Throw -ErrorId 'OutputExists,*'
        (Save-LiveRecording $file -Session $session -Force -PassThru).FullName | Should -Be $file
    }
    It 'works for a session that is over' {
        $gone = Connect-LiveSession -Uri $simulator.Uri
        Disconnect-LiveSession $gone
        Save-LiveRecording (Join-Path $folder 'gone.jsonl') -Session $gone
        [System.IO.File]::ReadAllText((Join-Path $folder 'gone.jsonl')) | Should -Match '"close":1000'
    }
}

Describe 'The story of a session' {
    It 'has a line for each turn, with its tokens and without its words' {
        $said = Invoke-LiveTurn -Session $session -Text 'whisper' -Verbose 4>&1 | Out-String
        $said | Should -Match 'turn \d+: Completed'
        $said | Should -Match 'in, \d+ out'
    }
    It 'has the end of a turn and each message' {
        Send-LiveText 'whisper' -Session $session
        $told = Receive-LiveMessage $session -Verbose -Debug 4>&1 5>&1 | Out-String
        $told | Should -Match 'TurnComplete'
        $told | Should -Match '#\d+ turn \d+ Audio'
    }
    It 'tells of a move to another connection, and warns of nothing that was not lost' {
        $leaving = Start-LiveSimulator go-away -Speed Instant
        $moving = Connect-LiveSession -Uri $leaving.Uri -OutputTranscription
        $null = Invoke-LiveTurn -Session $moving -Text 'Are you there?'
        $told = Receive-LiveMessage $moving -Follow -Kind Reconnected -Timeout 30 -Verbose -WarningVariable lost 4>&1 | Select-Object -First 4 | Out-String
        $told | Should -Match 'moves to another connection: the service asked for it \(goAway\)'
        $told | Should -Match 'the conversation goes on as it was'
        $lost | Should -BeNullOrEmpty
        (Invoke-LiveTurn -Session $moving -Text 'Are you still there?').Transcript | Should -Match 'connection 2'
        Disconnect-LiveSession $moving
        Stop-LiveSimulator $leaving
    }
}
