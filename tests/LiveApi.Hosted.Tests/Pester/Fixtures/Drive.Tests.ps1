Describe 'TestDrive' {
    BeforeAll { Set-Content "$TestDrive/outer.txt" 'outer' }
    It 'is a folder and a drive' { $TestDrive | Should -Exist; 'TestDrive:/outer.txt' | Should -Exist }
    It 'keeps what a test wrote until the block ends' { Set-Content TestDrive:/inner.txt 'inner'; Get-Content "$TestDrive/inner.txt" | Should -Be 'inner' }
    It 'still has it' { 'TestDrive:/inner.txt' | Should -Exist }
    Context 'deeper' {
        BeforeAll { Set-Content TestDrive:/deep.txt 'deep'; New-Item TestDrive:/folder/sub -ItemType Directory -Force }
        It 'has both' { 'TestDrive:/deep.txt' | Should -Exist; 'TestDrive:/outer.txt' | Should -Exist; 'TestDrive:/folder/sub' | Should -Exist }
    }
    It 'loses what the inner block wrote' { 'TestDrive:/deep.txt' | Should -Not -Exist; 'TestDrive:/folder' | Should -Not -Exist; 'TestDrive:/outer.txt' | Should -Exist }
}

Describe 'Another block' {
    It 'begins with an empty drive' { Get-ChildItem TestDrive:/ | Should -BeNullOrEmpty }
}
