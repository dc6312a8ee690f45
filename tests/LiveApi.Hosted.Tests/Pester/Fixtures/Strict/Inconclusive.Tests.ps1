Describe 'Strict' {
    It 'fails' { Set-ItResult -Inconclusive }
}
