Describe 'Outcomes' {
    It 'passes' { 1 | Should -Be 1 }
    It 'fails an assertion' { 1 | Should -Be 2 }
    It 'throws' { throw 'no' }
    It 'asks for a command that is not there' { No-SuchCommand }
    It 'goes on after an error that ends nothing' { Get-Item /no/such/item 2>$null; 1 | Should -Be 1 }
    It 'is skipped where it stands' -Skip { throw 'never' }
    It 'skips itself' { Set-ItResult -Skipped -Because 'it can'; throw 'never' }
    It 'skips itself without a word' { Set-ItResult -Skipped }
    It 'skips itself after a failure' { try { 1 | Should -Be 2 } catch { }; Set-ItResult -Skipped }
    It 'has an order that cannot be' { 1, 5 | Should -BeLessThan 3 }
    It 'expects an exception in vain' { { 1 } | Should -Throw }
    It 'expects another exception' { { throw 'a' } | Should -Throw 'b' }
    It 'expects another id' { { throw 'a' } | Should -Throw -ErrorId 'b' }
    It 'expects another type' { { throw 'a' } | Should -Throw -ExceptionType ([ArgumentException]) }
    It 'expects none' { { throw 'a' } | Should -Not -Throw }
    It 'gives Throw no script block' { 'x' | Should -Throw }
    It 'has an operator of which nobody knows' { 1 | Should -BeWonderful }
}

Describe 'Setup fails' {
    BeforeAll { throw 'setup' }
    AfterAll { $true | Should -BeTrue }
    It 'fails with it' { 1 | Should -Be 1 }
    It 'is skipped all the same' -Skip { 1 | Should -Be 1 }
    Context 'within' { It 'fails too' { 1 | Should -Be 1 } }
}

Describe 'Each setup fails' {
    BeforeEach { throw 'each' }
    It 'fails' { 1 | Should -Be 1 }
}

Describe 'Each teardown fails' {
    AfterEach { throw 'each' }
    It 'fails too' { 1 | Should -Be 1 }
}

Describe 'Teardown fails' {
    AfterAll { throw 'teardown' }
    It 'keeps its result' { 1 | Should -Be 1 }
}

Describe 'Skipped whole' -Skip {
    BeforeAll { throw 'never' }
    It 'is skipped' { throw 'never' }
    Context 'deeper' { It 'is skipped as well' { throw 'never' } }
}

Describe 'Nothing left to do' {
    BeforeAll { throw 'never' }
    It 'is skipped' -Skip { throw 'never' }
}
