using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>Moves a clock and the bytes of connections in memory, one thing at a time, whenever nothing else is left to do.</summary>
internal sealed class VirtualTime
{
    /// <summary>The collection of the tests that use it: nobody else may keep the thread pool busy.</summary>
    internal const string Alone = "virtual time";

    private readonly Lock _lock = new();
    private readonly List<VirtualLine> _lines = [];
    private readonly List<Task> _served = [];
    private CancellationToken _over;
    private int _connected;

    internal VirtualClock Clock { get; } = new();

    /// <summary>What has arrived, in order: milliseconds, connection, direction, size and a fingerprint of the bytes without the client's random masks.</summary>
    internal List<string> Tape { get; } = [];

    /// <summary>False: nothing is put on the tape, for tests that run long.</summary>
    internal bool Records { get; init; } = true;

    /// <summary>A connection to whoever <paramref name="serve"/> is: the client's end of it.</summary>
    internal Stream Connect(Func<Stream, CancellationToken, Task> serve)
    {
        lock (_lock)
        {
            int number = ++_connected;
            VirtualLine line = new((direction, bytes) => Record(number, direction, bytes));
            _lines.RemoveAll(old => old.IsOver);
            _served.RemoveAll(served => served.IsCompletedSuccessfully);
            _lines.Add(line);
            _served.Add(ServeAsync(serve, line.Service));
            return line.Client;
        }
    }

    /// <summary>Plays a test to its end. A thread of its own moves the clock and the bytes; what is woken runs on it, or on the thread pool.</summary>
    internal Task PlayAsync(Func<Task> play) => Task.Factory.StartNew(() => Drive(play), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Record(int number, char direction, byte[] bytes)
    {
        if (!Records) { return; }
        Tape.Add(string.Create(CultureInfo.InvariantCulture,
            $"{Clock.Elapsed.TotalMilliseconds,12:0.0###} #{number} {direction} {bytes.Length,6} {Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}"));
    }

    private void Drive(Func<Task> play)
    {
        using CancellationTokenSource over = new();
        _over = over.Token;
        Task playing = Task.Run(play);
        while (true)
        {
            PoolRest.Wait();
            if (playing.IsCompleted) { break; }
            if (Deliver() || Clock.FireNext()) { continue; }
            throw new InvalidOperationException($"After {Clock.Elapsed} everybody waits, and no timer is set that could end it.");
        }

        playing.GetAwaiter().GetResult();
        over.Cancel();
        PoolRest.Wait();
        // What goes wrong inside the service is not to be taken for a connection that ended.
        foreach (Task served in _served)
        {
            if (served.IsFaulted) { served.GetAwaiter().GetResult(); }
        }
    }

    private bool Deliver()
    {
        // Over a copy: what is delivered may connect.
        VirtualLine[] lines;
        lock (_lock) { lines = [.. _lines]; }
        return Array.Exists(lines, line => line.Deliver());
    }

    private async Task ServeAsync(Func<Stream, CancellationToken, Task> serve, Stream stream)
    {
        await using (stream)
        {
            try { await serve(stream, _over).ConfigureAwait(false); }
            catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException) { }
        }
    }
}
