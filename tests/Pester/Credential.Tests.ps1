BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator -Speed Instant
    $key = ConvertTo-SecureString 'not-a-real-key' -AsPlainText -Force
    $token = ConvertTo-SecureString 'auth_tokens/not-a-real-token' -AsPlainText -Force
    $notAKey = Join-Path $TestDrive 'not-a-key.json'
    Set-Content $notAKey '{ "type": "service_account", "private_key": "not-a-real-secret" }'
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'The credential of Connect-LiveSession' {
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'is an ephemeral token by its form, whatever it was passed as' {
        (Connect-LiveSession -Uri $simulator.Uri -ApiKey $token).Endpoint | Should -Match 'BidiGenerateContentConstrained$'
        (Connect-LiveSession -Uri $simulator.Uri -EphemeralToken $token).Endpoint | Should -Match 'BidiGenerateContentConstrained$'
    }
    It 'is an access token that a script gives, on Vertex AI' {
        $session = Connect-LiveSession -Uri $simulator.Uri -Project p1 -Location us-central1 -AccessToken { 'ya29.not-a-real-token' }
        $session.Model | Should -Be 'projects/p1/locations/us-central1/publishers/google/models/gemini-3.8-live'
    }
    It 'may name the version of the API' {
        (Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -ApiVersion v1alpha).Endpoint | Should -Match 'v1alpha'
    }
    It 'goes with headers of a gateway' {
        (Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -Header @{ 'x-tenant' = 7 }).State | Should -Be 'Ready'
    }
}

Describe 'Connect-LiveSession refuses, before it dials,' {
    It 'a file that is not there' {
        { Connect-LiveSession -ServiceAccount (Join-Path $TestDrive 'none.json') } | Should -Throw -ErrorId 'CredentialUnreadable,*'
    }
    It 'a file that is no credential, without showing what is in it' {
        $thrown = { Connect-LiveSession -ServiceAccount $notAKey } | Should -Throw -ErrorId 'CredentialUnreadable,*' -PassThru
        "$thrown $($thrown.Exception)" | Should -Not -Match 'not-a-real-secret'
    }
    It 'a token of a Google account without a project' {
        $before = $env:GOOGLE_CLOUD_PROJECT
        try {
            $env:GOOGLE_CLOUD_PROJECT = ''
            { Connect-LiveSession -Vertex -AccessToken { 'ya29.not-a-real-token' } } | Should -Throw -ErrorId 'SetupInvalid,*'
        }
        finally { $env:GOOGLE_CLOUD_PROJECT = $before }
    }
    It 'a key in the address' {
        { Connect-LiveSession -Uri 'ws://127.0.0.1:9/?key=not-a-real-key' } | Should -Throw -ErrorId 'CredentialMalformed,*'
    }
    It 'a header that belongs to the connection' {
        { Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -Header @{ Host = 'elsewhere' } } | Should -Throw -ErrorId 'HeaderInvalid,*'
    }
    It 'a header that the key has already' {
        { Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -Header @{ 'X-Goog-Api-Key' = 'k' } } | Should -Throw -ErrorId 'HeaderInvalid,*'
    }
    It 'a proxy and none at once' {
        { Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -NoProxy -Proxy 'http://127.0.0.1:9' } | Should -Throw -ErrorId 'SetupInvalid,*'
    }
    It 'a file without certificates' {
        { Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -CertificateAuthority $notAKey } | Should -Throw -ErrorId 'CertificateUnreadable,*'
    }
}

Describe 'New-LiveToken refuses' {
    It 'a token that would live too long' {
        { New-LiveToken -ApiKey $key -Lifetime 72000 } | Should -Throw -ErrorId 'SetupInvalid,*'
    }
    It 'a field that no setup has' {
        { New-LiveToken gemini-3.8-live -ApiKey $key -LockAdditionalField temprature } | Should -Throw -ErrorId 'SetupInvalid,*'
    }
    It 'to make one with another' {
        { New-LiveToken -ApiKey $token } | Should -Throw -ErrorId 'CredentialMalformed,*'
    }
}

Describe 'New-LiveToken' {
    AfterEach { Get-LiveSession | Disconnect-LiveSession }

    It 'gives a token that opens a session' {
        $made = New-LiveToken -Uri $simulator.Uri
        $made.Uses | Should -Be 1
        $made.ExpiresAt | Should -BeGreaterThan $made.NewSessionExpiresAt
        (Connect-LiveSession -Uri $simulator.Uri -EphemeralToken $made).State | Should -Be 'Ready'
    }
    It 'keeps the token to itself' {
        New-LiveToken -Uri $simulator.Uri | Format-List * | Out-String | Should -Not -Match 'auth_tokens'
    }
    It 'gives the token as text where that is asked for' {
        New-LiveToken -Uri $simulator.Uri -AsPlainText | Should -Match '^auth_tokens/'
    }
    It 'settles the setup of whoever uses it' {
        $made = New-LiveToken gemini-3.8-live -Uri $simulator.Uri -Setup @{ outputAudioTranscription = @{} }
        $session = Connect-LiveSession -Uri $simulator.Uri -EphemeralToken $made
        (Invoke-LiveTurn -Session $session -Text 'Hello there').Transcript | Should -Not -BeNullOrEmpty
    }
}
