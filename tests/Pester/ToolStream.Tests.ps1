BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Scenario weather -Speed Instant
    function Invoke-Weather {
        param($Tool)
        $session = Connect-LiveSession -Uri $simulator.Uri -Tool $Tool -OutputTranscription
        try { Invoke-LiveTurn -Session $session -Text 'What is the weather in Paris?' -WarningVariable script:said -WarningAction SilentlyContinue }
        finally { Disconnect-LiveSession $session }
    }
}

AfterAll {
    Stop-LiveSimulator $simulator
}

Describe 'What a tool writes besides its answer' {
    It 'shows a warning to the caller and keeps it from the model' {
        $turn = Invoke-Weather (Register-LiveTool get_weather { param([string] $city) Write-Warning 'old data'; 'dry' })
        $turn.ToolResults[0].Warnings | Should -Be 'old data'
        $turn.ToolResults[0].Response | Should -Not -Match 'old data'
        "$said" | Should -Match 'get_weather: old data'
    }
    It 'gives an error beside an output to the model and to the caller' {
        $turn = Invoke-Weather (Register-LiveTool get_weather { param([string] $city) Write-Error 'half of it is missing'; 'dry' })
        $turn.ToolResults[0].Errors | Should -Be 'half of it is missing'
        ($turn.ToolResults[0].Response | ConvertFrom-Json).error | Should -Be 'half of it is missing'
        ($turn.ToolResults[0].Response | ConvertFrom-Json).output | Should -Be 'dry'
        "$said" | Should -Match 'half of it is missing'
    }
    It 'says that a tool called exit' {
        $turn = Invoke-Weather (Register-LiveTool get_weather { param([string] $city) exit 3 })
        $turn.ToolResults[0].Error.Message | Should -Match 'exit 3'
        $turn.ToolResults[0].Response | Should -Match 'exit 3'
        "$said" | Should -Match 'exit 3'
    }
    It 'still answers after that' {
        $turn = Invoke-Weather (Register-LiveTool get_weather { param([string] $city) 'dry' })
        $turn.ToolResults[0].Error | Should -BeNullOrEmpty
        $turn.ToolResults[0].Response | Should -Match 'dry'
    }
}

Describe 'What a tool takes along' {
    It 'has to be there: a variable' {
        { Register-LiveTool a { } -Variable no_such_variable } | Should -Throw -ErrorId 'ToolInvalid,*'
    }
    It 'has to be there: a module' {
        { Register-LiveTool a { } -Module NoSuchModuleAnywhere } | Should -Throw -ErrorId 'ToolInvalid,*'
    }
    It 'is hinted at when it is a function of this session' {
        function Get-OnlyHere { 1 }
        $null = Register-LiveTool a { Get-OnlyHere } -WarningVariable hint -WarningAction SilentlyContinue
        "$hint" | Should -Match '-Function Get-OnlyHere'
    }
    It 'is not hinted at when it is taken along, or everywhere' {
        function Get-OnlyHere { 1 }
        $null = Register-LiveTool a { Get-OnlyHere; function Get-Inner { }; Get-Inner; Get-Command } -Function Get-OnlyHere -WarningVariable hint
        $hint | Should -BeNullOrEmpty
    }
}
