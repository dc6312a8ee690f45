using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>Faults become errors with an id, a category and advice, wherever they come from.</summary>
public sealed class ErrorRecordTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_fault_has_a_category()
    {
        using HostedShell shell = HostedShell.Open();
        Type commands = shell.Get<Type>("(Get-Command Get-LiveSession).ImplementingType");
        MethodInfo categoryOf = commands.Assembly.GetType("LiveApi.PowerShell.Pipeline.LiveErrors", throwOnError: true)!.GetMethod("CategoryOf", BindingFlags.Static | BindingFlags.NonPublic)!;
        Array faults = Enum.GetValues(categoryOf.GetParameters()[0].ParameterType);

        Assert.NotEmpty(faults);
        Assert.DoesNotContain(ErrorCategory.NotSpecified, faults.Cast<object>().Select(fault => (ErrorCategory)categoryOf.Invoke(null, [fault])!));
    }

    [Theory]
    [InlineData("Connect-LiveSession -Uri ws://127.0.0.1:9 -Project p1 -AccessToken { & $using:block }", "ToolInvalid")]
    [InlineData("Connect-LiveSession -Uri ws://127.0.0.1:9 -CertificateAuthority nodrive:/ca.pem", "DriveNotFound")]
    public async Task What_fails_on_the_pipelines_own_thread_keeps_its_id(string command, string id)
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = await shell.RunAsync($"$block = {{ 'ya29.x' }}; {command}", Stop);

        Assert.Equal([id], run.ErrorIds);
    }

    [Fact]
    public void A_session_is_short_to_look_at_and_plain_as_a_summary()
    {
        using SimulatedSession simulated = new();
        simulated.Ask("hello");

        string all = simulated.Shell.Get<string>("$session | Format-List * | Out-String -Width 200");
        Assert.InRange(all.Split('\n').Length, 10, 40);
        Assert.DoesNotContain("System.Collections", all, StringComparison.Ordinal);
        Assert.Contains("gemini-3.8-live (Ga, family 3.8-live)", all, StringComparison.Ordinal);

        string json = simulated.Shell.Get<string>("Get-LiveSession -Summary | ConvertTo-Json");
        Assert.InRange(json.Split('\n').Length, 15, 30);
        Assert.Equal(["Live", "Ready", "gemini-3.8-live", "True"], simulated.Shell.Run(
            "$read = Get-LiveSession -Summary | ConvertTo-Json | ConvertFrom-Json; $read.Name -replace '\\d'; $read.State; $read.Model; \"$($read.SecondsReceived -gt 0)\"").OrThrow().Values);
    }

    [Fact]
    public async Task A_session_can_be_written_as_JSON_and_does_not_wait_for_its_end()
    {
        using HostedShell shell = HostedShell.Open();

        HostedRun run = (await shell.RunAsync(
            """
            $sim = Start-LiveSimulator -Speed Instant
            $session = Connect-LiveSession -Uri $sim.Uri -NoProxy
            $session.DialDurations['Setup'] -gt 0
            $session.DialDurations.Keys -join ' '
            $session.GetType().GetProperties().Name
            $session.GetType().GetProperties() | ForEach-Object { $null = $_.GetValue($session) }
            Stop-LiveSimulator $sim
            """,
            Stop)).OrThrow();

        IReadOnlyList<object?> values = [.. run.Values];
        Assert.Equal(true, values[0]);
        Assert.EndsWith("Setup", (string)values[1]!, StringComparison.Ordinal);
        Assert.Contains("Model", values);
        Assert.DoesNotContain("Completion", values);
        Assert.DoesNotContain("TimeProvider", values);
    }
}
