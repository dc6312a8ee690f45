BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Speed Instant
    $key = ConvertTo-SecureString 'not-a-real-key' -AsPlainText -Force
    $connection = @{ Uri = $simulator.Uri; ApiKey = $key }
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Connect-LiveSession' {
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'returns a session that is ready' {
        $session = Connect-LiveSession @connection
        $session | Should -BeOfType LiveApi.Sessions.LiveSession
        $session.State | Should -Be 'Ready'
    }
    It 'opens the model it is given' {
        (Connect-LiveSession @connection -Model gemini-3.8-live).Model | Should -Be 'models/gemini-3.8-live'
    }
    It 'gives the session the name it is given' {
        (Connect-LiveSession @connection -Name booth).Name | Should -Be 'booth'
    }
    It 'takes no key as plain text' {
        { Connect-LiveSession -Uri $simulator.Uri -ApiKey 'not-a-real-key' } | Should -Throw '*SecureString*'
    }
    It 'keeps the key out of everything it says' {
        $said = Connect-LiveSession @connection -Verbose 4>&1 | Out-String
        $said | Should -Not -Match 'not-a-real-key'
    }
    It 'passes through Select-Object -First 1 and stays open' {
        $session = Connect-LiveSession @connection | Select-Object -First 1
        $session.State | Should -Be 'Ready'
    }
}

Describe 'Connect-LiveSession refuses' {
    It 'a port where nobody listens, within the deadline: <_>' -ForEach 'ws://127.0.0.1:1/', 'http://127.0.0.1:1/' {
        $thrown = { Connect-LiveSession -Uri $_ -ApiKey $key } | Should -Throw -ErrorId 'ConnectionRefused,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
    It 'a host that does not exist' {
        # A name that no name server needs to be asked about: its first part is too long.
        { Connect-LiveSession -Uri "ws://$('x' * 64).invalid/" -ApiKey $key } | Should -Throw -ErrorId 'HostNotFound,*'
    }
    It 'a model that nobody knows' {
        { Connect-LiveSession @connection -Model gemini-0.0-never } | Should -Throw -ErrorId 'ModelNotFound,*'
    }
    It 'a call without a credential' {
        $before = $env:GEMINI_API_KEY, $env:GOOGLE_API_KEY
        try {
            $env:GEMINI_API_KEY = $env:GOOGLE_API_KEY = ''
            { Connect-LiveSession -Uri 'wss://generativelanguage.googleapis.com/' } | Should -Throw -ErrorId 'CredentialMissing,*'
        }
        finally { $env:GEMINI_API_KEY, $env:GOOGLE_API_KEY = $before }
    }
    It 'without leaving a session behind' { Get-LiveSession | Should -BeNullOrEmpty }
}

Describe 'Get-LiveSession' {
    BeforeAll {
        $first = Connect-LiveSession @connection -Name first
        $second = Connect-LiveSession @connection -Name second
    }
    AfterAll { Get-LiveSession | Disconnect-LiveSession }

    It 'lists all that are open' { (Get-LiveSession).Name | Should -Be 'first', 'second' }
    It 'finds one by <by>' -ForEach @(
        @{ By = 'name'; Arguments = @{ Name = 'second' } }
        @{ By = 'pattern'; Arguments = @{ Name = 's*' } }
    ) {
        (Get-LiveSession @Arguments).Name | Should -Be 'second'
    }
    It 'finds one by id' { (Get-LiveSession -Id $first.Id).Name | Should -Be 'first' }
    It 'says that there is none of a name' {
        Get-LiveSession -Name nobody -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'SessionNotFound,*'
    }
    It 'is silent about a pattern that finds none' { Get-LiveSession -Name 'x*' -ErrorAction Stop | Should -BeNullOrEmpty }
    It 'names the candidates when a command cannot know which is meant' {
        { Send-LiveText 'Hello' -ErrorAction Stop } | Should -Throw '*first*second*' -ErrorId 'SessionAmbiguous,*'
    }
}

Describe 'Disconnect-LiveSession' {
    It 'closes the session it is given' {
        $session = Connect-LiveSession @connection
        Disconnect-LiveSession $session
        $session.State | Should -Be 'Closed'
        Get-LiveSession | Should -BeNullOrEmpty
    }
    It 'closes what comes down the pipeline' {
        1..3 | ForEach-Object { $null = Connect-LiveSession @connection }
        Get-LiveSession | Should -HaveCount 3
        Get-LiveSession | Disconnect-LiveSession
        Get-LiveSession | Should -BeNullOrEmpty
    }
    It 'closes the only one when none is named' {
        $session = Connect-LiveSession @connection
        Disconnect-LiveSession
        $session.State | Should -Be 'Closed'
    }
    It 'minds nothing that is closed already' {
        $session = Connect-LiveSession @connection
        Disconnect-LiveSession $session
        { Disconnect-LiveSession $session -ErrorAction Stop } | Should -Not -Throw
    }
    It 'leaves a session that says it is not open' {
        $session = Connect-LiveSession @connection
        Disconnect-LiveSession $session
        { 'Hello' | Send-LiveText -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'SessionNotOpen,*'
    }
}
