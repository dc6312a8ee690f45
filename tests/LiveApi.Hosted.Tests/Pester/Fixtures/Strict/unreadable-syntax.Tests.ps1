Describe 'Strict' {
