using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Dials, notes every message, and lets the fault strike after one of them, whichever connection it goes over.</summary>
internal sealed class FaultDialer(IDialer inner, VirtualClock clock, Fault? fault, int boundary) : IDialer
{
    private const string TokenPrefix = "token-";
    private int _tokens;
    private int _firstGoodToken = 1;

    /// <summary>Every message that has gone through, in order, over all connections.</summary>
    internal List<WireMessage> Wire { get; } = [];

    /// <summary>When each connection was asked for.</summary>
    internal List<TimeSpan> Dials { get; } = [];

    /// <summary>When the fault struck; null: it has not.</summary>
    internal TimeSpan? StruckAt { get; private set; }

    /// <summary>The connection that it struck.</summary>
    internal int StruckOn { get; private set; }

    internal Fault? Fault => fault;

    internal VirtualClock Clock => clock;

    /// <summary>A token for the next dial: each is good until a fault makes it expire.</summary>
    internal string NextToken() => string.Create(CultureInfo.InvariantCulture, $"{TokenPrefix}{++_tokens}");

    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
    {
        Dials.Add(clock.Elapsed);
        int number = Dials.Count;
        bool isNext = StruckAt is not null && number == StruckOn + 1;
        if (isNext && fault!.NextUpgrade > 0)
        {
            throw CloseCatalogue.ExplainUpgrade(fault.NextUpgrade, null).ToException(request.Uri);
        }

        if (isNext && fault!.NextUpgradeIsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }

        if (TokenOf(request) < _firstGoodToken)
        {
            throw CloseCatalogue.ExplainUpgrade(401, null).ToException(request.Uri);
        }

        // The simulator's Gemini surface takes keys; which token was shown is this doorkeeper's matter.
        DialRequest known = request with { Headers = [new KeyValuePair<string, string>("x-goog-api-key", "test-key")] };
        IMessageSocket socket = await inner.DialAsync(known, timeline, cancellationToken);
        return new FaultSocket(socket, this, number, request.PongTimeout, refusesHandle: isNext && fault!.RefusesHandle);
    }

    /// <summary>One more message has gone through. True: the fault strikes after this one.</summary>
    internal bool Note(WireMessage message)
    {
        lock (Wire)
        {
            Wire.Add(message);
            if (fault is null || Wire.Count != boundary)
            {
                return false;
            }
        }

        (StruckAt, StruckOn) = (clock.Elapsed, message.Connection);
        _firstGoodToken = fault.ExpiresToken ? _tokens + 1 : _firstGoodToken;
        return true;
    }

    private static int TokenOf(DialRequest request)
    {
        string header = request.Headers.First(static header => header.Key == "Authorization").Value;
        return int.Parse(header[(header.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
    }
}
