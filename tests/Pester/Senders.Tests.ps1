BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Speed Instant
    $session = Connect-LiveSession -Uri $simulator.Uri -OutputTranscription
    $png = [Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=')
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Send-LiveRaw' {
    It 'sends <kind>' -ForEach @(
        @{ Kind = 'text'; Message = '{"realtimeInput":{"text":"Hello"}}' }
        @{ Kind = 'a table'; Message = @{ realtimeInput = @{ text = 'Hello' } } }
    ) {
        $said = $Message | Send-LiveRaw -Session $session -PassThru | Receive-LiveMessage | Where-Object Kind -eq OutputTranscript
        -join $said.Text | Should -Match 'Hello'
    }
    It 'refuses what is no JSON object' { { Send-LiveRaw 'Hello' -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'MessageUnreadable,*' }
}

Describe 'Send-LiveVideo' {
    It 'sends a still' { (Send-LiveVideo -InputObject $png -Session $session -PassThru).State | Should -Be 'Ready' }
    It 'refuses what is no image' { { Send-LiveVideo -InputObject ([byte[]] (1, 2, 3)) -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'ImageUnreadable,*' }
}

Describe 'Send-LiveActivity' {
    It 'refuses a mark that the session does not take' { { Send-LiveActivity -Start -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'ActivityModeWrong,*' }
    It 'says that the microphone pauses' { (Send-LiveActivity -AudioStreamEnd -Session $session -PassThru).State | Should -Be 'Ready' }
}

Describe 'Get-LiveTool and Unregister-LiveTool' {
    It 'list and forget' {
        $null = Register-LiveTool short_lived { 1 }
        (Get-LiveTool short*).Name | Should -Be 'short_lived'
        Unregister-LiveTool short_lived
        Get-LiveTool short* | Should -BeNullOrEmpty
    }
}
