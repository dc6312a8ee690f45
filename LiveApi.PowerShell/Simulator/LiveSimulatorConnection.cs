using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Simulator;

/// <summary>What a simulator noted of one connection.</summary>
public sealed class LiveSimulatorConnection
{
    private readonly SimulatorControl _control;

    internal LiveSimulatorConnection(SimulatorControl control, string run, int number) => (_control, Run, Number) = (control, run, number);

    /// <summary>The run that it belongs to: the last part of the base URL's path, or <c>default</c>.</summary>
    public string Run { get; }

    /// <summary>Counted from 1 in each run.</summary>
    public int Number { get; }

    public string Scenario { get; internal set; } = string.Empty;

    /// <summary>Which of the service's doors the client came through.</summary>
    public string Surface { get; internal set; } = string.Empty;

    /// <summary>What kind of key or token came and how, never what it was.</summary>
    public string Credential { get; internal set; } = string.Empty;

    public DateTimeOffset Opened { get; internal set; }

    public string? Model { get; internal set; }

    public string? Session { get; internal set; }

    public string State { get; internal set; } = string.Empty;

    public int Turns { get; internal set; }

    /// <summary>How it ended; null while it is open.</summary>
    public LiveSimulatorClose? Close { get; internal set; }

    public IReadOnlyList<LiveSimulatorMessage> Messages { get; internal set; } = [];

    /// <summary>How many messages the journal had no room for.</summary>
    public int MessagesDropped { get; internal set; }

    /// <summary>What was found wrong with the client's messages.</summary>
    public IReadOnlyList<string> Findings => Messages.SelectMany(static message => message.Findings).ToArray();

    public override string ToString() => $"{Run} #{Number}";

    /// <summary>The audio that the client sent, PCM16, and its rate.</summary>
    /// <exception cref="LiveException">AudioEmpty: there was none, or the simulator does not keep it.</exception>
    internal Task<(byte[] Pcm, int Rate)> ReadHeardAsync(CancellationToken stop) => _control.ReadHeardAsync(Run, Number, stop);
}

/// <summary>The end of a connection.</summary>
public sealed record LiveSimulatorClose(double At, int Code, string Reason, string By)
{
    public override string ToString() => $"{Code}{(Reason.Length > 0 ? $" '{Reason}'" : string.Empty)} by the {By}";
}
