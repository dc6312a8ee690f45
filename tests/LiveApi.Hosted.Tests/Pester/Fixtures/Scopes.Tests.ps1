BeforeDiscovery { $sizes = 1, 2 }
BeforeAll {
    $fromFile = 'file'
    function Get-Helper { 'helped' }
}
AfterAll { $fromFile | Should -Be 'file' }

$atDiscovery = 'only while tests are found'

Describe 'Scopes' {
    BeforeAll { $shared = 'block'; $list = [System.Collections.Generic.List[string]]::new() }
    BeforeEach { $each = 'outer' }
    AfterEach { $list.Add("after $each") }

    It 'sees what the setup of its block set' { $shared | Should -Be 'block' }
    It 'sees what the setup of the file set' { $fromFile | Should -BeExactly 'file'; Get-Helper | Should -Be 'helped' }
    It 'does not see what the file set on its way' { $atDiscovery | Should -BeNullOrEmpty }
    It 'changes only its own copy' { $shared = 'mine'; $shared | Should -Be 'mine' }
    It 'leaves the others as they were' { $shared | Should -Be 'block' }
    It 'shares its scope with the setup of each test' { $each | Should -Be 'outer'; $each = 'changed' }
    It 'shares it with the teardown too' { $list[-1] | Should -Be 'after changed' }

    Context 'one deeper' {
        BeforeAll { $shared = 'inner' }
        BeforeEach { $each += ' inner' }
        It 'sees the nearest' { $shared | Should -Be 'inner' }
        It 'runs setups from the outside in' { $each | Should -Be 'outer inner' }
        It 'has script scope' { $script:kept = 5; $script:kept | Should -Be 5 }
        It 'keeps script scope' { $script:kept | Should -Be 5 }
    }

    It 'is back outside' { $shared | Should -Be 'block'; $each | Should -Be 'outer' }
    It 'knows where it is' { Split-Path $PSScriptRoot -Leaf | Should -Be 'Fixtures'; Split-Path $PSCommandPath -Leaf | Should -Be 'Scopes.Tests.ps1' }
    It 'survives a break' { foreach ($i in 1, 2) { break }; 1 | Should -Be 1 }
    It 'discards output' { 'noise'; 1, 2, 3 }
}

Describe 'Sizes of <_>' -ForEach $sizes {
    It 'is a number' { $_ | Should -BeOfType int }
    It 'doubles to <expected>' -ForEach @(@{ Expected = $_ * 2 }) { $_.Expected | Should -Be $Expected }
}
