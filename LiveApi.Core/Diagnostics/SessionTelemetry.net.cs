using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;

namespace LiveApi.Diagnostics;

/// <content>Spans and figures of .NET.</content>
internal sealed partial class SessionTelemetry
{
    private static readonly string? Version = typeof(SessionTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource Source = new("LiveApi", Version);
    private static readonly Meter Meter = new("LiveApi", Version);
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of one generation.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "From the first of a turn to its end.");
    private static readonly Histogram<double> ToFirstChunk = Meter.CreateHistogram<double>("gen_ai.client.operation.time_to_first_chunk", "s", "From the last byte of an input to the first of its answer.");
    private static readonly Histogram<double> ToolDuration = Meter.CreateHistogram<double>("gen_ai.execute_tool.duration", "s", "How long a tool took.");
    private static readonly UpDownCounter<long> Sessions = Meter.CreateUpDownCounter<long>("liveapi.sessions.open", "{session}", "Sessions that are open.");
    private static readonly Counter<long> Reconnections = Meter.CreateCounter<long>("liveapi.session.reconnections", "{reconnection}", "Times that a session came to be on another connection.");

    private readonly Subject _subject;
    private readonly KeyValuePair<string, object?>[] _tags;
    private Activity? _session;
    private bool _counted;
    private long _inputTokens;
    private long _outputTokens;

    internal SessionTelemetry(Subject subject)
    {
        _subject = subject;
        _tags =
        [
            new("gen_ai.provider.name", subject.Provider),
            new("gen_ai.request.model", subject.Model),
            new("server.address", subject.Address),
            new("server.port", subject.Port),
        ];
    }

    internal partial void Begin(DateTimeOffset at)
    {
        Activity? outer = Activity.Current;
        _session = Start("live_session", at, outer?.Context ?? default);
        _session?.SetTag("gen_ai.conversation.id", _subject.Name);

        // It outlives whoever opened it, and must not become the parent of what that does next.
        Activity.Current = outer;
    }

    internal partial void Opened(IReadOnlyDictionary<string, TimeSpan> phases)
    {
        _session?.AddEvent(new ActivityEvent("opened", tags: new ActivityTagsCollection(phases.Select(static phase => new KeyValuePair<string, object?>($"liveapi.dial.{phase.Key}", phase.Value.TotalSeconds)))));
        _counted = true;
        Sessions.Add(1, _tags);
    }

    internal partial void Reconnected()
    {
        _session?.AddEvent(new ActivityEvent("reconnected"));
        Reconnections.Add(1, _tags);
    }

    internal partial void Counted(long input, long output)
    {
        if (Tokens.Enabled)
        {
            Tokens.Record(input, [.. _tags, new("gen_ai.operation.name", "generate_content"), new("gen_ai.token.type", "input")]);
            Tokens.Record(output, [.. _tags, new("gen_ai.operation.name", "generate_content"), new("gen_ai.token.type", "output")]);
        }

        // Each generation counts for itself; a span of a session has their sum.
        (_inputTokens, _outputTokens) = (_inputTokens + input, _outputTokens + output);
        _session?.SetTag("gen_ai.usage.input_tokens", _inputTokens).SetTag("gen_ai.usage.output_tokens", _outputTokens);
    }

    internal partial void Ended(Turn turn)
    {
        if (Duration.Enabled)
        {
            Duration.Record((turn.End - turn.Start).TotalSeconds, [.. _tags, new("gen_ai.operation.name", "generate_content")]);
        }

        using Activity? span = Start($"generate_content {_subject.Model}", turn.Start, _session?.Context ?? default);
        span?.SetTag("gen_ai.operation.name", "generate_content")
            .SetTag("gen_ai.conversation.id", _subject.Name)
            .SetTag("gen_ai.output.type", turn.Speaks ? "speech" : "text")
            .SetTag("gen_ai.response.finish_reasons", (string[])[turn.Reason ?? (turn.WasInterrupted ? "interrupted" : "stop")])
            .SetTag("liveapi.turn", turn.Number)
            .SetEndTime(turn.End.UtcDateTime);
    }

    internal partial void FirstChunk(TimeSpan after)
    {
        if (ToFirstChunk.Enabled)
        {
            ToFirstChunk.Record(after.TotalSeconds, [.. _tags, new("gen_ai.operation.name", "generate_content")]);
        }
    }

    internal partial void ToolAnswered(string name, string id, DateTimeOffset end, TimeSpan elapsed, string? error)
    {
        if (ToolDuration.Enabled)
        {
            ToolDuration.Record(elapsed.TotalSeconds, [.. _tags, new("gen_ai.operation.name", "execute_tool"), new("gen_ai.tool.name", name)]);
        }

        using Activity? span = Start($"execute_tool {name}", end - elapsed, _session?.Context ?? default);
        span?.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", name).SetTag("gen_ai.tool.call.id", id).SetEndTime(end.UtcDateTime);
        Fail(span, error);
    }

    internal partial void Closed(int code, string? fault, DateTimeOffset at)
    {
        if (_counted)
        {
            _counted = false;
            Sessions.Add(-1, _tags);
        }

        _session?.SetTag("liveapi.close.code", code).SetEndTime(at.UtcDateTime);
        Fail(_session, fault);
        _session?.Dispose();
    }

    private static void Fail(Activity? span, string? fault)
    {
        if (fault is not null)
        {
            span?.SetTag("error.type", fault).SetStatus(ActivityStatusCode.Error);
        }
    }

    private Activity? Start(string name, DateTimeOffset at, ActivityContext parent)
        => Source.StartActivity(name, ActivityKind.Client, parent, _tags, startTime: at);
}
