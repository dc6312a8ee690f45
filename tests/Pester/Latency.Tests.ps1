BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $key = ConvertTo-SecureString 'x' -AsPlainText -Force
    $simulator = Start-LiveSimulator -Speed Instant
    $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -OutputTranscription
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Measure-LiveLatency' {
    BeforeAll { $figures = Measure-LiveLatency -Session $session -Text 'ping' -Repeat 5 -Warmup 1 }

    It 'gives a figure for each mark of a turn' { $figures.Figure | Should -Be 'FirstMessage', 'FirstText', 'FirstAudio', 'FirstSound', 'TurnComplete' }
    It 'counts every turn' { $figures | Should -HaveCount 5; $figures | ForEach-Object { $_.Count | Should -Be 5; $_.Failed | Should -Be 0 } }
    It 'orders its percentiles' {
        foreach ($figure in $figures) {
            $figure.Min | Should -BeLessOrEqual $figure.P50
            $figure.P50 | Should -BeLessOrEqual $figure.P95
            $figure.P95 | Should -BeLessOrEqual $figure.Max
        }
    }
    It 'states how it measured' { $figures[0].Method | Should -Match '5 turns'; $figures[0].Method | Should -Match 'monotonic' }
    It 'measures speech too' {
        $speech = Join-Path $PSScriptRoot '../../examples/audio/where-is-the-station.fr.8k-mulaw.wav'
        (Measure-LiveLatency -Path $speech -Pace Unpaced -Repeat 1 -Warmup 0).Figure | Should -Contain 'FirstAudio'
    }
    It 'says which session and model were measured' {
        $figures[0].Session | Should -Be $session.Name
        $figures[0].Model | Should -Be 'gemini-3.8-live'
    }
    It 'has no sound before its first audio' {
        $of = @{}
        foreach ($figure in $figures) { $of[$figure.Figure] = $figure.Min }
        $of.FirstSound | Should -BeGreaterOrEqual $of.FirstAudio
    }
    It 'is an error where no turn was completed' {
        $null = Register-LiveTool get_weather { param([string] $city) } -Manual
        $station = Start-LiveSimulator weather -Speed Instant
        $waiting = Connect-LiveSession -Uri $station.Uri -Tool get_weather
        $measured = Measure-LiveLatency -Session $waiting -Text 'How is the weather in Oslo?' -Repeat 1 -Warmup 0 -ErrorVariable missing -ErrorAction SilentlyContinue
        Disconnect-LiveSession $waiting
        Stop-LiveSimulator $station
        $measured | Should -BeNullOrEmpty
        $missing[0].FullyQualifiedErrorId | Should -Match '^NothingMeasured,'
        "$($missing[0])" | Should -Match '1 AwaitsTool'
    }
}
