<#
.SYNOPSIS
    A conversation in which the model calls a PowerShell function.
.DESCRIPTION
    Runs against the simulator's scenario 'weather'. The tool is a script block with a param() block: its JSON schema comes
    from the parameters, it runs in a runspace of its own, and what it returns is sent to the model.
#>
[CmdletBinding()]
param(
    [string] $Question = 'How is the weather in Oslo?'
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../LiveApi.psd1')

$simulator = Start-LiveSimulator -Scenario weather
try {
    $tool = Register-LiveTool -Name get_weather -Description 'Call when the user asks for the current weather in a city.' -ScriptBlock {
        param([Parameter(Mandatory)] [string] $city)
        @{ city = $city; temperature = 4; sky = 'rain' }
    }
    $session = $simulator | Connect-LiveSession -Tool $tool -OutputTranscription

    $turn = Invoke-LiveTurn -Session $session -Text $Question
    foreach ($call in $turn.ToolResults) { Write-Host "The model called $($call.Name) and was told $($call.Response)" }
    Write-Host "Model: $($turn.Transcript)"

    Disconnect-LiveSession $session
}
finally {
    Stop-LiveSimulator $simulator
}
