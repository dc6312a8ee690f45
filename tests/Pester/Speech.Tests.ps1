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

Describe 'Export-LiveCaption' {
    It 'writes <Ending> that begins as it should' -ForEach @(
        @{ Ending = 'srt'; Begins = '^1\n00:00:00,000 --> ' }
        @{ Ending = 'vtt'; Begins = '^WEBVTT\n\n00:00:00\.000 --> ' }
    ) {
        $file = Join-Path $folder "one.$Ending"
        Invoke-LiveTurn -Session $session -Text 'The train leaves at nine.' | Export-LiveCaption $file
        $text = [System.IO.File]::ReadAllText($file)
        $text | Should -Match $Begins
        $text | Should -Match 'The train leaves at nine.'
    }
    It 'lets turns follow each other as their audio does' {
        $file = Join-Path $folder 'two.srt'
        $turns = 'One and one.', 'Two and two.' | Invoke-LiveTurn -Session $session
        $turns | Export-LiveCaption $file
        $seconds = [int][Math]::Floor($turns[0].AudioDuration.TotalSeconds)
        [System.IO.File]::ReadAllText($file) | Should -Match ('\n00:00:0{0},\d+ --> [^\n]+\nTwo and two' -f $seconds)
    }
    It 'replaces nothing unless it is told to' {
        $file = Join-Path $folder 'there.srt'
        [System.IO.File]::WriteAllText($file, 'mine')
        { Invoke-LiveTurn -Session $session -Text 'x y' | Export-LiveCaption $file } | Should -Throw -ErrorId 'OutputExists,*'
        [System.IO.File]::ReadAllText($file) | Should -Be 'mine'
    }
    It 'refuses an ending that it does not know' {
        $thrown = { Invoke-LiveTurn -Session $session -Text 'x y' | Export-LiveCaption (Join-Path $folder 'x.doc') } |
            Should -Throw -ErrorId 'AudioNotWritable,*' -PassThru
        "$thrown" | Should -MatchExactly "'\.doc'"
    }
    It 'says when nothing was written down' {
        $silent = Connect-LiveSession -Uri $simulator.Uri
        Invoke-LiveTurn -Session $silent -Text 'x y' | Export-LiveCaption (Join-Path $folder 'none.srt') -ErrorVariable missing -ErrorAction SilentlyContinue
        $missing[0].FullyQualifiedErrorId | Should -Be 'TranscriptMissing,LiveApi.PowerShell.Commands.ExportLiveCaptionCommand'
        Disconnect-LiveSession $silent
    }
}

Describe 'ConvertTo-LiveSpeech' {
    It 'puts all texts into one file, and says where each is' {
        $file = Join-Path $folder 'speech.wav'
        $said = 'Good morning.', 'It is nine.' | ConvertTo-LiveSpeech -Path $file -Uri $simulator.Uri
        $said.Text | Should -Be @('Good morning.', 'It is nine.')
        $said[1].Start | Should -Be $said[0].Duration
        [System.IO.FileInfo]::new($file).Length | Should -BeGreaterThan 1000
        (Get-LiveSession).Count | Should -Be 1
    }
    It 'knows whether the words are those of the text' {
        (ConvertTo-LiveSpeech 'Good morning' (Join-Path $folder 'a.wav') -Session $session).IsVerbatim | Should -BeTrue
    }
    It 'writes nothing with -WhatIf' {
        ConvertTo-LiveSpeech 'Good morning' (Join-Path $folder 'b.wav') -Session $session -WhatIf
        [System.IO.File]::Exists((Join-Path $folder 'b.wav')) | Should -BeFalse
    }
}
