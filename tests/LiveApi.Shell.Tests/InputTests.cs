using System.Threading;
using System.Threading.Tasks;
using LiveApi.Shell.Tests.Support;
using Xunit;

namespace LiveApi.Shell.Tests;

/// <summary>What is piped into the program: <c>$input</c> of a command, and the answers to what it asks.</summary>
public sealed class InputTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_that_are_piped_in_are_input_of_a_command()
    {
        ShellResult result = await ShellProcess.RunAsync("one\ntwo\n", Stop, "-c", "$input | ForEach-Object { \"<$_>\" }");
        Assert.Equal(("<one>\n<two>\n", "", 0), (result.Output, result.Errors, result.ExitCode));
    }

    [Theory]
    [InlineData("Read-Host", "Paris\n")]
    [InlineData("Read-Host Which city", "Which city: Paris\n")]
    [InlineData("Read-Host -Prompt 'Which city' -MaskInput", "Which city: Paris\n")]
    [InlineData("ConvertFrom-SecureString (Read-Host 'Key' -AsSecureString) -AsPlainText", "Key: Paris\n")]
    public async Task Read_Host_asks_and_takes_a_line(string command, string output)
    {
        ShellResult result = await ShellProcess.RunAsync("Paris\n", Stop, "-c", command);
        Assert.Equal((output, "", 0), (result.Output, result.Errors, result.ExitCode));
    }

    [Fact]
    public async Task Read_Host_is_refused_where_nobody_can_answer()
    {
        ShellResult result = await ShellProcess.RunAsync(Stop, "-NonInteractive", "-c", "Read-Host 'Which city'");
        Assert.Contains("NonInteractive mode", result.Errors, System.StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }
}
