using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Diagnostics;
using LiveApi.Profiles;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <content>What it tells of itself.</content>
public sealed partial class LiveSession
{
    private readonly FlightRecorder _recorder;
    private readonly SessionTelemetry _telemetry;
    private int _startedTurn;
    private DateTimeOffset _turnStart;
    private bool _turnSpeaks;

    /// <summary>Writes the last minutes of this session, open or closed, as a recording that a simulator can replay. It has no sound and no key in it.</summary>
    /// <param name="path">The file; only its owner can read it. One that is there is replaced.</param>
    /// <param name="cancellationToken">Gives up between two messages; nothing is left behind.</param>
    /// <returns>How many events are in it.</returns>
    /// <exception cref="LiveException">AudioNotWritable.</exception>
    public async Task<int> SaveRecordingAsync(string path, CancellationToken cancellationToken = default)
    {
        PartialFile file = PartialFile.Create(path, isPrivate: true);
        await using (file.ConfigureAwait(false))
        {
            int events = 0;
            using (RecordingWriter writer = new(file.Stream, new RecordingOptions { Media = RecordedMedia.StandIn, Made = _recorder.Begun, Program = "LiveApi" }))
            {
                foreach (RecordedEvent one in _recorder.Events())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Write(one);
                    events++;
                }
            }

            await file.CommitAsync().ConfigureAwait(false);
            return events;
        }
    }

    private SessionTelemetry.Subject TelemetrySubject => new(
        Backend == Backend.Vertex ? "gcp.vertex_ai" : "gcp.gemini",
        Model.Substring(Model.LastIndexOf('/') + 1),
        Endpoint.Host,
        Endpoint.Port,
        Name);

    // The first of a turn, audio as a rule: one comparison for all that follows.
    private void NoteTurn(LiveMessage message)
    {
        if (message.Turn != _startedTurn && message.Kind is LiveMessageKind.Audio or LiveMessageKind.Text or LiveMessageKind.OutputTranscript or LiveMessageKind.ToolCall)
        {
            (_startedTurn, _turnStart, _turnSpeaks) = (message.Turn, message.ReceivedAt, message.Kind == LiveMessageKind.Audio);
        }
    }

    private void Tell(LiveMessage message)
    {
        if (message.EndsTurn && _startedTurn == message.Turn)
        {
            LiveTurnComplete? complete = message as LiveTurnComplete;
            _telemetry.Ended(new SessionTelemetry.Turn
            {
                Number = message.Turn,
                Start = _turnStart,
                End = message.ReceivedAt,
                WasInterrupted = complete?.WasInterrupted == true,
                Reason = complete?.Reason,
                Speaks = _turnSpeaks,
            });
        }

        switch (message)
        {
            case LiveUsage { Usage: var usage }:
                LiveTokens tokens = LiveTokens.Of(usage);
                _telemetry.Counted(tokens.Input, tokens.Output);
                break;
            case LiveToolResult result:
                _telemetry.ToolAnswered(result.Name, result.Id, result.ReceivedAt, result.Elapsed, result.Error is null ? null : nameof(LiveFault.ToolFailed));
                break;
            case LiveReconnected:
                _telemetry.Reconnected();
                break;
        }
    }
}
