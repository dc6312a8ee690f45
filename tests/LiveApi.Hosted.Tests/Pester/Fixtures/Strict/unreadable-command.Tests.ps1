Describe 'Strict' {
    No-SuchCommand
    It 'is never read' { }
}
