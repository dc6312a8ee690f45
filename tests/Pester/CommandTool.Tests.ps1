BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator weather -Speed Instant
    function Get-Weather {
        <#
        .SYNOPSIS
        Call for the weather in a city.
        .PARAMETER City
        The city, in English.
        #>
        [CmdletBinding(DefaultParameterSetName = 'Name')]
        param(
            [Parameter(Mandatory, ParameterSetName = 'Name')] [string] $City,
            [Parameter(Mandatory, ParameterSetName = 'Place')] [double] $Latitude,
            [ValidateSet('C', 'F')] [string] $Unit = 'C',
            [ValidateRange(1, 5)] [int] $Days,
            [switch] $Raw
        )
        "22 $Unit in $City"
    }
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Register-LiveTool -Command' {
    It 'takes name, description and parameters from the command' {
        $tool = Get-Command Get-Weather | Register-LiveTool
        $tool.Name | Should -Be 'get_weather'
        $tool.Description | Should -Be 'Call for the weather in a city.'
        $schema = $tool.Parameters | ConvertFrom-Json
        $schema.required | Should -Be 'City'
        $schema.properties.City.description | Should -Be 'The city, in English.'
        $schema.properties.Unit.enum | Should -Be 'C', 'F'
        $schema.properties.Days.maximum | Should -Be 5
        $schema.properties.Raw.type | Should -Be 'BOOLEAN'
        $tool.ParameterNames | Should -Not -Contain 'Latitude'
        $tool.ParameterNames | Should -Not -Contain 'Verbose'
    }
    It 'gives the model no more than is named' {
        $tool = Register-LiveTool weather_at -Command Get-Weather -Parameter Latitude, Unit
        $tool.Name | Should -Be 'weather_at'
        $tool.ParameterNames | Should -Be 'Latitude', 'Unit'
    }
    It 'takes cmdlets, whose description may be given' {
        $tool = Register-LiveTool -Command Get-LiveVoice -Parameter Name -Description 'Call for the names of voices.'
        $tool.Name | Should -Be 'get_live_voice'
        $tool.Description | Should -Be 'Call for the names of voices.'
    }
    It 'warns where nothing says what the command is for' {
        function Get-Mystery { param([string] $What) $What }
        $null = Register-LiveTool -Command Get-Mystery -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match 'not told when to call get_mystery'
    }
    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a parameter that is not there'; Command = 'Get-Weather'; Parameter = 'Nowhere'; Says = "has no parameter 'Nowhere'" }
        @{ Case = 'parameters that do not go together'; Command = 'Get-Weather'; Parameter = 'City', 'Latitude'; Says = 'City and Latitude together' }
    ) {
        { Register-LiveTool -Command $Command -Parameter $Parameter -ErrorAction Stop } | Should -Throw -ErrorId 'ToolInvalid,*' -ExpectedMessage "*$Says*"
    }
    It 'says that there is no such command' { { Register-LiveTool -Command Get-Nothing } | Should -Throw -ExpectedMessage "*no command 'Get-Nothing'*" }
    It 'runs the command with what the model gives' {
        $session = Connect-LiveSession -Uri $simulator.Uri -Tool (Register-LiveTool -Command Get-Weather -Parameter City) -OutputTranscription
        $turn = Invoke-LiveTurn -Session $session -Text 'How is the weather in Bergen?' -Timeout 10
        $turn.ToolResults.Response | Should -Be '{"output":"22 C in Bergen"}'
    }
}
