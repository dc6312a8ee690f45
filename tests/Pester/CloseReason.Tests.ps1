BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../LiveApi.psd1') -ErrorAction Stop
}

Describe 'Get-LiveCloseReason' {
    It 'explains a code with its reason' {
        $found = Get-LiveCloseReason 1011 'You exceeded your current quota, please check your plan'
        $found.ErrorId | Should -Be 'QuotaExceeded'
        $found.Retry | Should -Be 'BackOff'
        $found.Advice | Should -Not -BeNullOrEmpty
    }
    It 'explains a status of a refused upgrade' {
        @(Get-LiveCloseReason 404).ErrorId | Should -Be 'UpgradeRefused'
    }
    It 'explains a code that nobody knows' {
        (Get-LiveCloseReason 4999).Code.Count | Should -Be 0
    }
    It 'finds by words in any case' {
        Get-LiveCloseReason -Reason 'api KEY expired' | Should -Not -BeNullOrEmpty
    }
    It 'says when nothing is about the words' {
        { Get-LiveCloseReason -Reason pineapple -ErrorAction Stop } | Should -Throw -ErrorId 'CloseReasonNotFound,*'
    }
}
