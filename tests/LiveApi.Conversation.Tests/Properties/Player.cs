using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>Plays a plan: the user's part through the session, the service's through the simulator.</summary>
internal sealed class Player
{
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    private readonly Plan _plan;
    private readonly VirtualWorld _world;
    private readonly CountingTime _time;
    private readonly MoodyDialer _dialer;
    private readonly Errand[] _tools;
    private readonly Report _report = new();
    private readonly List<Task> _moves = [];
    private TimeSpan _readsAgainAt;

    private Player(Plan plan)
    {
        _plan = plan;
        _world = new VirtualWorld(plan.Scenario, plan.Dice, keepAudio: true, records: false);
        _time = new CountingTime(_world.Clock);
        _dialer = new MoodyDialer(_world.Dialer);
        Dictionary<int, int> takes = plan.Acts.Select(static (act, number) => (number, act.Amount)).ToDictionary(static one => one.number, static one => one.Amount);
        _tools = [new Errand("fetch", FunctionBehavior.Blocking, takes, _time), new Errand("watch", plan.HasFreeTools ? FunctionBehavior.NonBlocking : FunctionBehavior.Blocking, takes, _time)];
    }

    /// <summary>What was seen, and the session: to be looked for when nothing may hold it any more.</summary>
    internal static async Task<(Report Report, WeakReference Session)> PlayAsync(Plan plan)
    {
        Player player = new(plan);
        WeakReference session = new(null);
        try { await player._world.PlayAsync(async () => session.Target = await player.ConverseAsync()); }
        catch (Exception broken) { player._report.Broken = broken.ToString(); }
        Journals.Read(player._world.Service, player._report);
        return (player._report, session);
    }

    private async Task<LiveSession> ConverseAsync()
    {
        string folder = Directory.CreateTempSubdirectory("liveapi-properties").FullName;
        LiveSession session = await _world.ConnectAsync(options => options with
        {
            TimeProvider = _time,
            Dialer = _dialer,
            Dice = () => new Random(_plan.Dice),
            Tools = _tools,
            SpillFolder = folder,
            MaxUnreadBytes = 128 * 1024,
            Setup = options.Setup with { Model = _plan.Model, SessionResumption = new SessionResumptionConfig { Transparent = _plan.IsTransparent ? true : null } },
            Backend = _plan.IsTransparent ? Backend.Vertex : options.Backend,
            Endpoint = _plan.IsTransparent ? LiveEndpoint.Below(new Uri("ws://simulator.invalid"), Backend.Vertex) : options.Endpoint,
            Credential = _plan.IsTransparent ? LiveCredential.AccessToken("ya29.test") : options.Credential,
        });
        Task reading = ReadAsync(session);
        for (int number = 0; number < _plan.Acts.Count && session.Closed is null; number++)
        {
            await DoAsync(session, number, _plan.Acts[number]);
            Measure(session);
            await PassAsync(_plan.Acts[number].Pause);
            Measure(session);
        }

        await AskInTheEndAsync(session);
        await Task.WhenAll(_moves);
        await session.CloseAsync();
        await reading;
        await Task.Delay(TimeSpan.FromSeconds(5), _world.Clock);
        _report.End = session.Closed;
        _report.AudioDropped = session.Counters.AudioMessagesDropped;
        _report.Called.AddRange(_tools.SelectMany(static tool => tool.Calls.Select(question => (tool.Declaration.Name!, question))));
        _report.Left = string.Join(", ", Leftovers(session, folder));
        Directory.Delete(folder, recursive: true);
        return session;
    }

    private IEnumerable<string> Leftovers(LiveSession session, string folder)
    {
        if (_time.Armed > 0) { yield return $"{_time.Armed} timers"; }
        if (_dialer.Open > 0) { yield return $"{_dialer.Open} sockets"; }
        if (!session.Completion.IsCompleted) { yield return "its completion"; }
        if (session.Counters is { Unread: > 0 } or { ToolsRunning: > 0 } or { UnreadBytes: > 0 } or { UnreadBytesOnDisk: > 0 }) { yield return $"{session.Counters}"; }
        if (Directory.EnumerateFileSystemEntries(folder).Any()) { yield return "files"; }
    }

    private async Task DoAsync(LiveSession session, int number, Act act)
    {
        try
        {
            switch (act.Kind)
            {
                case ActKind.AskShort: await AskAsync(session, number, "short"); break;
                case ActKind.AskLong: await AskAsync(session, number, "long"); break;
                case ActKind.CallBlocking: await AskAsync(session, number, "blocking"); break;
                case ActKind.CallFree: await AskAsync(session, number, "free"); break;
                case ActKind.CallBoth: await AskAsync(session, number, "both"); break;
                case ActKind.Speak:
                    _report.Spoken.Add(_world.Clock.GetUtcNow());
                    await SoundAsync(session, act.Amount, isLoud: true);
                    await SoundAsync(session, 1_000, isLoud: false);
                    break;
                case ActKind.Hum: await SoundAsync(session, act.Amount, isLoud: false); break;
                case ActKind.Show: await session.SendVideoAsync(new byte[900]); break;
                case ActKind.StopReading: _readsAgainAt = _world.Clock.Elapsed + TimeSpan.FromMilliseconds(act.Amount); break;
                case ActKind.Stop: await StopAsync(session); break;
                case ActKind.Reconfigure: _moves.Add(ReconfigureAsync(session)); break;
                case ActKind.RefuseUpgrade: _dialer.Refusals.Enqueue(act.Amount); break;
                case ActKind.RefuseHandle: _dialer.HandlesToRefuse++; break;
                default: _ = _world.Service.Push(Step(act)); break;
            }
        }
        catch (LiveException) when (session.Closed is not null)
        {
            // It ended by itself: the judge says whether it may.
        }
    }

    private async Task StopAsync(LiveSession session)
    {
        _report.Stopped.Add(_world.Clock.GetUtcNow());
        await session.StopResponseAsync();
    }

    // It may come at a bad time, and says so then: without a handle, in the middle of a move, at the end.
    private async Task ReconfigureAsync(LiveSession session)
    {
        try
        {
            await session.ReconfigureAsync(_tools);
        }
        catch (LiveException fault) when (fault.Fault is LiveFault.ToolsFixedAtSetup or LiveFault.SessionNotOpen || session.Closed is not null)
        {
        }
    }

    private static string Step(Act act) => act.Kind switch
    {
        ActKind.GoAway => $"- go away: {act.Amount}s",
        ActKind.Drop => act.Amount == 0 ? "- drop" : "- drop: reset",
        ActKind.Close => $"- close: {Closing.All[act.Amount].Code}\n  reason: \"{Closing.All[act.Amount].Reason}\"",
        ActKind.Stall => $"- stall: {act.Amount}s",
        _ => "- fault: half open",
    };

    private async Task AskAsync(LiveSession session, int number, string how)
    {
        string text = $"Q{number} {how}";
        await session.SendTextAsync(text);
        _report.Asked.Add(new Asked(number, text, _world.Clock.GetUtcNow()));
    }

    private async Task SoundAsync(LiveSession session, int milliseconds, bool isLoud)
    {
        for (int sent = 0; sent < milliseconds; sent += Piece.Milliseconds)
        {
            await session.SendAudioAsync(Piece.Of(_report.AudioSent, isLoud));
            _report.AudioSent++;
            await PassAsync(Piece.Milliseconds);
            Measure(session);
        }
    }

    // Whatever went before: a session that is there has to answer. A turn that it says is lost may be asked again.
    private async Task AskInTheEndAsync(LiveSession session)
    {
        for (int again = 0; again < 4 && session.Closed is null && !_report.AnsweredInTheEnd; again++)
        {
            await Task.Delay(Settling, _world.Clock);
            int number = 900 + again;
            await DoAsync(session, number, new Act(ActKind.AskShort, 0, 0));
            await Task.Delay(Settling, _world.Clock);
            _report.AnsweredInTheEnd = string.Concat(_report.Messages.Where(static message => message.Kind == LiveMessageKind.OutputTranscript).Select(static message => message.Summary))
                .Contains(Utterance.Short($"{number}"), StringComparison.Ordinal);
        }
    }

    private async Task ReadAsync(LiveSession session)
    {
        using LiveReader reader = session.OpenReader();
        while (await reader.ReadAsync() is { } message)
        {
            _report.Messages.Add(message);
            if (_readsAgainAt - _world.Clock.Elapsed is { Ticks: > 0 } wait) { await Task.Delay(wait, _world.Clock); }
        }
    }

    private void Measure(LiveSession session)
    {
        LiveSessionCounters now = session.Counters;
        _report.MostUnsent = Math.Max(_report.MostUnsent, now.Unsent);
        _report.MostUnread = Math.Max(_report.MostUnread, now.UnreadBytes);
    }

    private Task PassAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _world.Clock);
}
