using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>One run of a conversation with at most one fault in it: what the user saw, what went over the wire, and what the service noted.</summary>
internal sealed class Cell
{
    internal List<Round> Rounds { get; private set; } = [];

    internal List<LiveMessage> Messages { get; } = [];

    /// <summary>When each of them was read.</summary>
    internal List<TimeSpan> ReadAt { get; } = [];

    internal required IReadOnlyList<WireMessage> Wire { get; init; }

    internal required FaultDialer Dialer { get; init; }

    /// <summary>Why there is no session.</summary>
    internal LiveException? Refused { get; private set; }

    /// <summary>What the run itself broke with.</summary>
    internal string? Broken { get; private set; }

    internal int PiecesSpoken { get; private set; }

    internal Journal Journal { get; private set; } = Journal.Empty;

    /// <summary>What went over the wire and what was read, by the clock.</summary>
    internal string Story => string.Join("\n", Wire.Select(message => (message.At, Line: $"{message}"))
        .Concat(Messages.Select((message, place) => (ReadAt[place], Line: $"    turn {message.Turn} {message}")))
        .Append((Dialer.StruckAt ?? default, Line: "the fault strikes"))
        .OrderBy(static one => one.Item1)
        .Select(static one => string.Create(CultureInfo.InvariantCulture, $"  {one.Item1.TotalSeconds,8:0.000} {one.Line}")));

    /// <summary>When the session had a message, since the beginning of the run.</summary>
    internal TimeSpan When(LiveMessage message) => message.ReceivedAt - Dialer.Clock.GetUtcNow() + Dialer.Clock.Elapsed;

    /// <param name="talk">What is talked about.</param>
    /// <param name="fault">What goes wrong; null: nothing.</param>
    /// <param name="boundary">After which message.</param>
    /// <param name="wrong">Puts a mistake between session and wire, for the judge to be tried.</param>
    internal static async Task<Cell> PlayAsync(ReferenceConversation talk, Fault? fault, int boundary, Func<IDialer, IDialer>? wrong = null)
    {
        VirtualWorld world = new(talk.Scenario, keepAudio: talk.Speaks, records: false);
        FaultDialer dialer = new(world.Dialer, world.Clock, fault, boundary);
        Cell cell = new() { Wire = dialer.Wire, Dialer = dialer };
        try
        {
            await world.PlayAsync(() => cell.TalkAsync(talk, world, wrong?.Invoke(dialer) ?? dialer));
        }
        catch (Exception stuck)
        {
            cell.Broken = stuck.Message;
        }

        cell.Journal = Journal.Of(world.Service);
        return cell;
    }

    private async Task TalkAsync(ReferenceConversation talk, VirtualWorld world, IDialer dialer)
    {
        LiveSession session;
        try
        {
            session = await world.ConnectAsync(options => options with
            {
                Dialer = dialer,
                Tools = [.. talk.Tools.Select(tool => tool with { Time = world.Clock })],
                Setup = options.Setup with
                {
                    SessionResumption = new SessionResumptionConfig(),
                    ContextWindowCompression = new ContextWindowCompression { SlidingWindow = new SlidingWindow() },
                },
                Credential = LiveCredential.AccessToken(_ => new ValueTask<string>(Dialer.NextToken())),
            });
        }
        catch (LiveException refused)
        {
            Refused = refused;
            return;
        }

        await Task.Delay(TimeSpan.FromSeconds(1), world.Clock);
        User user = new(session, world.Clock, Messages, ReadAt);
        Rounds = user.Rounds;
        await talk.Script(user);
        await user.PauseAsync(TimeSpan.FromMinutes(3));
        await session.CloseAsync();
        user.Drain();
        PiecesSpoken = user.PiecesSpoken;
    }
}
