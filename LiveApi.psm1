# Picks the build that this shell can run: .NET 10 (PowerShell 7.6 and up) or netstandard2.0 (Windows PowerShell 5.1, PowerShell 7.2 to 7.5).
$build = if ($PSVersionTable.PSVersion -ge [version]'7.6') { 'net10.0' } else { 'netstandard2.0' }
$assembly = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $build, 'LiveApi.PowerShell.dll')

if (-not [System.IO.File]::Exists($assembly)) {
    throw "LiveApi is not built here: '$assembly' is missing. Run ./build.ps1 (or dotnet build eng/Stage) in '$PSScriptRoot' first."
}

$binary = Import-Module -Name $assembly -PassThru

# Sessions, tool runspaces and simulators end with the module.
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $binary -Force }.GetNewClosure()
Export-ModuleMember -Cmdlet @($binary.ExportedCmdlets.Keys)
