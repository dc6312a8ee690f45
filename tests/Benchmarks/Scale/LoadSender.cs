using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace LiveApi.Benchmarks;

/// <summary>Sends every session's audio at its pace, from one thread: the sessions are spread over the length of a chunk.</summary>
internal sealed class LoadSender : IDisposable
{
    private readonly List<LoadSession> _sessions = [];
    private readonly Thread _thread;
    private readonly byte[] _frame;
    private readonly TimeSpan _chunk;
    private readonly List<double> _lateness = [];
    private volatile bool _over;

    internal LoadSender(TimeSpan chunk)
    {
        _chunk = chunk;
        // A hum far below speech: it is listened to, and interrupts nothing.
        byte[] pcm = new byte[(int)(chunk.TotalSeconds * 32_000)];
        for (int i = 0; i < pcm.Length; i += 2) { pcm[i] = (byte)(i % 7); }
        _frame = LoadSession.Frame("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=16000\",\"data\":\"" + Convert.ToBase64String(pcm) + "\"}}}");
        _thread = new Thread(Run) { IsBackground = true, Name = "load", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    internal void Add(LoadSession session)
    {
        lock (_sessions) { _sessions.Add(session); }
    }

    /// <summary>How late the generator itself was since the last time it was asked, in milliseconds.</summary>
    internal List<double> TakeLateness()
    {
        lock (_lateness)
        {
            List<double> taken = [.. _lateness];
            _lateness.Clear();
            return taken;
        }
    }

    public void Dispose()
    {
        _over = true;
        _thread.Join();
    }

    private void Run()
    {
        long start = Stopwatch.GetTimestamp();
        LoadSession[] sessions = [];
        for (long round = 0; !_over; round++)
        {
            lock (_sessions)
            {
                if (sessions.Length != _sessions.Count) { sessions = [.. _sessions]; }
            }

            TimeSpan begin = _chunk * round;
            for (int i = 0; i < sessions.Length && !_over; i++)
            {
                TimeSpan due = begin + (_chunk * i / sessions.Length);
                Wait(start, due);
                sessions[i].Send(_frame);
                if (i % 16 == 0)
                {
                    lock (_lateness) { _lateness.Add((Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds); }
                }
            }

            Wait(start, begin + _chunk);
        }
    }

    private static void Wait(long start, TimeSpan due)
    {
        TimeSpan early = due - Stopwatch.GetElapsedTime(start);
        if (early > TimeSpan.FromMilliseconds(1)) { Thread.Sleep(early - TimeSpan.FromMilliseconds(0.5)); }
    }
}
