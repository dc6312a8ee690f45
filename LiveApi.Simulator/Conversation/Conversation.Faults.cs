using System;
using System.Collections.Generic;
using LiveApi.Simulator.Framing;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>What goes wrong: because a step says so, or by chance.</summary>
internal sealed partial class Conversation
{
    private static readonly TimeSpan ChanceStall = TimeSpan.FromSeconds(10);

    private readonly List<Fault> _planned = [];
    private Random? _chance;

    /// <summary>Lets something go wrong: with the connection at once, else with the next message that it can happen to.</summary>
    public void Inject(Fault fault)
    {
        if (fault < Fault.Drop) { _planned.Add(fault); return; }
        Note("fault", fault.ToString());
        switch (fault)
        {
            case Fault.Drop: Drop(reset: false); break;
            case Fault.Reset: Drop(reset: true); break;
            case Fault.HalfOpen: _line.GoSilent(); break;
            case Fault.Stall: Stall(ChanceStall); break;
            default: Close(CloseCode.InternalError, "Internal error encountered."); break;
        }
    }

    /// <summary>What goes wrong with a message that is about to be sent: what was planned and fits it, and what the dice say.</summary>
    private List<Fault> FaultsOf(ServerMessage message)
    {
        if (_planned.Count == 0 && _knobs.Faults.Count == 0) { return []; }
        List<Fault> faults = _planned.FindAll(fault => CanHappenTo(fault, message));
        _planned.RemoveAll(faults.Contains);
        foreach ((Fault fault, double chance) in _knobs.Faults)
        {
            _chance ??= new Random(_setting.Dice.Next());
            if (_chance.NextDouble() >= chance || !CanHappenTo(fault, message)) { continue; }
            // What befalls the connection comes after the message.
            if (fault < Fault.Drop) { faults.Add(fault); } else { _ = Agenda.At(Agenda.Now, () => Inject(fault)); }
        }

        foreach (Fault fault in faults) { Note("fault", fault.ToString()); }
        return faults;
    }

    private static bool CanHappenTo(Fault fault, ServerMessage message)
        => fault != Fault.TruncatedBase64 || message.ServerContent?.ModelTurn?.Parts is [{ InlineData: not null }, ..];
}
