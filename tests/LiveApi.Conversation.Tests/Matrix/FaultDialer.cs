using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Dials, and breaks the first connection at one message: after so many have gone through it in either direction.</summary>
internal sealed class FaultDialer(IDialer inner, FaultKind? fault, int boundary, TimeProvider time) : IDialer
{
    /// <summary>Messages that went through the first connection.</summary>
    internal int Passed { get; private set; }

    internal bool Struck { get; private set; }

    internal int Dials { get; private set; }

    /// <summary>What the service was sent, over all connections.</summary>
    internal List<string> Delivered { get; } = [];

    internal FaultKind? Fault => fault;

    internal TimeProvider Time => time;

    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
    {
        int number = ++Dials;
        if (number == 2 && fault is { NextUpgrade: > 0 })
        {
            throw CloseCatalogue.ExplainUpgrade(fault.NextUpgrade, null).ToException(request.Uri);
        }

        return new FaultSocket(await inner.DialAsync(request, timeline, cancellationToken), this, number);
    }

    /// <summary>One more message of the first connection. True: this is the one to break it at.</summary>
    internal bool Strikes() => fault is not null && ++Passed == boundary && (Struck = true);

    internal void Count() => Passed += fault is null ? 1 : 0;
}
