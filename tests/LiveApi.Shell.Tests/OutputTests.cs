using System.Threading;
using System.Threading.Tasks;
using LiveApi.Shell.Tests.Support;
using Xunit;

namespace LiveApi.Shell.Tests;

/// <summary>What comes out where nobody looks at a terminal: plain text, in order, errors apart.</summary>
public sealed class OutputTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_are_tables_as_PowerShell_prints_them()
    {
        ShellResult result = await ShellProcess.RunAsync(Stop, "-c", "[pscustomobject]@{ File = 'a.wav'; Seconds = 1.5 }, [pscustomobject]@{ File = 'b.wav'; Seconds = 12 }");
        Assert.Equal("\nFile  Seconds\n----  -------\na.wav    1.50\nb.wav      12\n\n", result.Output);
    }

    [Fact]
    public async Task Errors_go_to_their_own_stream_with_place_and_recommended_action()
    {
        using ScriptFile script = new("\"before\"\nGet-Item /no/such/item\nWrite-Error 'boo' -RecommendedAction 'do it'\n'after'");
        ShellResult result = await ShellProcess.RunAsync(Stop, script.Path);
        Assert.Equal("before\nafter\n", result.Output);
        Assert.Equal(
            $"""
            Get-Item: {script.Path}:2
            Line |
               2 |  Get-Item /no/such/item
                 |  ~~~~~~~~~~~~~~~~~~~~~~
                 | Cannot find path '/no/such/item' because it does not exist.

            Write-Error: boo
              Recommendation: do it

            """.ReplaceLineEndings("\n"),
            result.Errors);
    }

    [Fact]
    public async Task Every_stream_that_is_on_is_plain_text()
    {
        ShellResult result = await ShellProcess.RunAsync(
            Stop,
            "-c",
            "Write-Host red -ForegroundColor Red; Write-Warning w; Write-Verbose v -Verbose; Write-Debug d -Debug; Write-Information i -InformationAction Continue; \"$([char]27)[31mmine$([char]27)[0m\"");
        Assert.Equal("red\nWARNING: w\nVERBOSE: v\nDEBUG: d\ni\nmine\n", result.Output);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Progress_is_silent_when_redirected()
    {
        ShellResult result = await ShellProcess.RunAsync(Stop, "-c", "Write-Progress 'Translating' -PercentComplete 10; 'done'");
        Assert.Equal("done\n", result.Output);
    }

    [Fact]
    public async Task Text_is_UTF8_without_a_mark_in_and_out()
    {
        ShellResult result = await ShellProcess.RunAsync("'caf\u00e9 \u6674\u308c'", Stop, "-");
        Assert.Equal("caf\u00e9 \u6674\u308c\n", result.Output);
    }

    [Fact]
    public async Task Redirection_in_the_language_writes_files()
    {
        using ScriptFile script = new("'one' > \"$PSScriptRoot/out.txt\"; 'two' >> \"$PSScriptRoot/out.txt\"; Get-Content \"$PSScriptRoot/out.txt\"");
        ShellResult result = await ShellProcess.RunAsync(Stop, script.Path);
        Assert.Equal("one\ntwo\n", result.Output);
    }

    [Fact]
    public async Task Arguments_reach_the_script_by_name_and_place()
    {
        using ScriptFile script = new("param([string]$Name, [switch]$Fast, [switch]$Slow, [Parameter(ValueFromRemainingArguments)]$Rest) \"$Name $Fast $Slow $Rest\"");
        ShellResult result = await ShellProcess.RunAsync(Stop, "-File", script.Path, "-Name", "x y", "-Fast", "-Slow:$false", "a", "b");
        Assert.Equal("x y True False a b\n", result.Output);
    }
}
