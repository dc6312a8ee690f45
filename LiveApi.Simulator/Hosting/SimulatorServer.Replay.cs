using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Replay;
using LiveApi.Transport;

namespace LiveApi.Simulator.Hosting;

/// <summary>Connections that a recording answers.</summary>
public sealed partial class SimulatorServer
{
    /// <summary>Takes the next recorded connection of the run. Any path will do: what was recorded may have come through a gateway.</summary>
    private Admission AdmitToReplay(Tape tape, UpgradeRequest request)
    {
        if (Handshake.Objection(request.Method, request.Header) is { } objection) { return new HttpRefusal(426, objection); }
        ServicePath? path = ServicePath.Parse(request.Path);
        Run run = RunOf(path?.Run);
        IReadOnlyList<RecordedEvent> recorded = tape.ConnectionOf(run.NextReplayed());
        RecordedOpening? opening = recorded.OfType<RecordedOpening>().FirstOrDefault();
        if (opening is { Status: not 101 }) { return new HttpRefusal(opening.Status, $"{tape.Name}: the upgrade was refused with {opening.Status} when it was recorded."); }

        bool isOffered = opening?.Subprotocol is { } agreed && (request.Header("Sec-WebSocket-Protocol") ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(agreed);
        return new Admission(path?.Surface ?? default, CredentialReader.Read(request), null, run) { Recorded = recorded, Subprotocol = isOffered ? opening!.Subprotocol : null };
    }

    private async Task ReplayAsync(Admission admission, Tape tape, Stream stream, CancellationToken stop)
    {
        ConnectionJournal journal = admission.Run!.Journal.Open(admission.Surface.ToString(), tape.Name, admission.Credential.ToString(), _clock.GetUtcNow(), _options.KeepAudio, admission.Credential.Hide);
        Log(admission.Run, $"#{journal.Number} open, replay of {tape.Name}, {admission.Credential}");
        using ReplayConnection connection = new(
            new ReplaySetting(tape.Name, admission.Recorded!, journal)
            {
                Clock = _clock,
                WallClock = _options.Clock,
                Speed = _options.Speed,
                IsStrict = _options.Strict,
                HasStandIns = tape.Header.Media == RecordedMedia.StandIn,
                Log = what => Log(admission.Run, admission.Credential.Hide($"#{journal.Number} {what}")),
            },
            stream);
        admission.Run.Replays[journal.Number] = connection;
        try { await connection.RunAsync(stop); }
        finally { admission.Run.Replays.TryRemove(journal.Number, out _); }
    }
}
