Describe 'Operators' {
    It 'Be' { 'A' | Should -Be 'a'; 1 | Should -Be 1.0; '1' | Should -Be 1; 1, 2 | Should -Be 1, 2; @(1, @(2, 3)) | Should -Be @(1, @(2, 3)); $null | Should -Be $null; @() | Should -Be @(); 'a' | Should -Not -Be 'b'; 1, 2 | Should -Not -Be 2, 1 }
    It 'BeExactly' { 'A' | Should -BeExactly 'A'; 'A' | Should -Not -BeExactly 'a'; 'a', 'B' | Should -Not -BeExactly 'a', 'b' }
    It 'BeTrue and BeFalse' { $true | Should -BeTrue; 'x' | Should -BeTrue; 0 | Should -BeFalse; '' | Should -BeFalse; $null | Should -BeFalse; $true | Should -Not -BeFalse; 1, 1 | Should -BeTrue }
    It 'BeNullOrEmpty' { $null | Should -BeNullOrEmpty; '' | Should -BeNullOrEmpty; @() | Should -BeNullOrEmpty; @{} | Should -BeNullOrEmpty; 0 | Should -Not -BeNullOrEmpty; 'a', '' | Should -Not -BeNullOrEmpty; @{ a = 1 } | Should -Not -BeNullOrEmpty }
    It 'orders' { 2 | Should -BeGreaterThan 1; 1 | Should -BeLessThan 2; 2 | Should -BeGreaterOrEqual 2; 2 | Should -BeLessOrEqual 2; 1 | Should -Not -BeGreaterThan 1; 1 | Should -Not -BeLessThan 1; 'b' | Should -BeGreaterThan 'a'; 3, 4 | Should -BeGreaterThan 2; [timespan]'0:0:1' | Should -BeLessThan ([timespan]'0:0:2') }
    It 'Match' { 'abc' | Should -Match '^A'; 'abc' | Should -Not -Match 'x'; 'abc' | Should -MatchExactly '^a'; 'abc' | Should -Not -MatchExactly '^A' }
    It 'BeLike' { 'abc' | Should -BeLike 'A*'; 'abc' | Should -Not -BeLike 'b*'; 'abc' | Should -BeLikeExactly 'a*'; 'abc' | Should -Not -BeLikeExactly 'A*' }
    It 'Contain' { 1, 2, 3 | Should -Contain 2; 'a', 'b' | Should -Contain 'B'; 1 | Should -Contain 1; 1, 2 | Should -Not -Contain 3 }
    It 'BeIn' { 1 | Should -BeIn 1, 2; 'A' | Should -BeIn @('a'); 3 | Should -Not -BeIn 1, 2 }
    It 'HaveCount' { 1, 2 | Should -HaveCount 2; @() | Should -HaveCount 0; 'x' | Should -HaveCount 1; 1, 2 | Should -Not -HaveCount 3; $null | Should -HaveCount 1 }
    It 'BeOfType' { 1 | Should -BeOfType int; 'a' | Should -BeOfType [string]; 1 | Should -BeOfType ([System.IComparable]); 1 | Should -Not -BeOfType string; (Get-Item /) | Should -BeOfType System.IO.FileSystemInfo; 1, 'a' | Should -BeOfType ([IComparable]) }
    It 'Exist' { 'TestDrive:/' | Should -Exist; 'TestDrive:/nowhere' | Should -Not -Exist }
    It 'Throw' {
        { throw 'a message here' } | Should -Throw
        { throw 'a message here' } | Should -Throw 'a message*'
        { throw 'a message here' } | Should -Throw -ExpectedMessage '*here'
        { 1 } | Should -Not -Throw
        { Get-Item /no/such/item } | Should -Not -Throw
        { Get-Item /no/such/item -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
        { No-SuchCommand } | Should -Throw -ExceptionType ([System.Management.Automation.CommandNotFoundException])
        { [int]'x' } | Should -Throw -ErrorId 'InvalidCastFromStringToInteger'
    }
    It 'Throw -PassThru' {
        $thrown = { throw 'mine' } | Should -Throw -PassThru
        $thrown | Should -BeOfType System.Management.Automation.ErrorRecord
        $thrown.Exception.Message | Should -Be 'mine' -Because 'it was'
    }
    It 'takes a value by name' { Should -ActualValue 5 -Be 5 }
}
