BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $key = ConvertTo-SecureString 'x' -AsPlainText -Force
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Get-LiveSimulator | Stop-LiveSimulator
}

Describe 'Start-LiveSimulator' {
    AfterEach { Get-LiveSimulator | Stop-LiveSimulator }

    It 'listens on a free port of this machine' {
        $simulator = Start-LiveSimulator
        $simulator.Uri.Scheme | Should -Be 'ws'
        $simulator.Uri.IsLoopback | Should -BeTrue
        $simulator.Uri.Port | Should -BeGreaterThan 0
    }
    It 'is connected to through the pipeline, each to a session of its own' {
        $sessions = (Start-LiveSimulator), (Start-LiveSimulator weather) | Connect-LiveSession
        $sessions.State | Should -Be 'Ready', 'Ready'
        Disconnect-LiveSession $sessions
    }
    It 'runs beside another' {
        $ports = (Start-LiveSimulator).Uri.Port, (Start-LiveSimulator).Uri.Port
        $ports[0] | Should -Not -Be $ports[1]
        Get-LiveSimulator | Should -HaveCount 2
    }
    It 'plays the built-in scenario <_>' -ForEach 'parrot', 'translator', 'weather', 'barge-in', 'go-away', 'token-expiry', 'conformance' {
        $simulator = Start-LiveSimulator $_ -Speed Instant
        $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key
        $session.State | Should -Be 'Ready'
        Disconnect-LiveSession $session
    }
    It 'plays a scenario of one''s own' {
        Set-Content "$TestDrive/mine.yaml" @(
            'version: 1'
            'name: mine'
            'steps:'
            '  - expect: text'
            '  - say: "As it is written."'
        )
        $simulator = Start-LiveSimulator "$TestDrive/mine.yaml" -Speed Instant
        $null = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -OutputTranscription
        (Invoke-LiveTurn -Text 'Hello').Transcript | Should -Be 'As it is written.'
        Get-LiveSession | Disconnect-LiveSession
    }
    It 'says that it knows no such scenario' { { Start-LiveSimulator no-such-scenario } | Should -Throw -ErrorId 'SimulatorFailed,*' }
    It 'says that a port is taken' {
        $simulator = Start-LiveSimulator
        { Start-LiveSimulator -Port $simulator.Uri.Port } | Should -Throw -ErrorId 'SimulatorFailed,*'
    }
}

Describe 'Get-LiveSimulator' {
    It 'says that there is none of an id' {
        Get-LiveSimulator -Id 99999 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'SimulatorNotFound,*'
    }
    It 'is empty when none runs' { Get-LiveSimulator | Should -BeNullOrEmpty }
}

Describe 'Stop-LiveSimulator' {
    It 'ends its process' {
        $simulator = Start-LiveSimulator
        $process = [System.Diagnostics.Process]::GetProcessById($simulator.ProcessId)
        Stop-LiveSimulator $simulator
        $process.WaitForExit(10000) | Should -BeTrue
        Get-LiveSimulator | Should -BeNullOrEmpty
    }
    It 'asks which when there are several' {
        $null = Start-LiveSimulator
        $null = Start-LiveSimulator
        { Stop-LiveSimulator } | Should -Throw -ErrorId 'SimulatorAmbiguous,*'
        Get-LiveSimulator | Stop-LiveSimulator
    }
    It 'minds nothing when none runs' { { Stop-LiveSimulator -ErrorAction Stop } | Should -Not -Throw }
}

Describe 'Get-LiveSimulatorJournal' {
    BeforeAll {
        $simulator = Start-LiveSimulator -Speed Instant -KeepAudio
        $session = Connect-LiveSession -Uri "$($simulator.Uri)s/parrot/journal" -ApiKey $key
        $null = Invoke-LiveTurn -Text 'Hello' -Session $session
    }
    AfterAll {
        Disconnect-LiveSession $session
        Stop-LiveSimulator $simulator
    }

    It 'has the connections of a run with their messages' {
        $seen = Get-LiveSimulatorJournal -Simulator $simulator -Run journal
        $seen | Should -HaveCount 1
        $seen.Scenario | Should -Be 'parrot'
        $seen.Model | Should -Not -BeNullOrEmpty
        $seen.Messages[0].Kind | Should -Be 'setup'
        ($seen.Messages | Where-Object Kind -EQ 'clientContent').Message.clientContent.turns[0].parts[0].text | Should -Be 'Hello'
        $seen.Findings | Should -BeNullOrEmpty
    }
    It 'waits for a message, and says when it does not come' {
        (Get-LiveSimulatorJournal -WaitFor clientContent -Containing 'hello' -Run journal).Number | Should -Be 1
        { Get-LiveSimulatorJournal -WaitFor toolResponse -Run journal -Timeout 0 } | Should -Throw -ErrorId 'ServerSilent,*'
    }
    It 'takes the simulator by its place, and from the pipeline' {
        (Get-LiveSimulatorJournal $simulator -Run journal).Number | Should -Be 1
        ($simulator | Get-LiveSimulatorJournal -Run journal -WaitFor clientContent).Number | Should -Be 1
        ($simulator | Get-LiveSimulatorJournal -Run journal -WaitFor setup -Connection 1).Model | Should -Not -BeNullOrEmpty
    }
    It 'gives the speech that the simulator heard' {
        $null = Invoke-LiveTurn -Path (Join-Path $PSScriptRoot '../../examples/audio/train-question.en.16k.wav') -Pace Unpaced -Session $session
        $file = Get-LiveSimulatorJournal -Run journal | Save-LiveAudio "$TestDrive/heard.wav" -PassThru
        $file.Length | Should -BeGreaterThan 100000
    }
    It 'is empty for a run that nobody has named' { Get-LiveSimulatorJournal -Run nobody | Should -BeNullOrEmpty }
}

Describe 'Send-LiveSimulatorStep' {
    BeforeAll {
        $simulator = Start-LiveSimulator -Speed Instant
        $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -OutputTranscription
    }
    AfterAll { Stop-LiveSimulator $simulator }

    It 'refuses steps that are not good' { { Send-LiveSimulatorStep 'expcet: text' } | Should -Throw -ErrorId 'ScenarioInvalid,*' }
    It 'needs a conversation' { { Send-LiveSimulatorStep 'say: a' -Run nobody } | Should -Throw -ErrorId 'SessionNotOpen,*' }
    It 'lets the model speak unasked' {
        Send-LiveSimulatorStep 'say: Are you there?'
        $words = Receive-LiveMessage -Session $session -Timeout 10 | Where-Object Kind -EQ 'OutputTranscript'
        -join $words.Text | Should -Be 'Are you there?'
    }
    It 'ends the connection' {
        Send-LiveSimulatorStep '{ close: 1011, reason: Internal error encountered. }'
        (Get-LiveSimulatorJournal -WaitFor closed)[0].Close.Code | Should -Be 1011
    }
}

Describe 'Reset-LiveSimulator' {
    It 'forgets what was' {
        $simulator = Start-LiveSimulator -Speed Instant
        $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key
        Disconnect-LiveSession $session
        Get-LiveSimulatorJournal -WaitFor closed | Should -HaveCount 1
        Reset-LiveSimulator
        Get-LiveSimulatorJournal | Should -BeNullOrEmpty
        Stop-LiveSimulator $simulator
    }
    It 'needs a simulator' { { Reset-LiveSimulator } | Should -Throw -ErrorId 'SimulatorNotFound,*' }
}

Describe 'Test-LiveScenario' {
    It 'tells all faults with their places' {
        Set-Content "$TestDrive/wrong.yaml" 'steps:', '  - expcet: text', '  - wait: 2'
        $check = Test-LiveScenario "$TestDrive/wrong.yaml"
        $check.IsGood | Should -BeFalse
        $check.Faults | Should -HaveCount 2
        $check.Faults[0].Line | Should -Be 2
        $check.Faults[0].Column | Should -Be 5
        $check.Faults[0].Suggestion | Should -Be "Did you mean 'expect'?"
    }
    It 'names the file of a fault that stands in an included one' {
        Set-Content "$TestDrive/part.yaml" 'steps:', '  - expcet: text'
        Set-Content "$TestDrive/whole.yaml" 'steps:', '  - include: part.yaml'
        $fault = (Test-LiveScenario "$TestDrive/whole.yaml").Faults[0]
        Split-Path -Leaf $fault.File | Should -Be 'part.yaml'
        "$fault" | Should -BeLike "*part.yaml(2,5): 'expcet' is no step. Did you mean 'expect'?"
    }
    It 'knows those that are built in' {
        Test-LiveScenario weather, parrot -Quiet | Should -BeTrue
        (Test-LiveScenario go-away).Name | Should -Be 'go-away'
    }
    It 'says that there is none of a name' { (Test-LiveScenario wether).Faults[0].Suggestion | Should -Be "Did you mean 'weather'?" }
}

Describe 'Start-LiveSimulator -Tls' {
    It 'listens for wss, for clients that trust its authority' {
        $simulator = Start-LiveSimulator -Tls -Speed Instant
        $simulator.Uri.Scheme | Should -Be 'wss'
        $session = $simulator | Connect-LiveSession
        $session.State | Should -Be 'Ready'
        Disconnect-LiveSession $session
        $session = Connect-LiveSession -Uri $simulator.Uri -CertificateAuthority $simulator.CertificateAuthority -ApiKey $key
        $session.State | Should -Be 'Ready'
        (Get-LiveSimulatorJournal -Simulator $simulator -WaitFor setup) | Should -HaveCount 2
        Disconnect-LiveSession $session
        { Connect-LiveSession -Uri $simulator.Uri -ApiKey $key } | Should -Throw -ErrorId 'TlsFailed,*'
        $file = $simulator.CertificateAuthority
        Test-Path $file | Should -BeTrue
        Stop-LiveSimulator $simulator
        Test-Path $file | Should -BeFalse
    }
}

Describe 'Completion for simulators' {
    It 'offers built-in scenarios' {
        $line = 'Start-LiveSimulator -Scenario we'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'weather'
    }
    It 'offers the numbers of those that run' {
        $simulator = Start-LiveSimulator
        $line = 'Stop-LiveSimulator -Id '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain "$($simulator.Id)"
        Stop-LiveSimulator $simulator
    }
}
