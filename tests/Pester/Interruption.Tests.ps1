BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Scenario barge-in -Speed 2
    $session = Connect-LiveSession -Uri $simulator.Uri -OutputTranscription
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Stop-LiveResponse' {
    It 'stops a story, and nothing of it can be read any more' {
        $first = 'Tell me a story.' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Where-Object Kind -EQ Audio | Select-Object -First 2
        Stop-LiveResponse -Session $session | Should -BeNullOrEmpty
        $rest = Receive-LiveMessage -Session $session
        $rest.Kind | Should -Not -Contain 'Audio'
        $cut = $rest | Where-Object Kind -EQ Interrupted
        $cut | Should -HaveCount 1
        $cut.StoppedHere | Should -BeTrue
        $cut.Heard | Should -BeLessOrEqual ($first[0].Duration + $first[1].Duration)
        ($rest | Where-Object Kind -EQ TurnComplete).WasInterrupted | Should -BeTrue
    }
    It 'says something else in its place, and gives the session on' {
        'Go on.' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Out-Null
        $null = 'Tell me a story.' | Send-LiveText -Session $session -PassThru | Receive-LiveMessage | Select-Object -First 2
        $stopped = Stop-LiveResponse -Session $session -Text 'Wait, stop.' -Heard 0.25 -PassThru
        $stopped.Id | Should -Be $session.Id
        $cut = Receive-LiveMessage -Session $session -Kind Interrupted
        $cut.Heard.TotalSeconds | Should -BeLessOrEqual 0.25
        $answer = Receive-LiveMessage -Session $session -Kind OutputTranscript
        ($answer.Text -join '') | Should -Match '^All right'
    }
    It 'says nothing where nothing is being said' {
        $quiet = Connect-LiveSession -Uri $simulator.Uri -Name quiet
        Stop-LiveResponse -Session quiet
        Receive-LiveMessage -Session quiet -Follow -Timeout 0 -Kind Interrupted | Should -BeNullOrEmpty
        $quiet.State | Should -Be 'Ready'
        Disconnect-LiveSession quiet
    }
    It 'says where nothing stops the model, and goes on with the next session' {
        $interpreter = Connect-LiveSession -Uri $simulator.Uri -Model gemini-3.5-live-translate-preview -TargetLanguage de -Name interpreter
        $interpreter, $session | Stop-LiveResponse -PassThru -ErrorVariable problem -ErrorAction SilentlyContinue | ForEach-Object Id | Should -Be $session.Id
        $problem.FullyQualifiedErrorId | Should -BeLike 'ResponseNotStoppable,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidOperation'
        Disconnect-LiveSession $interpreter
    }
}
