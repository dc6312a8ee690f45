using System;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>A shell with a simulator and an open session in <c>$sim</c> and <c>$session</c>; ends them with itself.</summary>
internal sealed class SimulatedSession : IDisposable
{
    internal SimulatedSession(string scenario = "parrot", string speed = "Instant")
    {
        Shell.Run(
            """
            $global:key = ConvertTo-SecureString 'x' -AsPlainText
            $global:sim = Start-LiveSimulator $args[0] -Speed $args[1]
            $global:session = Connect-LiveSession -Uri $sim.Uri -ApiKey $key -OutputTranscription
            """,
            scenario,
            speed).OrThrow();
    }

    internal HostedShell Shell { get; } = HostedShell.Open();

    internal string State => Shell.Get<string>("[string]$session.State");

    /// <summary>Whether the session still answers.</summary>
    internal string Ask(string text) => Shell.Get<string>("(Invoke-LiveTurn -Session $session -Text $args[0]).Transcript", text);

    public void Dispose()
    {
        Shell.Run("Get-LiveSession | Disconnect-LiveSession; Get-LiveSimulator | Stop-LiveSimulator");
        Shell.Dispose();
    }
}
