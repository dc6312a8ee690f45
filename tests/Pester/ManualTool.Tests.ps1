BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator weather -Speed Instant
    $connection = @{ Uri = $simulator.Uri; OutputTranscription = $true }
    $png = [Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=')
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Register-LiveTool -Manual' {
    It 'declares a function that has no script' {
        $tool = Register-LiveTool by_hand -Manual -Description 'Asks a person.' -Schema @{ type = 'OBJECT'; properties = @{ city = @{ type = 'STRING' } } }
        $tool.IsManual | Should -BeTrue
        $tool.Script | Should -Be ''
        ($tool.Parameters | ConvertFrom-Json).properties.city.type | Should -Be 'STRING'
    }
    It 'reads the parameters of a script block, and says that the rest of it never runs' {
        $tool = Register-LiveTool by_hand { param([Parameter(Mandatory)] [string] $city) throw 'it ran' } -Manual -WarningVariable said -WarningAction SilentlyContinue
        ($tool.Parameters | ConvertFrom-Json).required | Should -Be 'city'
        "$said" | Should -Match 'never run'
    }
    It 'has nothing to say of a param block alone' {
        $null = Register-LiveTool by_hand { param([string] $city) } -Manual -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Be ''
    }
}

Describe 'A call that the reader answers' {
    BeforeEach {
        $tool = Register-LiveTool get_weather { param([string] $city) } -Manual -Description 'The weather in a city.'
        $session = Connect-LiveSession @connection -Tool $tool
    }
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'comes with its arguments' {
        Send-LiveText 'How is the weather in Bergen?' -Session $session
        $call = Receive-LiveMessage -Session $session -Kind ToolCall -Timeout 10 | Select-Object -First 1
        $call.IsHandled | Should -BeFalse
        $call.Args.city | Should -Be 'Bergen'
    }
    It 'is answered by a script block that runs here' {
        $sky = @{ Bergen = 'rain' }
        Send-LiveText 'How is the weather in Bergen?' -Session $session
        Receive-LiveMessage -Session $session -Kind ToolCall -Timeout 10 | Send-LiveToolResponse { $sky[$_.Args.city] } -Session $session
        (Get-LiveSimulatorJournal $simulator | Select-Object -Last 1).Messages.Text -match 'toolResponse' | Should -Match '"output":"rain"'
    }
    It 'is answered with what the script block threw' {
        Send-LiveText 'How is the weather in Bergen?' -Session $session
        Receive-LiveMessage -Session $session -Kind ToolCall -Timeout 10 |
            Send-LiveToolResponse { throw 'no thermometer' } -Session $session -ErrorVariable thrown -ErrorAction SilentlyContinue
        "$($thrown[0])" | Should -Match 'no thermometer'
        (Get-LiveSimulatorJournal $simulator | Select-Object -Last 1).Messages.Text -match 'toolResponse' | Should -Match '"error":"no thermometer"'
    }
    It 'ends a turn that waits for it, and is read on from there' {
        $turn = Invoke-LiveTurn -Session $session -Text 'How is the weather in Bergen?'
        $turn.Outcome | Should -Be 'AwaitsTool'
        $said = $turn.ToolCalls | Send-LiveToolResponse @{ sky = 'sunny' } -Session $session -PassThru | Receive-LiveMessage -Kind OutputTranscript -Timeout 10
        -join $said.Text | Should -Match 'sunny'
    }
    It 'takes images along' {
        Send-LiveText 'How is the weather in Bergen?' -Session $session
        Receive-LiveMessage -Session $session -Kind ToolCall -Timeout 10 | Send-LiveToolResponse 'see there' -Image $png -Session $session
        (Get-LiveSimulatorJournal $simulator | Select-Object -Last 1).Messages.Text -match 'toolResponse' | Should -Match '"mimeType":"image/png"'
    }
    It 'is not answered without an image that cannot be read' {
        Send-LiveText 'How is the weather in Bergen?' -Session $session
        $call = Receive-LiveMessage -Session $session -Kind ToolCall -Timeout 10 | Select-Object -First 1
        { $call | Send-LiveToolResponse 'see there' -Image ./none.png -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'ImageNotFound,*'
        { $call | Send-LiveToolResponse 'see there' -Image ([byte[]] (1, 2, 3)) -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'ImageUnreadable,*'
        { $call | Send-LiveToolResponse 'see there' -Image 7 -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'ImageUnreadable,*'
        (Get-LiveSimulatorJournal $simulator | Select-Object -Last 1).Messages.Kind | Should -Not -Contain 'toolResponse'
    }
}
