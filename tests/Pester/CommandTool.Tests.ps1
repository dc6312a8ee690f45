BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
    $simulator = Start-LiveSimulator weather -Speed Instant
    function Get-Weather {
        <#
        .SYNOPSIS
        Call for the weather in a city.
        .PARAMETER City
        The city, in English.
        #>
        [CmdletBinding(DefaultParameterSetName = 'Name')]
        param(
            [Parameter(Mandatory, ParameterSetName = 'Name')] [string] $City,
            [Parameter(Mandatory, ParameterSetName = 'Place')] [double] $Latitude,
            [ValidateSet('C', 'F')] [string] $Unit = 'C',
            [ValidateRange(1, 5)] [int] $Days,
            [switch] $Raw
        )
        "22 $Unit in $City"
    }
}

AfterAll {
    Get-LiveSession | Disconnect-LiveSession
    Stop-LiveSimulator $simulator
}

Describe 'Register-LiveTool -Command' {
    It 'takes name, description and parameters from the command' {
        $tool = Get-Command Get-Weather | Register-LiveTool
        $tool.Name | Should -Be 'get_weather'
        $tool.Description | Should -Be 'Call for the weather in a city.'
        $schema = $tool.Parameters | ConvertFrom-Json
        $schema.required | Should -Be 'City'
        $schema.properties.City.description | Should -Be 'The city, in English.'
        $schema.properties.Unit.enum | Should -Be 'C', 'F'
        $schema.properties.Days.maximum | Should -Be 5
        $schema.properties.Raw.type | Should -Be 'BOOLEAN'
        $tool.ParameterNames | Should -Not -Contain 'Latitude'
        $tool.ParameterNames | Should -Not -Contain 'Verbose'
    }
    It 'gives the model no more than is named' {
        $tool = Register-LiveTool weather_at -Command Get-Weather -Parameter Latitude, Unit
        $tool.Name | Should -Be 'weather_at'
        $tool.ParameterNames | Should -Be 'Latitude', 'Unit'
    }
    It 'takes cmdlets, whose description may be given' {
        $tool = Register-LiveTool -Command Get-LiveVoice -Parameter Name -Description 'Call for the names of voices.'
        $tool.Name | Should -Be 'get_live_voice'
        $tool.Description | Should -Be 'Call for the names of voices.'
    }
    It 'warns where nothing says what the command is for' {
        function Get-Mystery { param([string] $What) $What }
        $null = Register-LiveTool -Command Get-Mystery -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match 'not told when to call get_mystery'
    }
    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a parameter that is not there'; Command = 'Get-Weather'; Parameter = 'Nowhere'; Says = "has no parameter 'Nowhere'" }
        @{ Case = 'parameters that do not go together'; Command = 'Get-Weather'; Parameter = 'City', 'Latitude'; Says = 'City and Latitude together' }
    ) {
        { Register-LiveTool -Command $Command -Parameter $Parameter -ErrorAction Stop } | Should -Throw -ErrorId 'ToolInvalid,*' -ExpectedMessage "*$Says*"
    }
    It 'says that there is no such command' { { Register-LiveTool -Command Get-Nothing } | Should -Throw -ExpectedMessage "*no command 'Get-Nothing'*" }
    It 'runs the command with what the model gives' {
        $session = Connect-LiveSession -Uri $simulator.Uri -Tool (Register-LiveTool -Command Get-Weather -Parameter City) -OutputTranscription
        $turn = Invoke-LiveTurn -Session $session -Text 'How is the weather in Bergen?' -Timeout 10
        $turn.ToolResults.Response | Should -Be '{"output":"22 C in Bergen"}'
    }
}

Describe 'A command as a tool, in hands that are not ours' {
    BeforeAll {
        function Invoke-Tool {
            param($Tool, [string] $Arguments)
            $json = [System.Text.Json.JsonDocument]::Parse($Arguments).RootElement
            $Tool.InvokeAsync($json, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult().GetRawText()
        }
        function Get-Echo { param([Parameter(Mandatory)] [string] $Text) $Text }
    }

    It 'takes a value as a value: <Value>' -ForEach @(
        @{ Value = "'; throw 'run'; '" }
        @{ Value = '$(throw 1)' }
        @{ Value = '`"; throw 2; #' }
        @{ Value = '-Verbose' }
        @{ Value = '@PSBoundParameters' }
    ) {
        $answer = Invoke-Tool (Register-LiveTool -Command Get-Echo -Description 'Echo.') (@{ Text = $Value } | ConvertTo-Json)
        $answer | ConvertFrom-Json | Should -Be $Value
    }
    It 'takes no argument that is not declared: <Name>' -ForEach @(@{ Name = 'Verbose' }, @{ Name = 'OutVariable' }, @{ Name = 'Tex' }) {
        $tool = Register-LiveTool -Command Get-Echo -Description 'Echo.'
        { Invoke-Tool $tool (@{ Text = 'a'; $Name = 'b' } | ConvertTo-Json) } | Should -Throw -ExpectedMessage "*has no parameter '$Name'*"
    }
    It 'keeps what somebody wrote in quotes: <Case>' -ForEach @(
        @{ Case = 'help that ends a block'; Head = "# .SYNOPSIS`n# Call it. #> ; throw 'run' <#`nparam(`$Word)"; Given = 'any' }
        @{ Case = 'a set'; Head = "param([ValidateSet('it''s', 'a)] ; throw 1 #')] `$Word)"; Given = 'a)] ; throw 1 #' }
        @{ Case = 'a range of text'; Head = "param([ValidateRange('a', 'f''')] [string] `$Word)"; Given = 'b' }
        @{ Case = 'a pattern'; Head = "param([ValidatePattern('^[a-z'')(]+$')] `$Word)"; Given = "it's" }
        @{ Case = 'a message'; Head = "param([Parameter(HelpMessage = 'Don''t')] `$Word)"; Given = 'any' }
    ) {
        ${function:Get-Quoted} = [scriptblock]::Create("$Head`n`$Word")
        $answer = Invoke-Tool (Register-LiveTool -Command Get-Quoted -Description 'Quoted.') (@{ Word = $Given } | ConvertTo-Json)
        $answer | ConvertFrom-Json | Should -Be $Given
    }
    It 'keeps help that ends a block from being run' {
        function Get-LineHelp {
            # .SYNOPSIS
            # Call it. #> ; throw 'run' <#
            param([string] $Word)
            $Word
        }
        $tool = Register-LiveTool -Command Get-LineHelp
        $tool.Description | Should -Be "Call it. # > ; throw 'run' <#"
        Invoke-Tool $tool '{"Word":"well"}' | Should -Be '"well"'
    }
    It 'leaves bounds out that are no numbers' {
        function Get-Letter { param([ValidateRange('a', 'f')] [string] $From, [ValidateRange('Positive')] [int] $Count, [ValidateRange(-1.5, 2.5)] [double] $Share) }
        $letter = (Register-LiveTool -Command Get-Letter -Description 'Letters.').Parameters
        $letter | Should -Match '"From":{"type":"STRING"},"Count":{"type":"INTEGER"},'
        $letter | Should -Match '"minimum":-1.5,"maximum":2.5'
        (Register-LiveTool letter { param([ValidateRange('a', 'f')] [string] $From) }).Parameters | Should -Not -Match 'null'
    }
    It 'leaves out what no model can give' {
        function Get-Secret { param([scriptblock] $Filter, [securestring] $Password, [pscredential] $Credential, [ref] $Count, [scriptblock[]] $Steps, $PSBoundParameters, $Host, [string] $Name) }
        (Register-LiveTool -Command Get-Secret -Description 'Secrets.').ParameterNames | Should -Be 'Name'
    }
    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a script block that the command needs'; Text = 'param([Parameter(Mandatory)] [scriptblock] $Filter)'; Only = @{}; Says = 'takes a ScriptBlock, which no model can give' }
        @{ Case = 'a password by name'; Text = 'param([securestring] $Password)'; Only = @{ Parameter = 'Password' }; Says = 'takes a SecureString, which no model can give' }
        @{ Case = 'a common parameter'; Text = '[CmdletBinding()] param($Name)'; Only = @{ Parameter = 'OutVariable' }; Says = 'is for whoever calls the command' }
        @{ Case = 'a name that PowerShell keeps'; Text = 'param($PSBoundParameters)'; Only = @{ Parameter = 'PSBoundParameters' }; Says = 'PowerShell keeps for itself' }
        @{ Case = 'less than the command needs'; Text = 'param([Parameter(Mandatory)] $City, $Unit)'; Only = @{ Parameter = 'Unit' }; Says = "cannot run without 'City'" }
    ) {
        ${function:Get-Refused} = [scriptblock]::Create($Text)
        { Register-LiveTool -Command Get-Refused -Description 'No.' @Only -ErrorAction Stop } | Should -Throw -ErrorId 'ToolInvalid,*' -ExpectedMessage "*$Says*"
    }
    It 'refuses a type of this session' {
        ${function:Get-Mood} = [scriptblock]::Create('enum Mood { Good; Bad }; function Get-Mood { param([Mood] $Mood) "$Mood" }; Get-Command Get-Mood').Invoke()[0].ScriptBlock
        { Register-LiveTool -Command Get-Mood -Description 'Moods.' -ErrorAction Stop } | Should -Throw -ExpectedMessage '*defined in this session only*'
    }
    It 'runs a function that is written for a pipeline' {
        function Get-Sum { param([Parameter(Mandatory, ValueFromPipeline)] [int] $Value) begin { $sum = 1 } process { $sum += $Value } end { $sum } }
        Invoke-Tool (Register-LiveTool -Command Get-Sum -Description 'Sums.') '{"Value":41}' | Should -Be '42'
    }
    It 'knows no dynamic parameters, and says what to do' {
        function Get-Dynamic {
            [CmdletBinding()]
            param([string] $Name)
            dynamicparam {
                $all = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new()
                $all.Add('Times', [System.Management.Automation.RuntimeDefinedParameter]::new('Times', [int], [System.Attribute[]]@([Parameter]::new())))
                $all
            }
            end { "is $Name" }
        }
        Invoke-Tool (Register-LiveTool -Command Get-Dynamic -Description 'Dynamic.') '{"Name":"it"}' | Should -Be '"is it"'
        { Register-LiveTool -Command Get-Dynamic -Parameter Times -ErrorAction Stop } | Should -Throw -ErrorId 'ToolInvalid,*' -ExpectedMessage "*has no parameter 'Times'*"
    }
    It 'takes along what the function calls' {
        filter Add-Mark { "$_!" }
        function Get-Inner { 'a', 'b' | Add-Mark }
        function Get-Outer { param([string] $Name) "$Name $(Get-Inner)" }
        $tool = Register-LiveTool -Command Get-Outer -Description 'Outer.' -WarningVariable said
        Invoke-Tool $tool '{"Name":"to"}' | Should -Be '"to a! b!"'
        $said | Should -BeNullOrEmpty
    }
    It 'runs a script file of any name, with the help in it' {
        $folder = New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "it's $([guid]::NewGuid())")
        $file = Join-Path $folder "say it's.ps1"
        [System.IO.File]::WriteAllText($file, "<#`n.SYNOPSIS`nSay it.`n.PARAMETER What`nWhat to say.`n#>`nparam([string] `$What) ""said `$What""")
        $tool = Register-LiveTool -Command $file
        $tool.Description | Should -Be 'Say it.'
        $tool.Parameters | Should -Match 'What to say.'
        Invoke-Tool $tool '{"What":"yes"}' | Should -Be '"said yes"'
        Remove-Item -Recurse $folder
    }
}
