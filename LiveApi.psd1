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
    TypesToProcess         = @('LiveApi.Types.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Connect-LiveSession'
        'Convert-LiveAudio'
        'Disconnect-LiveSession'
        'Get-LiveCloseReason'
        'Get-LiveSession'
        'Get-LiveSimulator'
        'Invoke-LiveTurn'
        'Measure-LiveLatency'
        'New-LiveToken'
        'Receive-LiveMessage'
        'Register-LiveTool'
        'Save-LiveAudio'
        'Send-LiveAudio'
        'Send-LiveText'
        'Start-LiveSimulator'
        'Stop-LiveSimulator'
    )
    FileList               = @(
        'CHANGELOG.md'
        'LICENSE'
        'LiveApi.Format.ps1xml'
        'LiveApi.Types.ps1xml'
        'LiveApi.psd1'
        'LiveApi.psm1'
        'README.md'
        'bin/net10.0/LiveApi.Core.dll'
        'bin/net10.0/LiveApi.PowerShell.dll'
        'bin/net10.0/en-US/LiveApi.PowerShell.dll-Help.xml'
        'bin/net10.0/en-US/about_LiveApi.help.txt'
        'bin/net10.0/en-US/about_LiveApi_Credentials.help.txt'
        'bin/net10.0/en-US/about_LiveApi_Simulator.help.txt'
        'bin/net10.0/en-US/about_LiveApi_Tools.help.txt'
        'bin/net10.0/google/Google.Apis.Auth.dll'
        'bin/net10.0/google/Google.Apis.Core.dll'
        'bin/net10.0/google/Google.Apis.dll'
        'bin/net10.0/google/LiveApi.GoogleAuth.dll'
        'bin/netstandard2.0/LiveApi.Core.dll'
        'bin/netstandard2.0/LiveApi.PowerShell.dll'
        'bin/netstandard2.0/Microsoft.Bcl.AsyncInterfaces.dll'
        'bin/netstandard2.0/Microsoft.Bcl.TimeProvider.dll'
        'bin/netstandard2.0/System.Buffers.dll'
        'bin/netstandard2.0/System.Memory.dll'
        'bin/netstandard2.0/System.Numerics.Vectors.dll'
        'bin/netstandard2.0/System.Runtime.CompilerServices.Unsafe.dll'
        'bin/netstandard2.0/System.Text.Encodings.Web.dll'
        'bin/netstandard2.0/System.Text.Json.dll'
        'bin/netstandard2.0/System.Threading.Channels.dll'
        'bin/netstandard2.0/System.Threading.Tasks.Extensions.dll'
        'bin/netstandard2.0/en-US/LiveApi.PowerShell.dll-Help.xml'
        'bin/netstandard2.0/en-US/about_LiveApi.help.txt'
        'bin/netstandard2.0/en-US/about_LiveApi_Credentials.help.txt'
        'bin/netstandard2.0/en-US/about_LiveApi_Simulator.help.txt'
        'bin/netstandard2.0/en-US/about_LiveApi_Tools.help.txt'
        'bin/netstandard2.0/google/Google.Apis.Auth.dll'
        'bin/netstandard2.0/google/Google.Apis.Core.dll'
        'bin/netstandard2.0/google/Google.Apis.dll'
        'bin/netstandard2.0/google/LiveApi.GoogleAuth.dll'
        'bin/netstandard2.0/google/Newtonsoft.Json.dll'
        'bin/simulator/LiveApi.Core.dll'
        'bin/simulator/LiveApi.Simulator.deps.json'
        'bin/simulator/LiveApi.Simulator.dll'
        'bin/simulator/LiveApi.Simulator.runtimeconfig.json'
        'bin/simulator/YamlDotNet.dll'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('Gemini', 'LiveAPI', 'Voice', 'Realtime', 'WebSocket', 'Translation', 'Simulator', 'Latency')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
