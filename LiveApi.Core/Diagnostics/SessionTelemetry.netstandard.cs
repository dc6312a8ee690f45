using System;
using System.Collections.Generic;

namespace LiveApi.Diagnostics;

/// <content>Without listeners there is nothing to do.</content>
internal sealed partial class SessionTelemetry
{
    internal SessionTelemetry(Subject subject) => _ = subject;

    internal partial void Begin(DateTimeOffset at)
    {
    }

    internal partial void Opened(IReadOnlyDictionary<string, TimeSpan> phases)
    {
    }

    internal partial void Reconnected()
    {
    }

    internal partial void Counted(long input, long output)
    {
    }

    internal partial void Ended(Turn turn)
    {
    }

    internal partial void FirstChunk(TimeSpan after)
    {
    }

    internal partial void ToolAnswered(string name, string id, DateTimeOffset end, TimeSpan elapsed, string? error)
    {
    }

    internal partial void Closed(int code, string? fault, DateTimeOffset at)
    {
    }
}
