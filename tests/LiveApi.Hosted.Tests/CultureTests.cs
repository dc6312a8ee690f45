using System;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Where a comma parts the decimals, and where the capital of i is another letter. The tests' own process has no cultures: a shell of its own has.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Names_and_numbers_are_the_same_in_every_culture(string culture)
    {
        ProgramRun run = await ProgramRun.ShellAsync(
            $$"""
            [System.Globalization.CultureInfo]::CurrentCulture = '{{culture}}'
            (Get-LiveModel GEMINI-3.8-LIVE).Id
            (Get-LiveVoice IAPETUS).Name
            [System.Management.Automation.CommandCompletion]::CompleteInput('Get-LiveVoice IAP', 17, $null).CompletionMatches[0].CompletionText
            $setup = New-LiveSetup -Temperature 0.5 -Voice iapetus -ActivityHandling NOINTERRUPTION -Setup @{ generationConfig = @{ topP = 0.25 } }
            $setup.Json -replace '\s+'
            """,
            TestContext.Current.CancellationToken);

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == 4, run.Output + run.Errors);
        Assert.Equal(["gemini-3.8-live", "Iapetus", "Iapetus"], lines[..3]);
        Assert.Contains("\"temperature\":0.5,\"topP\":0.25", lines[3], StringComparison.Ordinal);
        Assert.Contains("\"voiceName\":\"Iapetus\"", lines[3], StringComparison.Ordinal);
        Assert.Contains("\"activityHandling\":\"NO_INTERRUPTION\"", lines[3], StringComparison.Ordinal);
    }
}
