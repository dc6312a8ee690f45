using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>Looks after a session's limits: once a second, and whenever tokens are reported.</summary>
internal sealed class LimitGuard : IDisposable
{
    // A fifth is left: time enough to end a conversation well.
    private const double Near = 0.8;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly LiveLimits _limits;
    private readonly TimeProvider _time;
    private readonly Func<LiveSessionUsage> _usage;
    private readonly Action<CloseReason> _stop;
    private readonly Action<string> _warn;
    private readonly HashSet<string> _said = [];
    private readonly long _start;
    private readonly ITimer _timer;

    internal LimitGuard(LiveLimits limits, TimeProvider time, Func<LiveSessionUsage> usage, Action<CloseReason> stop, Action<string> warn)
    {
        _limits = limits;
        _time = time;
        _usage = usage;
        _stop = stop;
        _warn = warn;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(static guard => ((LimitGuard)guard!).Check(), this, Interval, Interval);
    }

    /// <summary>Stops the session if it has reached a limit.</summary>
    internal void Check()
    {
        if (Reached() is { } what)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _stop(Stopped(what));
            return;
        }

        foreach ((string limit, double share) in Shares())
        {
            if (share >= Near && IsNews(limit))
            {
                _warn(Text($"{share * 100:0} % of {limit} is used up. The session is closed when all of it is."));
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private string? Reached()
    {
        TimeSpan open = _time.GetElapsedTime(_start);
        if (open >= _limits.Time)
        {
            return Text($"It has been open for {open.TotalSeconds:0.#} s, and may be for {_limits.Time.Value.TotalSeconds:0.#} s.");
        }

        if (_limits.Tokens is null && _limits.Cost is null)
        {
            return null;
        }

        LiveSessionUsage usage = _usage();
        string basis = usage.Counts > 0 ? "as the service counts" : "as computed from what was said";
        return usage.Tokens.Total >= _limits.Tokens ? Text($"It has used {usage.Tokens.Total} tokens ({basis}), and may use {_limits.Tokens}.")
            : usage.Cost >= _limits.Cost ? Text($"It has cost about {usage.Cost:0.0000} US dollars ({basis}; prices of {usage.Prices!.AsOf}, {usage.Prices.Source}), and may cost {_limits.Cost:0.####}.")
            : null;
    }

    private IEnumerable<(string Limit, double Share)> Shares()
    {
        if (_limits.Time is { Ticks: > 0 } time)
        {
            yield return (Text($"the session's time of {time.TotalSeconds:0.#} s"), (double)_time.GetElapsedTime(_start).Ticks / time.Ticks);
        }

        if (_limits.Tokens is null && _limits.Cost is null)
        {
            yield break;
        }

        LiveSessionUsage usage = _usage();
        if (_limits.Tokens is { } tokens)
        {
            yield return (Text($"the session's {tokens} tokens"), (double)usage.Tokens.Total / tokens);
        }

        if (_limits.Cost is { } cost && cost > 0 && usage.Cost is { } spent)
        {
            yield return (Text($"the session's {cost:0.####} US dollars"), (double)(spent / cost));
        }
    }

    // The timer and the receive loop may come at once.
    private bool IsNews(string limit)
    {
        lock (_said)
        {
            return _said.Add(limit);
        }
    }

    private static CloseReason Stopped(string what) => new()
    {
        Code = 1000,
        Reason = string.Empty,
        Fault = LiveFault.LimitReached,
        Class = CloseClass.Limit,
        Meaning = $"The session was closed since it has reached a limit of its own. {what}",
        Advice = "Connect a new session to go on, with a higher -TokenLimit, -TimeLimit or -CostLimit if the limit was too low; -Compression keeps the context, which is billed with each turn, short.",
        Retry = new RetryRule { Kind = RetryKind.Never },
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
