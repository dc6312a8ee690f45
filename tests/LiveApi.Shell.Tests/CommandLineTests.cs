using Xunit;

namespace LiveApi.Shell.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("-c", "1+1")]
    [InlineData("-Command", "1+1")]
    [InlineData("-COMM", "1+1")]
    [InlineData("-nop", "-noni", "-c", "1+1")]
    public void The_rest_after_Command_is_its_text(params string[] args)
    {
        CommandLine line = CommandLine.Parse([.. args, "-x"]);
        Assert.Equal((ShellTask.Command, "1+1 -x"), (line.Task, line.Source));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-c", "-")]
    [InlineData("-File", "-")]
    public void A_dash_is_standard_input(params string[] args)
    {
        CommandLine line = CommandLine.Parse(args);
        Assert.Equal((ShellTask.Command, null, null), (line.Task, line.Source, line.Error));
    }

    [Fact]
    public void Nothing_is_a_prompt() => Assert.Equal(ShellTask.Prompt, CommandLine.Parse(["-NoProfile"]).Task);

    [Fact]
    public void A_switch_without_its_value_is_an_error() => Assert.Contains("-File", CommandLine.Parse(["-File"]).Error, System.StringComparison.Ordinal);

    [Fact]
    public void An_unknown_switch_is_an_error() => Assert.StartsWith("The argument '-Bogus'", CommandLine.Parse(["-Bogus"]).Error, System.StringComparison.Ordinal);
}
