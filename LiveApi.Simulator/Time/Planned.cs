using System;

namespace LiveApi.Simulator.Time;

/// <summary>Something that an <see cref="Agenda"/> will do. <see cref="IsLimit"/>: a deadline, which nobody waits for.</summary>
internal sealed class Planned(Agenda agenda, TimeSpan due, bool isLimit, Action action)
{
    private Action? _action = action;

    internal TimeSpan Due { get; } = due;

    internal bool IsLimit { get; } = isLimit;

    internal bool IsOff => _action is null;

    internal void Cancel() => Take();

    internal void Run() => Take()?.Invoke();

    private Action? Take()
    {
        Action? action = _action;
        _action = null;
        if (action is not null && !IsLimit) { agenda.WaitIsOver(); }
        return action;
    }
}
