BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Speed Instant
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'New-LiveSetup' {
    It 'keeps settings and shows the message that they become' {
        $setup = New-LiveSetup -Voice kore -Temperature 0.5
        $setup.Voice | Should -Be 'kore'
        $setup.Json | Should -Match '"voiceName": "Kore"'
        $setup.Json | Should -Match '"temperature": 0.5'
    }
    It 'changes a copy, not what it was given' {
        $setup = New-LiveSetup -Voice Kore
        ($setup | New-LiveSetup -Voice Puck).Voice | Should -Be 'Puck'
        $setup.Voice | Should -Be 'Kore'
    }
    It 'takes any field of the wire' {
        (New-LiveSetup -Setup @{ generationConfig = @{ candidateCount = 1 } }).Json | Should -Match '"candidateCount": 1'
    }
}

Describe 'Test-LiveSetup' {
    It 'has nothing to say against the defaults' { Test-LiveSetup | Should -BeNullOrEmpty }
    It 'explains <what>' -ForEach @(
        @{ What = 'a model that was shut down'; Setup = @{ Model = 'gemini-2.0-flash-exp' }; Says = 'gemini-3.8-live' }
        @{ What = 'a model of Vertex AI'; Setup = @{ Model = 'gemini-live-2.5-flash-native-audio' }; Says = '-Vertex' }
        @{ What = 'a voice that is none'; Setup = @{ Voice = 'Kora' }; Says = "Did you mean 'Kore'" }
        @{ What = 'two modalities'; Setup = @{ Modality = 'Audio', 'Text' }; Says = 'OutputTranscription' }
    ) {
        $conflict = Test-LiveSetup @Setup | Select-Object -First 1
        "$($conflict.Severity)" | Should -Be 'Error'
        $conflict.Advice | Should -Match ([regex]::Escape($Says))
        $conflict.Source | Should -Not -BeNullOrEmpty
        Test-LiveSetup @Setup -Quiet | Should -Be $false
    }
    It 'takes the model of Vertex AI on Vertex AI' { Test-LiveSetup gemini-live-2.5-flash-native-audio -Vertex | Should -BeNullOrEmpty }
}

Describe 'Connect-LiveSession with a setup' {
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'takes it, and what is typed beside it outranks it' {
        $setup = New-LiveSetup -Voice Kore -SystemInstruction 'Be brief.'
        $session = Connect-LiveSession -Uri $simulator.Uri -Setup $setup -Voice Puck
        $session.Setup.GenerationConfig.SpeechConfig.VoiceConfig.PrebuiltVoiceConfig.VoiceName | Should -Be 'Puck'
        $session.Setup.SystemInstruction.Parts[0].Text | Should -Be 'Be brief.'
    }
    It 'refuses what cannot be' { { Connect-LiveSession -Uri $simulator.Uri -Voice Kora -ErrorAction Stop } | Should -Throw -ErrorId 'SetupInvalid,*' }
    It 'names the field of a wrong type' {
        { Connect-LiveSession -Uri $simulator.Uri -Setup @{ generationConfig = @{ temperature = 'hot' } } -ErrorAction Stop } | Should -Throw '*generationConfig.temperature*'
    }
    It 'is spoken to by its name' {
        $null = Connect-LiveSession -Uri $simulator.Uri -OutputTranscription -Name booth
        (Invoke-LiveTurn -Session booth -Text 'Hello there').Transcript | Should -Match 'Hello there'
    }
}

Describe 'Get-LiveModel and Get-LiveVoice' {
    It 'list what is there today' {
        (Get-LiveModel).Id | Should -Contain 'gemini-3.8-live'
        (Get-LiveModel).Id | Should -Not -Contain 'gemini-2.0-flash-exp'
        (Get-LiveVoice).Count | Should -Be 30
    }
    It 'know of a model that was shut down' { (Get-LiveModel gemini-2.0-flash-exp).Replacement | Should -Be 'gemini-3.8-live' }
}
