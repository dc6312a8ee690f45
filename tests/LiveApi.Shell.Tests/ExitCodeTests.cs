using System.Threading;
using System.Threading.Tasks;
using LiveApi.Shell.Tests.Support;
using Xunit;

namespace LiveApi.Shell.Tests;

/// <summary>The codes that <c>pwsh</c> 7.6 gives for the same command lines.</summary>
public sealed class ExitCodeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Item /no/such/item", 1)]
    [InlineData("No-SuchCommand", 1)]
    [InlineData("'unclosed", 1)]
    [InlineData("Get-Item /no/such/item; 1", 0)]
    [InlineData("& { exit 5 }", 5)]
    public async Task A_command(string text, int expected)
        => Assert.Equal(expected, (await ShellProcess.RunAsync(Stop, "-NoProfile", "-Command", text)).ExitCode);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Item /no/such/item", 0)]
    [InlineData("No-SuchCommand", 0)]
    [InlineData("'unclosed", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-Item /no/such/item", 1)]
    [InlineData("function f { exit 7 } f; 'not reached'", 7)]
    public async Task A_script(string text, int expected)
    {
        using ScriptFile script = new(text);
        Assert.Equal(expected, (await ShellProcess.RunAsync(Stop, script.Path)).ExitCode);
    }

    [Fact]
    public async Task A_script_that_is_not_there()
    {
        ShellResult result = await ShellProcess.RunAsync(Stop, "nowhere.ps1");
        Assert.Equal(64, result.ExitCode);
        Assert.StartsWith("The argument 'nowhere.ps1' is not recognized as the name of a script file.", result.Errors, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_from_standard_input()
    {
        ShellResult result = await ShellProcess.RunAsync("if ($true) {\n  'inside'\n}\nexit 4", Stop, "-");
        Assert.Equal((4, "inside\n"), (result.ExitCode, result.Output));
    }
}
