Describe 'Templates' {
    It 'adds <a> and <b>' -TestCases @(@{ A = 1; B = 2; Sum = 3 }, @{ A = 2; B = 2; Sum = 4 }) {
        param($A, $B, $Sum)
        $A + $B | Should -Be $Sum
    }
    It 'takes <_>' -ForEach 'one', 'two' { $_ | Should -BeIn 'one', 'two' }
    It 'reads <case.Name> and <Case.Inner.Deep>' -ForEach @(@{ Case = @{ Name = 'n'; Inner = @{ Deep = 'd' } } }) { $Case.Name | Should -Be 'n' }
    It 'keeps `<this`> and $that and "quotes"' { 1 | Should -Be 1 }
    It 'says <_.Format> of <_.Rate> Hz' -ForEach @([pscustomobject]@{ Format = 'wav'; Rate = 16000 }) { $_.Rate | Should -Be 16000 }
    It 'shows <value>' -ForEach @(@{ Value = $true }, @{ Value = $null }, @{ Value = 1.5 }, @{ Value = 1, 2 }) { $true | Should -BeTrue }

    Context 'with <name>' -ForEach @(@{ Name = 'alpha' }, @{ Name = 'beta' }) {
        BeforeAll { $upper = $Name.ToUpperInvariant() }
        It 'has <name> outside and <_> inside' -ForEach 1, 2 { $upper | Should -BeExactly $Name.ToUpperInvariant(); $_ | Should -BeLessThan 3 }
    }
    Context 'with nothing' -ForEach @() { It 'is never there' { throw } }
}
