Describe 'Strict' {
    BeforeAll { $late = 1 }
    It 'knows its name only when it runs: <late>' { }
}
