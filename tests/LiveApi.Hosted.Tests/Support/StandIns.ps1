# Prints what commands give, so that stand-ins and real commands can be compared line by line.
param([Parameter(Mandatory)][string] $Folder)

Set-Location -LiteralPath $Folder
function Say($n, [scriptblock]$b) { Write-Host "## $n"; try { & $b | Out-String -Stream | ForEach-Object { $_.TrimEnd() } } catch { Write-Host "ERR $($_.FullyQualifiedErrorId -replace ',.*') $($_.Exception.Message.Replace($Folder, '.')) $($_.CategoryInfo.Category)" } }
function Err([scriptblock]$b) { $e=$null; & $b -ErrorVariable e 2>$null; foreach($x in $error[0..0]) { "E: $($x.FullyQualifiedErrorId -replace ',.*') | $($x.Exception.Message.Replace($Folder, '.')) | $($x.CategoryInfo.Category) | $("$($x.TargetObject)".Replace($Folder, '.'))" } }
$data = 1..5 | ForEach-Object { [pscustomobject]@{ N=$_; Name="n$($_ % 2)"; V=$_*1.5 } }
Say select1 { $data | Select-Object N, @{n='Twice';e={$_.N*2}} -First 2 }
Say select2 { $data | Select-Object -Last 2 -Property Na* }
Say select3 { $data | Select-Object -Skip 3 | ForEach-Object N }
Say select4 { $data | Select-Object -ExpandProperty Name -Unique }
Say select5 { $data | Select-Object -Property * -ExcludeProperty V -First 1 }
Say select6 { 1,2,2,3,1 | Select-Object -Unique }
Say select7 { 1..10 | Select-Object -Index 2,5 }
Say select8 { 1..10 | Select-Object -SkipLast 8 }
Say select9 { 1..10 | Select-Object -Last 2 -Skip 2 }
Say select10 { ($data | Select-Object nope -First 1).psobject.Properties.Name; ($data | Select-Object N -First 1).pstypenames }
Say select11 { $i=0; 1..100 | ForEach-Object { $script:i++; $_ } | Select-Object -First 3; "i=$i" }
Say select12 { 'abc' | Select-Object Length, @{Label='U';Expression='Length'} }
Say select13 { @{a=1;b=2} | Select-Object a }
Say select14 { Err { $data | Select-Object -ExpandProperty nope } }
Say sort1 { 3,1,2 | Sort-Object }
Say sort2 { $data | Sort-Object Name, @{e='N';Descending=$true} | Format-Table -AutoSize }
Say sort3 { 'b','A','a','B' | Sort-Object -Unique }
Say sort4 { 5,3,9,1 | Sort-Object -Top 2 -Descending }
Say sort4b { 5,3,9,1 | Sort-Object -Bottom 2 }
Say sort5 { $null,2,$null,1 | Sort-Object }
Say sort6 { $data | Sort-Object { -$_.N } | ForEach-Object N }
Say group1 { $data | Group-Object Name }
Say group2 { $data | Group-Object Name -NoElement }
Say group3 { ($data | Group-Object Name -AsHashTable)['n1'].Count }
Say group4 { 'a','b','a' | Group-Object | ForEach-Object { "$($_.Name)=$($_.Count)" } }
Say measure1 { 1..5 | Measure-Object -Sum -Average -Maximum -Minimum }
Say measure2 { $data | Measure-Object V -AllStats }
Say measure3 { 1..5 | Measure-Object }
Say measure4 { 'a b c','d' | Measure-Object -Line -Word -Character }
Say measure5 { @() | Measure-Object }
Say measure6 { 'x','y' | Measure-Object -Maximum }
Say format1 { $data | Format-Table N,V -HideTableHeaders }
Say format2 { $data[0] | Format-List }
Say format3 { $data | Format-List N -GroupBy Name }
Say format4 { $data | Format-Table @{l='x';e={$_.N};width=10;align='right'} }
Say json1 { [ordered]@{ a=1; b='x"<é'; c=@(1,2,@{d=$null}); t=$true; d=1.0; e=[datetime]'2020-01-02T03:04:05Z'; f=1e30; g=[timespan]'00:01:00'; h=[DayOfWeek]::Friday } | ConvertTo-Json }
Say json2 { $data[0..1] | ConvertTo-Json -Compress }
Say json3 { '{"a":1,"b":[1,2.5,"x"],"c":{"d":null},"t":"2020-01-02T03:04:05Z"}' | ConvertFrom-Json | Format-List }
Say json4 { $x='{"a":1,"b":[1,2.5,"x"]}' | ConvertFrom-Json -AsHashtable; $x.GetType().Name; $x.a.GetType().Name; $x.b[1].GetType().Name; $x.b.GetType().Name }
Say json5 { ('[1,2,3]' | ConvertFrom-Json).Count; 'not json' | ConvertFrom-Json }
Say json6 { @{a=@{b=@{c=@{d=1}}}} | ConvertTo-Json -WarningAction SilentlyContinue }
Say json7 { ,@(1) | ConvertTo-Json -Compress; 1 | ConvertTo-Json; 'x' | ConvertTo-Json; $null | ConvertTo-Json; @() | ConvertTo-Json; ConvertTo-Json @() ; ConvertTo-Json @{} }
Say paths1 { Join-Path a b c d; Join-Path /x/ /y; Join-Path a,b c; Split-Path /a/b/c.txt; Split-Path /a/b/c.txt -Leaf; Split-Path /a/b/c.txt -LeafBase; Split-Path /a/b/c.txt -Extension; Split-Path a -IsAbsolute; Split-Path / ; Split-Path a/b -Parent; Split-Path env:x -Qualifier; Split-Path env:x/y -NoQualifier }
New-Item -ItemType Directory d1 | Out-Null; New-Item d1/f1.txt -Value 'hello' | Out-Null; New-Item -Path d1 -Name f2.log -ItemType File | Out-Null; New-Item d1/sub/deep -ItemType Directory -Force | Out-Null; 'x' | Set-Content d1/sub/deep/z.txt; 'q' | Set-Content -LiteralPath 'd1/[br].txt'
Say gci1 { Get-ChildItem d1 | ForEach-Object Name }
Say gci2 { Get-ChildItem d1 -Recurse -File | ForEach-Object Name }
Say gci3 { Get-ChildItem d1 -Recurse -Filter *.txt -Name }
Say gci4 { Get-ChildItem d1/*.txt | ForEach-Object { $_.GetType().Name + $_.Name } }
Say gci5 { Get-ChildItem -LiteralPath 'd1/[br].txt' | ForEach-Object Name }
Say gci6 { Get-ChildItem d1 -Directory -Name; Get-ChildItem d1 -Recurse -Depth 1 -Name }
Say gci7 { Get-ChildItem d1 -Include *.log -Recurse | ForEach-Object Name; Get-ChildItem d1 -Exclude *.txt | ForEach-Object Name }
Say gci8 { Err { Get-ChildItem nowhere } }
Say gci9 { Get-ChildItem d1 | ForEach-Object { $_.PSIsContainer; $_.PSChildName; $_.PSPath -like '*FileSystem::*' } }
Say gci10 { Get-ChildItem env:HOME | ForEach-Object Key; (Get-ChildItem variable:data).Name }
Say gci11 { Get-ChildItem d1/f1.txt -Name; Get-ChildItem d1/no*; Get-ChildItem d1/f?.* -Name }
Say item1 { (Get-Item d1/f1.txt).Length; Err { Get-Item nowhere } ; (Get-Item d1/* | Measure-Object).Count }
Say item2 { Err { New-Item d1/f1.txt }; (New-Item d1/f1.txt -Force -Value 'again').Length }
Say item3 { Copy-Item d1/f1.txt d1/f3.txt; Move-Item d1/f3.txt d1/f4.txt -PassThru | ForEach-Object Name; Test-Path d1/f3.txt; Test-Path d1/f4.txt; Remove-Item d1/f4.txt; Test-Path d1/f4.txt; Err { Remove-Item d1/f4.txt } }
Say test1 { Test-Path d1 -PathType Container; Test-Path d1 -PathType Leaf; Test-Path d1/*.txt; Test-Path -LiteralPath 'd1/[br].txt'; Test-Path 'd1/[br].txt'; Test-Path ''; Test-Path env:HOME; Test-Path nodrive:/x; Test-Path -IsValid 'a/b'; Test-Path -LiteralPath 'd1/[br].txt' -PathType Leaf }
Say content1 { "a`nb`nc" | Set-Content c.txt; Get-Content c.txt; Get-Content c.txt -Raw; Get-Content c.txt -TotalCount 1; Get-Content c.txt -Tail 1; 'd','e' | Add-Content c.txt; (Get-Content c.txt).Count; Err { Get-Content nowhere.txt } }
Say content2 { Set-Content b.bin -AsByteStream -Value ([byte[]](1,2,255)); (Get-Content b.bin -AsByteStream) -join ','; (Get-Content b.bin -AsByteStream -Raw).GetType().Name; Set-Content n.txt 'x','y' -NoNewline; (Get-Item n.txt).Length; Set-Content u.txt 'é' -Encoding utf8BOM; (Get-Item u.txt).Length }
Say content3 { Get-Content env:HOME; Get-Content function:prompt | ForEach-Object { $_.ToString().Length -gt 5 } }
Say resolve1 { (Resolve-Path d1/f1.txt).GetType().Name; Resolve-Path d1/f1.txt -Relative; Err { Resolve-Path nowhere } }
Say loc1 { Push-Location d1; (Get-Location).Path -like '*/d1'; Pop-Location; (Split-Path (Get-Location).Path) -eq (Split-Path $Folder); Set-Location d1 -PassThru | ForEach-Object { $_.Path -like '*d1' }; Set-Location ..; Err { Set-Location nowhere } }
Say outfile { $data[0] | Out-File o.txt; Get-Content o.txt; 'x' | Out-File o.txt -NoNewline; (Get-Item o.txt).Length; 'y' | Out-File o.txt -Append; (Get-Item o.txt).Length; Err { 'z' | Out-File o.txt -NoClobber } ; 'aé' > r.txt; (Get-Item r.txt).Length; cmdnope 2> e.txt; (Get-Content e.txt)[0]; 1..3 *> all.txt; Get-Content all.txt }
Say outstring { ($data[0] | Out-String).Length; 'a','b' | Out-String; ('a','b' | Out-String -NoNewline).Length; (1..3 | Out-String -Stream).Count; ($data | Format-Table | Out-String -Width 20) }
Say date1 { Get-Date '2020-02-03' -Format 'yyyy/MM/dd'; Get-Date -UnixTimeSeconds 0 -AsUTC -Format o; (Get-Date).GetType().Name; Get-Date '2020-02-03 04:05:06' }
Say var1 { Set-Variable x1 5; $x1; Get-Variable x1 -ValueOnly; Get-Variable x1 | ForEach-Object Name; Err { Get-Variable nope1 }; Set-Variable -Name g1 -Value 3 -Scope Global; $global:g1; (Get-Variable da*).Name }
Say newobj { (New-Object System.Text.StringBuilder 'abc').ToString(); New-Object psobject -Property @{ q=1 }; (New-Object 'System.Collections.Generic.List[int]').GetType().Name; Err { New-Object No.Such }; (New-Object DateTime 2020,1,2).Year; New-Object string 'a',3 }
Say addmember { $o=[pscustomobject]@{a=1}; $o | Add-Member b 2; $o | Add-Member -MemberType ScriptProperty -Name c -Value { $this.a + 1 }; $o | Add-Member @{d=4;}; Add-Member -InputObject $o -MemberType NoteProperty -Name e -Value 5 -PassThru; Err { $o | Add-Member a 9 }; ($o | Add-Member a 9 -Force -PassThru).a }
Say random { (Get-Random -Maximum 1).GetType().Name; (1..10 | Get-Random -Count 3).Count; (Get-Random -Minimum 1.0 -Maximum 2.0).GetType().Name; (1..5 | Get-Random -Shuffle | Sort-Object) -join ',' }
Say secure { ConvertTo-SecureString x -AsPlainText | ConvertFrom-SecureString -AsPlainText; (ConvertTo-SecureString abc -AsPlainText -Force).Length }
Say write1 { Write-Output 1,2,3 | Measure-Object | ForEach-Object Count; Write-Output 1,2 -NoEnumerate | Measure-Object | ForEach-Object Count; Write-Output a b | ForEach-Object { "<$_>" } }
Say write2 { Write-Host a b 1,2 -Separator '-'; Write-Host x -NoNewline; Write-Host y; Write-Host (1,2),@{} ; Write-Host $null; Write-Host ([pscustomobject]@{z=1}); Write-Host 1.5 $true }
Say write3 { $w = Write-Warning foo 3>&1; $w.GetType().Name; $i = Write-Information hey 6>&1; "$i $($i.GetType().Name)"; $h = Write-Host hey 6>&1; "$h $($h.GetType().Name) $($h.Tags)" }
Say write4 { $e = Write-Error boo -ErrorId My -Category InvalidData -TargetObject 5 2>&1; $e.FullyQualifiedErrorId -replace 'Microsoft.PowerShell.Commands|LiveApi.Shell.StandIns.Streams'; $e.CategoryInfo.ToString(); $e.Exception.GetType().Name; $e.InvocationInfo.MyCommand.Name }
Say write5 { function f { [CmdletBinding()]param() Write-Error inf }; $e = f 2>&1; $e.CategoryInfo.ToString(); $e.InvocationInfo.MyCommand.Name; $e.InvocationInfo.ScriptLineNumber -gt 0; $e.ScriptStackTrace.Length -gt 0 }
Say write6 { try { Write-Error stop -ErrorAction Stop } catch { $_.Exception.GetType().Name; $_.FullyQualifiedErrorId -replace '.*Commands\.|.*Streams\.' } ; Write-Error -Exception ([InvalidOperationException]::new('ioe')) 2>&1 | ForEach-Object { $_.FullyQualifiedErrorId -replace '.*Commands\.|.*Streams\.'; $_.ToString() } ; try { 1/0 } catch { Write-Error -ErrorRecord $_ 2>&1 | ForEach-Object { $_.FullyQualifiedErrorId; $_.CategoryInfo.ToString() } } }
Say mc { (Measure-Command { Start-Sleep -Milliseconds 20 }).TotalMilliseconds -ge 15 }
Say tmp { $t = New-TemporaryFile; $t.GetType().Name; Remove-Item $t }
Say remove { Remove-Item d1 -Recurse; Test-Path d1 }
Say view { Get-Command Where-Object | Format-Table CommandType, Name; [version]'1.2.3'; @{a=1} }
Say enum { 1,'a',$null,@(1,2) | Format-Table; [DayOfWeek]::Friday; 1.5; $true; [guid]::Empty; [timespan]'1:2:3' }
