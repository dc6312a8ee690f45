<#
.SYNOPSIS
Builds, tests or packs LiveApi.

.DESCRIPTION
Build stages the module: bin/ beside LiveApi.psd1, so that Import-Module ./LiveApi.psd1 works.
Test runs dotnet test, and then the Pester files where Pester 5 is installed.
Package builds and writes out/LiveApi.<version>.nupkg with the files that the manifest lists.

.EXAMPLE
./build.ps1

.EXAMPLE
./build.ps1 -Task Package
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Invoke-PesterFiles {
    if (-not (Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -ge 5 })) {
        Write-Host 'Pester 5 is not installed: its files ran in dotnet test only.'
        return
    }
    Import-Module -Name Pester -MinimumVersion 5.0
    $run = Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/Pester') -PassThru
    if ($run.Result -ne 'Passed') {
        throw "Pester: $($run.FailedCount) failed."
    }
}

function Write-Package {
    $manifest = Test-ModuleManifest -Path (Join-Path $PSScriptRoot 'LiveApi.psd1')
    $root = $PSScriptRoot.TrimEnd('/', '\') + [System.IO.Path]::DirectorySeparatorChar
    $files = foreach ($file in $manifest.FileList) {
        $relative = $file.Substring($root.Length)
        '    <file src="{0}" target="{0}" />' -f $relative
    }
    $nuspec = @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>LiveApi</id>
    <version>$($manifest.Version)</version>
    <authors>$($manifest.Author)</authors>
    <license type="expression">MIT</license>
    <readme>README.md</readme>
    <description>$($manifest.Description)</description>
    <tags>PSModule PSEdition_Core PSEdition_Desktop $($manifest.Tags -join ' ')</tags>
  </metadata>
  <files>
$($files -join "`n")
  </files>
</package>
"@
    $path = [System.IO.Path]::Combine($PSScriptRoot, 'artifacts', 'LiveApi.nuspec')
    [System.IO.File]::WriteAllText($path, $nuspec)
    Invoke-Dotnet pack eng/Stage --no-build -c $Configuration "-p:NuspecFile=$path" "-p:NuspecBasePath=$PSScriptRoot" -o out --nologo -v quiet
    Write-Host "out/LiveApi.$($manifest.Version).nupkg has $(@($files).Count) files."
}

Push-Location -LiteralPath $PSScriptRoot
try {
    Invoke-Dotnet build eng/Stage -c $Configuration --nologo -v quiet
    switch ($Task) {
        'Test' {
            Invoke-Dotnet test -c $Configuration
            Invoke-PesterFiles
        }
        'Package' { Write-Package }
    }
}
finally {
    Pop-Location
}
