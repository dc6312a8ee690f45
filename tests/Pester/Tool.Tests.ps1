BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $key = ConvertTo-SecureString 'x' -AsPlainText -Force
    $simulator = Start-LiveSimulator weather -Speed Instant
    $connection = @{ Uri = $simulator.Uri; ApiKey = $key; OutputTranscription = $true }
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Register-LiveTool' {
    It 'makes a declaration of a param block' {
        $tool = Register-LiveTool -Name measured -ScriptBlock { param([Parameter(Mandatory)][string]$City, [int]$Days = 3) } -Description 'Looks up the weather.'
        $tool.Name | Should -Be 'measured'
        $tool.Declaration.Description | Should -Be 'Looks up the weather.'
        $schema = $tool.Declaration.Parameters.ToString() | ConvertFrom-Json
        $schema.required | Should -Be 'City'
        $schema.properties.Days | Should -Not -BeNullOrEmpty
    }
    It 'refuses a name that the service would' { { Register-LiveTool -Name '1 two' -ScriptBlock { } -ErrorAction Stop } | Should -Throw -ErrorId 'ToolInvalid,*' }
    It 'says that a session without a handle has its tools already' {
        $session = Connect-LiveSession @connection -NoReconnect
        try { { $session | Register-LiveTool -Name late -ScriptBlock { } -ErrorAction Stop } | Should -Throw -ErrorId 'ToolsFixedAtSetup,*' }
        finally { Disconnect-LiveSession $session }
    }
}

Describe 'A tool in a conversation' {
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'is called with what the model gives, and its answer is used' {
        $tool = Register-LiveTool -Name get_weather -ScriptBlock { param([string]$City) "sunny in $City" }
        $null = Connect-LiveSession @connection -Tool $tool
        $turn = Invoke-LiveTurn -Text 'How is the weather in Bergen?'
        $turn.ToolCalls.Name | Should -Be 'get_weather'
        $turn.Transcript | Should -Match 'sunny in Bergen'
    }
    It 'answers with what its script puts out: one object as it is, anything else as output' {
        $answers = [ordered]@{
            '@{ a = 1 }'                   = '{"a":1}'
            '[pscustomobject]@{ a = "b" }' = '{"a":"b"}'
            '"dry"'                        = '{"output":"dry"}'
            '1, 2'                         = '{"output":[1,2]}'
            ''                             = '{"output":null}'
        }
        foreach ($script in $answers.Keys) {
            $tool = Register-LiveTool -Name get_weather -ScriptBlock ([scriptblock]::Create("param(`$City) $script"))
            $session = Connect-LiveSession @connection -Tool $tool
            (Invoke-LiveTurn -Session $session -Text 'How is the weather in Bergen?').ToolResults.Response | Should -Be $answers[$script]
            Disconnect-LiveSession $session
        }
    }
    It 'takes the values of $using: variables along' {
        $mood = 'foggy'
        $tool = Register-LiveTool -Name get_weather -ScriptBlock { param($City) "$using:mood in $City" }
        $null = Connect-LiveSession @connection -Tool $tool
        (Invoke-LiveTurn -Text 'How is the weather in Bergen?').Transcript | Should -Match 'foggy in Bergen'
    }
    It 'that throws tells the model, and the conversation goes on' {
        $tool = Register-LiveTool -Name get_weather -ScriptBlock { throw 'no thermometer' }
        $session = Connect-LiveSession @connection -Tool $tool
        $turn = Invoke-LiveTurn -Text 'How is the weather in Bergen?' -ErrorAction SilentlyContinue
        $turn.Outcome | Should -Be 'Completed'
        $session.State | Should -Be 'Ready'
    }
    It 'that never returns is given up after its time' {
        $tool = Register-LiveTool -Name get_weather -ScriptBlock { while ($true) { } } -Timeout 0.5
        $session = Connect-LiveSession @connection -Tool $tool
        (Invoke-LiveTurn -Text 'How is the weather in Bergen?' -ErrorAction SilentlyContinue).Outcome | Should -Be 'Completed'
        $session.State | Should -Be 'Ready'
    }
}
