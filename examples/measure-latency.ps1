<#
.SYNOPSIS
    Measures round trips of text and of speech against the simulator at the real service's timing.
.DESCRIPTION
    The figures are the simulator's scripted delays plus what client, loopback and this machine add. Against the real
    service set GEMINI_API_KEY and leave the simulator out.
#>
[CmdletBinding()]
param(
    [int] $Repeat = 10
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../LiveApi.psd1')

$simulator = Start-LiveSimulator
try {
    $session = $simulator | Connect-LiveSession -OutputTranscription
    Measure-LiveLatency -Session $session -Text 'ping' -Repeat $Repeat
    Disconnect-LiveSession $session
}
finally {
    Stop-LiveSimulator $simulator
}
