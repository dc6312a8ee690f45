using System;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Conversation;

/// <summary>
/// How long a session lasts, whatever its connections: shorter once it has seen a frame, and without an end where its context is compressed. Its end
/// is announced as a connection's is. From then on its handle is worth nothing: it would lead back to a session that is ending.
/// </summary>
internal sealed partial class Conversation
{
    private Planned? _lastWarning;
    private Planned? _lastMoment;
    private TimeSpan _begunAt;

    /// <summary>How long the session may last in all; null for ever.</summary>
    private TimeSpan? SessionLimit(SessionMemory memory)
    {
        if (_setup.ContextWindowCompression is { SlidingWindow: not null }) { return null; }
        TimeSpan? limit = memory.HasVideo ? _knobs.VideoSessionLimit : _knobs.SessionLimit;
        TimeSpan? models = _model.Family.SessionMinutes is { } minutes && _knobs.SessionLimit is not null ? TimeSpan.FromMinutes(minutes) : null;
        return models < limit ? models : limit;
    }

    /// <summary>Whether a session has no more time left than its end is announced before.</summary>
    private bool IsUsedUp(SessionMemory memory) => memory.Lasted > TimeSpan.Zero && SessionLimit(memory) is { } limit && memory.Lasted + Lead >= limit;

    /// <summary>Plans the end of the session; again where the session got another limit.</summary>
    private void PlanEndOfSession()
    {
        _lastWarning?.Cancel();
        _lastMoment?.Cancel();
        if (SessionLimit(Memory) is not { } limit) { return; }
        TimeSpan left = limit - Memory.Lasted - (Agenda.Now - _begunAt);
        if (left < Lead && Memory.HasVideo) { left = Lead; }
        TimeSpan warned = left < Lead ? left : Lead;
        _lastWarning = Agenda.Limit(left - warned, () =>
        {
            Note("session limit", $"The session ends after {limit.TotalSeconds:0.###} s: no contextWindowCompression was set up.");
            GoAway(warned);
        });
        _lastMoment = Agenda.Limit(left, () => Close(Framing.CloseCode.PolicyViolation, IgnoredGoAway));
    }

    /// <summary>The first frame makes it a session with video.</summary>
    private void TakeForVideo()
    {
        if (Memory.HasVideo) { return; }
        Memory.HasVideo = true;
        PlanEndOfSession();
    }
}
