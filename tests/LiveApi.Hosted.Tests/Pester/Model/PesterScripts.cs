using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>
/// The scopes of a run. A block's setup is dot-sourced into the scope in which its items are called, so that they see its variables
/// and cannot change them; a test shares one scope with the setups and teardowns of each test. The names are made so that
/// no test has them, and private, so that no scope within sees them.
/// </summary>
internal static class PesterScripts
{
    internal static ScriptBlock Block { get; } = ScriptBlock.Create(
        """
        param($private:______block)
        do {
            try {
                $______block.SetData($ExecutionContext)
                $______block.Drive.EnterBlock()
                if ($______block.HasWork -and $______block.BeforeAll) { $null = . $______block.BeforeAll }
                foreach ($private:______item in $______block.Items) { & $______item.Runner $______item }
            }
            catch { $______block.Fail($_) }
            finally {
                try { if ($______block.HasWork -and $______block.AfterAll) { $null = . $______block.AfterAll } }
                catch { $______block.Fail($_) }
                $______block.Drive.LeaveBlock()
            }
        } while ($false)
        """);

    internal static ScriptBlock Test { get; } = ScriptBlock.Create(
        """
        param($private:______test)
        if ($______test.Skip) { return }
        do {
            try {
                $______test.Enter()
                $______test.SetData($ExecutionContext)
                $private:______data = $______test.Parameters
                foreach ($private:______setup in $______test.Setups) { $null = . $______setup @______data }
                $null = . $______test.Body @______data
            }
            catch { $______test.Fail($_) }
            finally {
                foreach ($private:______teardown in $______test.Teardowns) {
                    try { $null = . $______teardown @______data }
                    catch { $______test.Fail($_) }
                }
            }
        } while ($false)
        """);

    /// <summary>Runs the body of a block while tests are discovered, with its data as variables.</summary>
    internal static ScriptBlock Discover { get; } = ScriptBlock.Create(
        """
        param($private:______block, $private:______body)
        $______block.SetData($ExecutionContext)
        $null = . $______body
        """);
}
