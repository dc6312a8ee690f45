<#
.SYNOPSIS
    Translates a folder of recordings and says how it went.
.DESCRIPTION
    Without parameters it needs no account: it starts the simulator, whose scenario 'translator' knows the recordings of
    examples/audio. With a key in GEMINI_API_KEY and -Live it does the same with the real service.
.EXAMPLE
    ./translate-audio.ps1
.EXAMPLE
    ./translate-audio.ps1 -Path ~/calls -OutputDirectory ~/calls/english -TargetLanguage en -Live
#>
[CmdletBinding()]
param(
    # The folder with the recordings.
    [string] $Path = (Join-Path $PSScriptRoot 'audio'),

    # Where one .wav and one .txt for each recording are written; those of an earlier run are replaced.
    [string] $OutputDirectory = (Join-Path (Get-Location) 'translated'),

    # The language to translate to.
    [string] $TargetLanguage = 'en',

    # How fast recordings are sent and the simulator's time runs: 1 is the speed of speech, which the real service expects.
    [double] $Pace = 4,

    # Use the real service, with the key in GEMINI_API_KEY.
    [switch] $Live
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../LiveApi.psd1')

# WAV is read by LiveApi itself; everything else goes through ffmpeg, where that is installed.
$formats = @('.wav')
if (Get-Command ffmpeg -CommandType Application -ErrorAction SilentlyContinue) { $formats += '.mp3', '.ogg', '.flac', '.m4a' }

$recordings = @(Get-ChildItem -Path $Path -File | Where-Object Extension -In $formats | Sort-Object Name)
if ($recordings.Count -eq 0) { throw "There are no recordings ($($formats -join ', ')) in '$Path'." }
New-Item -ItemType Directory -Path $OutputDirectory -Force | Out-Null

$simulator = $null
try {
    $service = @{}
    if ($Live) {
        $Pace = 1
    }
    else {
        $simulator = Start-LiveSimulator -Scenario translator -Speed $Pace
        $service.Uri = $simulator.Uri
        Write-Host "Simulator at $($simulator.Uri): synthetic speech in, scripted translations and speech-like sound out, all at $Pace times the speed of speech."
    }

    $results = @($recordings | Convert-LiveAudio @service -TargetLanguage $TargetLanguage -OutputDirectory $OutputDirectory -Pace $Pace -Force -ErrorAction Continue)

    $results | Format-Table -Property @(
        @{ Label = 'File'; Expression = { Split-Path $_.File -Leaf } }
        @{ Label = 'In (s)'; Expression = { '{0:0.00}' -f $_.SecondsIn }; Align = 'Right' }
        @{ Label = 'Out (s)'; Expression = { '{0:0.00}' -f $_.SecondsOut }; Align = 'Right' }
        @{ Label = 'First audio'; Expression = { if ($_.FirstAudioLatency -lt [timespan]::Zero) { 'during input' } else { '{0:0} ms' -f $_.FirstAudioLatency.TotalMilliseconds } }; Align = 'Right' }
        @{ Label = 'Outcome'; Expression = { "$($_.Outcome)" } }
    )
    Write-Host "$($results.Count) of $($recordings.Count) recordings translated; answers and transcripts are in $OutputDirectory"
    if ($results.Count -lt $recordings.Count) { exit 1 }
}
finally {
    if ($simulator) { Stop-LiveSimulator $simulator }
}
