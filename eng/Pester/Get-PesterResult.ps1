# What real Pester makes of the Pester files in a folder: a line a test, "file | result | path", and a line a failed block or file.
param([Parameter(Mandatory)][string] $Folder)

Import-Module Pester -MinimumVersion 5.0
foreach ($file in Get-ChildItem -Path $Folder -Filter *.Tests.ps1) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $file.FullName
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'None'
    $run = Invoke-Pester -Configuration $configuration

    $run.Tests | ForEach-Object { "$($file.Name) | $($_.Result) | $($_.ExpandedPath)" }
    $run.FailedBlocks | ForEach-Object { "$($file.Name) | BlockFailed | $($_.ExpandedPath)" }
    if ($run.FailedContainers) { "$($file.Name) | FileFailed | " }
}
