Describe 'Strict' {
    It 'fails' { Mock Get-Item { } }
}
