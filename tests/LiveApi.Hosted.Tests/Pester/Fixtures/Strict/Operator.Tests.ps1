Describe 'Strict' {
    It 'fails' { 'x' | Should -FileContentMatch 'x' }
}
