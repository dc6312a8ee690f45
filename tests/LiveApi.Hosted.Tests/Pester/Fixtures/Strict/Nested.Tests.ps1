Describe 'Strict' {
    It 'fails' { It 'cannot be here' { } }
}
