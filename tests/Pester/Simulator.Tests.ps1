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
    It 'runs beside another' {
        $ports = (Start-LiveSimulator).Uri.Port, (Start-LiveSimulator).Uri.Port
        $ports[0] | Should -Not -Be $ports[1]
        Get-LiveSimulator | Should -HaveCount 2
    }
    It 'plays the built-in scenario <_>' -ForEach 'parrot', 'translator', 'weather', 'barge-in', 'go-away', 'token-expiry' {
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
