# Goes through everything that can go wrong, again and again, and says what is left over: "what before after", a line each.
param([Parameter(Mandatory)][string] $Manifest, [Parameter(Mandatory)][string] $Folder, [int] $Cycles = 200)

$ErrorActionPreference = 'Stop'
$WarningPreference = 'SilentlyContinue'
Import-Module $Manifest

$runspaces = [runspace].GetProperty('RunspaceList', [System.Reflection.BindingFlags]'Static, NonPublic, Public')
function Get-Count {
    [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
    [ordered]@{
        Sockets   = @([System.IO.Directory]::GetFiles('/proc/self/fd') | Where-Object { ([System.IO.FileInfo]$_).LinkTarget -like 'socket:*' }).Count
        Children  = @([System.IO.Directory]::GetDirectories('/proc/self/task') | ForEach-Object { [System.IO.File]::ReadAllText("$_/children").Split(' ', [StringSplitOptions]::RemoveEmptyEntries) }).Count
        Runspaces = $runspaces.GetValue($null).Count
        Sessions  = @(Get-LiveSession).Count
    }
}

$simulator = Start-LiveSimulator weather -Speed Instant
$key = ConvertTo-SecureString 'x' -AsPlainText
$silent = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
$silent.Start()
$throws = Register-LiveTool -Name get_weather -ScriptBlock { throw 'no thermometer' }
Set-Content "$Folder/text.wav" 'This is no audio at all, only text in a file of the wrong name.'

function Test-Fault([string] $Expected, [scriptblock] $Action) {
    $problems = @()
    try { $null = & $Action -ErrorVariable +problems -ErrorAction SilentlyContinue }
    catch { $problems = @($_) }
    $id = @($problems)[0].FullyQualifiedErrorId -replace ',.*'
    if ($id -ne $Expected) { throw "Expected $Expected, got '$id': $(@($problems)[0])" }
    if (-not @($problems)[0].ErrorDetails.RecommendedAction) { throw "$Expected recommends nothing." }
}

function Invoke-Cycle {
    Test-Fault ConnectionRefused { Connect-LiveSession -Uri ws://127.0.0.1:1/ -ApiKey $key }
    Test-Fault ServerSilent { Connect-LiveSession -Uri "ws://$($silent.LocalEndpoint)/" -ApiKey $key -ConnectTimeout 0.05 }
    Test-Fault ModelNotFound { Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -Model gemini-0.0-never }
    $session = Connect-LiveSession -Uri $simulator.Uri -ApiKey $key -Tool $throws
    Test-Fault AudioNotFound { Invoke-LiveTurn -Session $session -Path "$Folder/none.wav" -ErrorAction Stop }
    Test-Fault AudioUnreadable { Invoke-LiveTurn -Session $session -Path "$Folder/text.wav" -ErrorAction Stop }
    $null = Invoke-LiveTurn -Session $session -Text 'How is the weather in Bergen?' -ErrorAction SilentlyContinue
    Disconnect-LiveSession $session
    while ($silent.Pending()) { $silent.AcceptSocket().Dispose() }
}

# The first cycles fill what is kept for good: pools, caches.
1..5 | ForEach-Object { Invoke-Cycle }
$before = Get-Count
1..$Cycles | ForEach-Object { Invoke-Cycle }
$after = Get-Count
foreach ($what in $before.Keys) { "$what $($before.$what) $($after.$what)" }
$silent.Stop()
Stop-LiveSimulator $simulator
"Children at the end: $((Get-Count).Children)"
