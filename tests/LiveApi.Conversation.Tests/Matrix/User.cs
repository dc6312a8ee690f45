using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Somebody who talks to the service, reads every message, and asks again where the session says that the turn is lost, or where nobody answers.</summary>
internal sealed class User(LiveSession session, TimeProvider time, List<LiveMessage> messages, List<TimeSpan> readAt)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    // Longer than anything that a session may take. One that goes on for ever, and always says something, is wrong.
    private static readonly TimeSpan LastPatience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(100);
    internal const int PieceBytes = 3200;
    private static readonly byte[] Frame = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0x00, 0x00, 0xFF, 0xD9];

    private readonly LiveReader _reader = session.OpenReader();

    /// <summary>What became of each thing that was asked, in order.</summary>
    internal List<Round> Rounds { get; } = [];

    /// <summary>Pieces of speech that were given to the session; each carries its number in its first sample.</summary>
    internal int PiecesSpoken { get; private set; }

    internal int FramesShown { get; private set; }

    internal Task AskAsync(string question, string answer)
        => RoundAsync(question, answer, () => session.SendTextAsync(question).AsTask());

    internal Task SpeakAsync(int pieces, string answer)
        => RoundAsync(null, answer, () => SayAsync(pieces));

    /// <summary>Speaks, listens to so much of the answer, and speaks again into it.</summary>
    internal Task BargeInAsync(int pieces, TimeSpan listens, int more, string answer) => RoundAsync(null, answer, async () =>
    {
        await SayAsync(pieces);
        int turn = 0;
        TimeSpan heard = TimeSpan.Zero;
        while (heard < listens && await ReadAsync() is { } message)
        {
            if (message is LiveReconnected { TurnLost: true } or LiveSessionClosed || (turn > 0 && message.EndsTurn))
            {
                break;
            }

            turn = message is LiveAudio ? message.Turn : turn;
            heard += message is LiveAudio audio ? audio.Duration : TimeSpan.Zero;
        }

        if (heard >= listens)
        {
            // Sound that comes from here on is not read before the interruption makes it stale.
            await Task.Delay(TimeSpan.FromMilliseconds(300), time);
            await SayAsync(more);
        }
    });

    /// <summary>Shows so many pictures, one a second.</summary>
    internal async Task ShowAsync(int frames)
    {
        for (int i = 0; i < frames && session.Closed is null; i++)
        {
            FramesShown++;
            byte[] frame = [.. Frame];
            frame[6] = (byte)FramesShown;
            await GiveAsync(() => session.SendVideoAsync(frame));
            await PauseAsync(TimeSpan.FromSeconds(1));
        }
    }

    internal async Task PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause, time);
        Drain();
    }

    internal void Drain()
    {
        while (_reader.TryRead(out LiveMessage? message))
        {
            Note(message!);
        }
    }

    private void Note(LiveMessage message)
    {
        messages.Add(message);
        readAt.Add(new TimeSpan(time.GetTimestamp()));
    }

    internal void Leave() => _reader.Dispose();

    private async Task RoundAsync(string? question, string answer, Func<Task> ask)
    {
        Round round = new(question);
        Rounds.Add(round);
        while (round.Tries < 4 && session.Closed is null && !round.IsAnswered)
        {
            Drain();
            round.Tries++;
            int from = messages.Count;
            try
            {
                await ask();
            }
            catch (LiveException) when (session.Closed is not null)
            {
                break;
            }

            await ListenAsync(round, from, answer);
        }

        await PauseAsync(TimeSpan.FromSeconds(2));
    }

    // What came while the question was still being spoken counts, too.
    private async Task ListenAsync(Round round, int from, string answer)
    {
        string said = string.Empty;
        long began = time.GetTimestamp();
        while (true)
        {
            for (; from < messages.Count; from++)
            {
                LiveMessage message = messages[from];
                said += message.Kind == LiveMessageKind.OutputTranscript ? message.Summary : string.Empty;
                if (message is LiveReconnected { TurnLost: true })
                {
                    round.Lost++;
                    return;
                }

                round.IsAnswered |= message.EndsTurn && said.Contains(answer, StringComparison.Ordinal);
            }

            if (round.IsAnswered)
            {
                return;
            }

            if (await ReadAsync() is null || time.GetElapsedTime(began) > LastPatience)
            {
                round.Unheard += session.Closed is null ? 1 : 0;
                return;
            }
        }
    }

    // Null: the session is over, or nobody says anything any more.
    private async Task<LiveMessage?> ReadAsync()
    {
        using CancellationTokenSource impatience = time.CreateCancellationTokenSource(Patience);
        try
        {
            LiveMessage? message = await _reader.ReadAsync(impatience.Token);
            if (message is not null)
            {
                Note(message);
            }

            return message;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task SayAsync(int pieces)
    {
        for (int i = 0; i < pieces && session.Closed is null; i++)
        {
            byte[] pcm = Tone(++PiecesSpoken);
            await GiveAsync(() => session.SendAudioAsync(pcm));
            // Who speaks does not listen: what comes meanwhile waits, and goes stale if it is interrupted.
            await Task.Delay(Piece, time);
        }

        await GiveAsync(() => session.EndAudioAsync());
    }

    // A session that is over takes nothing more; that is told by its end, which is read like everything else.
    private async Task GiveAsync(Func<ValueTask> give)
    {
        try
        {
            await give();
        }
        catch (LiveException) when (session.Closed is not null)
        {
        }
    }

    private static byte[] Tone(int number)
    {
        short[] samples = [.. Enumerable.Range(0, PieceBytes / 2).Select(static sample => (short)(sample / 16 % 2 == 0 ? 9000 : -9000))];
        samples[0] = (short)number;
        byte[] pcm = new byte[PieceBytes];
        Buffer.BlockCopy(samples, 0, pcm, 0, PieceBytes);
        return pcm;
    }
}

/// <summary>One thing that the user wants to know, however often it has to be asked.</summary>
internal sealed class Round(string? question)
{
    /// <summary>The words, where it is asked in writing.</summary>
    internal string? Question { get; } = question;

    internal int Tries { get; set; }

    /// <summary>How often the session said that the turn is lost.</summary>
    internal int Lost { get; set; }

    /// <summary>How often nobody said anything.</summary>
    internal int Unheard { get; set; }

    internal bool IsAnswered { get; set; }
}
