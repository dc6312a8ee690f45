using System;
using System.IO;
using System.Linq;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>What the tabulator key offers, and how a session is named.</summary>
public sealed class CompletionTests
{
    private const string Complete = "[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches | ForEach-Object CompletionText";

    [Theory]
    [InlineData("Connect-LiveSession -Voice Ze", "Zephyr")]
    [InlineData("Connect-LiveSession -TargetLanguage de", "de-DE")]
    [InlineData("New-LiveSetup -StartSensitivity L", "Low")]
    [InlineData("New-LiveSetup -TurnCoverage O", "OnlyActivity")]
    [InlineData("Test-LiveSetup gemini-3.8-live-e", "gemini-3.8-live-extended-thinking")]
    [InlineData("Connect-LiveSession -Vertex gemini-live-2.5-flash-n", "gemini-live-2.5-flash-native-audio")]
    [InlineData("Start-LiveSimulator transl", "translator")]
    [InlineData("Get-LiveVoice Zu", "Zubenelgenubi")]
    public void Words_are_offered(string typed, string offered)
    {
        using HostedShell shell = HostedShell.Open();
        Assert.Equal(offered, shell.Run(Complete, typed).OrThrow().Values.First());
    }

    [Fact]
    public void Models_beside_Vertex_are_those_that_it_serves_and_none_that_was_shut_down()
    {
        using HostedShell shell = HostedShell.Open();
        string[] all = [.. shell.Run(Complete, "Connect-LiveSession -Model ").OrThrow().Values.Cast<string>()];
        string[] onVertex = [.. shell.Run(Complete, "Connect-LiveSession -Project p1 -Model ").OrThrow().Values.Cast<string>()];

        Assert.Contains("gemini-3.1-flash-live-preview", all);
        Assert.DoesNotContain("gemini-2.0-flash-exp", all);
        Assert.DoesNotContain("gemini-3.1-flash-live-preview", onVertex);
        Assert.Contains("gemini-live-2.5-flash-native-audio", onVertex);
    }

    [Fact]
    public void Scenario_files_are_offered_beside_the_built_in_ones()
    {
        string folder = Directory.CreateTempSubdirectory("LiveApi-scenarios-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "mine.yaml"), "name: mine");
            File.WriteAllText(Path.Combine(folder, "mine.txt"), "");
            using HostedShell shell = HostedShell.Open();
            string[] offered = [.. shell.Run(Complete, $"Start-LiveSimulator -Scenario {Path.Combine(folder, "mi")}").OrThrow().Values.Cast<string>()];

            Assert.EndsWith("mine.yaml", Assert.Single(offered), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_session_is_named_by_name_or_id_and_offered_by_name()
    {
        using SimulatedSession open = new();
        open.Shell.Run("$global:second = Connect-LiveSession -Uri $sim.Uri -OutputTranscription -Name second").OrThrow();

        Assert.Equal("second", open.Shell.Run(Complete, "Send-LiveText hello -Session se").OrThrow().Values.Single());
        Assert.Equal(open.Shell.Get<string>("(Invoke-LiveTurn -Session $second -Text hello).Transcript"), open.Shell.Get<string>("(Invoke-LiveTurn -Session second -Text hello).Transcript"));
        Assert.NotEmpty(open.Shell.Get<string>("(Invoke-LiveTurn -Session $second.Id -Text hello).Transcript"));
        Assert.Equal(["second"], open.Shell.Run("'hello' | Send-LiveText -Session second -PassThru | ForEach-Object Name; $null = Receive-LiveMessage second").OrThrow().Values);
        open.Shell.Run("Disconnect-LiveSession second, $session").OrThrow();
        Assert.Empty(open.Shell.Run("Get-LiveSession").OrThrow().Values);
    }

    [Fact]
    public void A_name_that_no_session_has_is_told_with_those_that_there_are()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run("Send-LiveText hello -Session nobody");

        Assert.Contains("No session named 'nobody' is open here", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("There are: Live", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_that_takes_a_session_takes_its_name_and_offers_it()
    {
        using HostedShell shell = HostedShell.Open();
        string[] without = [.. shell.Run(
            """
            foreach ($command in Get-Command -Module LiveApi) {
                foreach ($parameter in $command.Parameters.Values | Where-Object { "$($_.ParameterType)" -match 'LiveSession(\[\])?$' }) {
                    $kinds = $parameter.Attributes | ForEach-Object { $_.GetType().Name }
                    if ($kinds -notcontains 'SessionReferenceAttribute' -or $kinds -notcontains 'ArgumentCompleterAttribute') { "$($command.Name) -$($parameter.Name)" }
                }
            }
            """).OrThrow().Values.Cast<string>()];

        Assert.Empty(without);
    }
}
