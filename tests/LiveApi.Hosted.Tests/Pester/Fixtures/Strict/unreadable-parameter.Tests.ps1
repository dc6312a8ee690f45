Describe 'Strict' {
    It 'is pending' -Pending { }
}
