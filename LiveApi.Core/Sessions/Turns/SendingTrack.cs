using System;
using System.Collections.Generic;

namespace LiveApi.Sessions;

/// <summary>How far the audio of an input was sent at each moment: at any pace, and with pauses, a moment is a place in the audio.</summary>
internal sealed class SendingTrack
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly List<(long Moment, TimeSpan Sent)> _steps = [];

    internal void Add(long moment, TimeSpan sent)
    {
        if (_steps.Count == 0 || sent - _steps[_steps.Count - 1].Sent >= Step)
        {
            _steps.Add((moment, sent));
        }
    }

    /// <summary>The place in the audio that had been sent by then, to within a tenth of a second.</summary>
    internal TimeSpan At(long moment)
    {
        int at = _steps.BinarySearch((moment, TimeSpan.MaxValue));
        int before = (at < 0 ? ~at : at) - 1;
        return before < 0 ? TimeSpan.Zero : _steps[before].Sent;
    }
}
