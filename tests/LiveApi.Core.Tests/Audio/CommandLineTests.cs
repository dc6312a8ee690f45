using LiveApi.Audio;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData(@"C:\folder\file", @"C:\folder\file")]
    [InlineData(@"C:\a folder\", @"""C:\a folder\\""")]
    [InlineData(@"a \""b", @"""a \\\""b""")]
    public void Arguments_are_quoted_as_programs_read_them(string argument, string quoted)
        => Assert.Equal("-i " + quoted, CommandLine.Join(["-i", argument]));
}
