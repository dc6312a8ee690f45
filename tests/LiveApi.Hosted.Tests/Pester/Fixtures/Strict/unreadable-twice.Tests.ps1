Describe 'Strict' {
    BeforeAll { }
    BeforeAll { }
}
