using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Properties;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Soak;

/// <summary>Somebody who talks for hours: the microphone is always open, and every minute there are a text, a spoken question and two tools.</summary>
internal sealed class SoakTalk(LiveSession session, TimeProvider time)
{
    internal const string Scenario = """
        name: all-day
        steps:
          - repeat: forever
            steps:
              - either:
                  - expect: text
                    saying: /^fetch (?<q>\d+)/
                    then:
                      - { call: fetch, arguments: { q: "${q}" }, blocking: yes }
                  - expect: text
                    saying: /^watch (?<q>\d+)/
                    then:
                      - { call: watch, arguments: { q: "${q}" }, blocking: no }
                  - expect: text
                    then:
                      - say: "You wrote ${text}."
                  - expect: speech
                    then:
                      - say: "You said something for ${seconds} seconds."
                  - expect: tool response
                    then:
                      - say: "The tool says ${answer}."
        """;

    private const int Loud = 12;

    private readonly Queue<string> _due = new();
    private int _sent;

    internal int Asked { get; private set; }

    internal int Answered { get; private set; }

    internal TimeSpan AudioSent => TimeSpan.FromMilliseconds((double)_sent * Piece.Milliseconds);

    internal TimeSpan AudioHeard { get; private set; }

    internal List<LiveReconnected> Moves { get; } = [];

    internal int Departures { get; private set; }

    internal LiveSessionClosed? End { get; private set; }

    /// <summary>The first answer that was not the one that was due, or not in time.</summary>
    internal string? Wrong { get; private set; }

    /// <summary>One minute, in pieces of a tenth of a second: 600 of them.</summary>
    internal async Task TalkAsync(int minute)
    {
        for (int tenth = 0; tenth < 600 && session.Closed is null; tenth++)
        {
            switch (tenth)
            {
                case 0: await AskAsync($"line {minute}", $"You wrote line {minute}."); break;
                case 150: Expect("You said something"); break;
                case 300: await AskAsync($"fetch {minute}", $"The tool says fetch{minute}."); break;
                case 450: await AskAsync($"watch {minute}", $"The tool says watch{minute}."); break;
                case 149 or 299 or 449 or 599 when _due.Count > 0: Wrong ??= $"minute {minute}: '{_due.Peek()}' did not come"; break;
            }

            await session.SendAudioAsync(Piece.Of(_sent++ & 0xFF, isLoud: tenth is >= 150 and < 150 + Loud));
            await Task.Delay(TimeSpan.FromMilliseconds(Piece.Milliseconds), time);
        }
    }

    internal async Task ReadAsync()
    {
        using LiveReader reader = session.OpenReader();
        string words = "";
        while (await reader.ReadAsync() is { } message)
        {
            switch (message)
            {
                case LiveAudio audio: AudioHeard += audio.Duration; break;
                case LiveTranscript { Kind: LiveMessageKind.OutputTranscript } said: words += said.Text; break;
                case LiveReconnecting: Departures++; break;
                case LiveReconnected move: Moves.Add(move); break;
                case LiveSessionClosed end: End = end; break;
            }

            if (message.EndsTurn && words.Length > 0)
            {
                Take(words);
                words = "";
            }
        }
    }

    private async Task AskAsync(string text, string answer)
    {
        Expect(answer);
        await session.SendTextAsync(text);
    }

    private void Expect(string answer)
    {
        Asked++;
        _due.Enqueue(answer);
    }

    private void Take(string words)
    {
        if (_due.TryDequeue(out string? due) && words.StartsWith(due, StringComparison.Ordinal)) { Answered++; } else { Wrong ??= $"'{words}' came where '{due}' was due"; }
    }
}
