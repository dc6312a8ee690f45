BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../LiveApi.psd1')
    $simulator = Start-LiveSimulator weather -Speed Instant
    $tool = Register-LiveTool get_weather { param([Parameter(Mandatory)] [string] $City) "4 degrees and rain in $City" }
    $session = $simulator | Connect-LiveSession -Tool $tool -OutputTranscription
}

AfterAll {
    Disconnect-LiveSession $session
    Stop-LiveSimulator $simulator
}

Describe 'A question about the weather' {
    BeforeAll { $turn = Invoke-LiveTurn -Session $session -Text 'How is the weather in Oslo?' }

    It 'calls the function with the city' { $turn.ToolCalls.Arguments | Should -Match 'Oslo' }
    It 'is answered with what the function says' { $turn.Transcript | Should -Match '4 degrees and rain' }
    It 'breaks no rule of the service' { (Get-LiveSimulatorJournal $simulator).Findings | Should -BeNullOrEmpty }
}
