Describe 'Strict' {
    It 'fails' { 1 | Should -Be 1 -ErrorAction Continue }
}
