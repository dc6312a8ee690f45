<#
.SYNOPSIS
    Measures round trips of text and of speech against the simulator at the real service's timing.
.DESCRIPTION
    The figures are the simulator's scripted delays plus what client, loopback and this machine add. Against the real
    service leave out -Uri and set GEMINI_API_KEY.
#>
[CmdletBinding()]
param(
    [int] $Repeat = 10
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../LiveApi.psd1')

$simulator = Start-LiveSimulator
try {
    $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey (ConvertTo-SecureString x -AsPlainText) -OutputTranscription
    Measure-LiveLatency -Session $session -Text 'ping' -Repeat $Repeat
    Disconnect-LiveSession $session
}
finally {
    Stop-LiveSimulator $simulator
}
