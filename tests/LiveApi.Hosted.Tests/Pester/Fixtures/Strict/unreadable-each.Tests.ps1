BeforeEach { }
Describe 'Strict' { It 'is never read' { } }
