@{
    RootModule             = 'LiveApi.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = 'b7d0a1f4-5f0c-4d53-9a35-6c1e4d7f2a90'
    Author                 = 'The LiveApi authors'
    CompanyName            = 'The LiveApi authors'
    Copyright              = '(c) The LiveApi authors. MIT licence.'
    Description            = 'Gemini Live sessions from PowerShell: script, translate, test and measure live voice models, with a simulator to do it offline.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('LiveApi.Format.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Connect-LiveSession'
        'Convert-LiveAudio'
        'Disconnect-LiveSession'
        'Get-LiveSession'
        'Get-LiveSimulator'
        'Invoke-LiveTurn'
        'Measure-LiveLatency'
        'Receive-LiveMessage'
        'Register-LiveTool'
        'Save-LiveAudio'
        'Send-LiveAudio'
        'Send-LiveText'
        'Start-LiveSimulator'
        'Stop-LiveSimulator'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('Gemini', 'LiveAPI', 'Voice', 'Realtime', 'WebSocket', 'Translation', 'Simulator', 'Latency')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
