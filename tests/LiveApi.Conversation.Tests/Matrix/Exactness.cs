using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>What arrives exactly once, in both directions, and in order: what the reader saw against the wire, the wire against the journal.</summary>
internal static class Exactness
{
    private const int BytesASecond = 48_000;

    internal static string? Complaint(Place place, Cell cell)
        => OfSound(cell) ?? OfWords(cell) ?? OfHandles(place.Expected, cell) ?? OfQuestions(place.Expected, cell) ?? OfResults(place.Expected, cell) ?? OfSpeech(place, cell);

    private static string? OfWords(Cell cell)
    {
        IEnumerable<string> sent = cell.Wire.Select(static message => message.In?.ServerContent?.OutputTranscription?.Text).OfType<string>();
        IEnumerable<string> read = cell.Messages.Where(static message => message.Kind == LiveMessageKind.OutputTranscript).Cast<LiveTextPiece>().Select(static piece => piece.Text);
        return !sent.SequenceEqual(read) ? "words are missing, doubled or out of order"
            : !cell.Wire.SelectMany(static message => message.Calls).SequenceEqual(cell.Messages.OfType<LiveToolCall>().Select(static call => call.Id)) ? "calls are missing or doubled"
            : cell.Wire.Count(static message => message.CompletesTurn) != cell.Messages.Count(static message => message is LiveTurnComplete) ? "ends of turns are missing or doubled"
            : cell.Wire.Count(static message => message.Interrupts) != cell.Messages.Count(static message => message is LiveInterrupted) ? "an interruption is missing or doubled"
            : null;
    }

    // All of it is read or counted as stale, and nothing is read that an interruption had made stale.
    private static string? OfSound(Cell cell)
    {
        double sent = cell.Wire.Sum(static message => message.SoundBytes) / (double)BytesASecond;
        double read = cell.Messages.OfType<LiveAudio>().Sum(static audio => audio.Duration.TotalSeconds);
        double stale = cell.Messages.OfType<LiveInterrupted>().Sum(static cut => cut.DroppedAudio.TotalSeconds);
        bool isLate = cell.Wire.Where(static message => message.Interrupts).Any(cut => cell.Messages.Where((message, place)
            => message is LiveAudio && cell.ReadAt[place] > cut.At && cell.When(message) <= cut.At).Any());
        return isLate ? "stale sound was read" : Math.Abs(sent - read - stale) > 0.001 ? $"{sent:0.00} s of sound came, {read:0.00} s were read, {stale:0.00} s were stale" : null;
    }

    private static string? OfHandles(Expected expected, Cell cell)
    {
        string? newest = null;
        bool isAnew = false;
        foreach (WireMessage message in cell.Wire)
        {
            newest = message.NewHandle ?? newest;
            if (message is { Out.Setup: { } setup, Connection: > 1 } && setup.SessionResumption?.Handle != newest)
            {
                if (!expected.Anew || isAnew || setup.SessionResumption?.Handle is not null)
                {
                    return "a setup without the newest handle";
                }

                isAnew = true;
            }
        }

        return null;
    }

    private static string? OfQuestions(Expected expected, Cell cell)
    {
        string[] asked = [.. cell.Wire.Select(static message => message.Text).OfType<string>()];
        int again = 0;
        foreach (Round round in cell.Rounds.Where(static round => round.Question is not null))
        {
            int times = asked.Count(text => text == round.Question);
            again += Math.Max(0, times - round.Tries);
            if (round.IsAnswered && times == 0)
            {
                return $"'{round.Question}' was answered and never asked";
            }
        }

        return again > (expected.Turn == "again" ? 1 : 0) ? "a question was asked more often than the user did"
            : !cell.Journal.Texts.SequenceEqual(asked.Take(cell.Journal.Texts.Count)) || asked.Length - cell.Journal.Texts.Count > 1 ? "the service has other texts than were sent"
            : null;
    }

    private static string? OfResults(Expected expected, Cell cell)
    {
        string[] calls = [.. cell.Wire.SelectMany(static message => message.Calls)];
        IReadOnlyList<string> taken = cell.Journal.Answers;
        return taken.Distinct().Count() != taken.Count ? "a result was taken twice"
            : taken.Except(calls).Any() ? "a result of no call"
            : cell.Journal.IdleAnswers.GroupBy(static id => id).Any(static group => group.Count() > 1) ? "a result was sent again and again"
            : expected.Turn is "kept" && calls.Except(taken).Any() ? "a call has no answer"
            : null;
    }

    private static string? OfSpeech(Place place, Cell cell)
    {
        IReadOnlyList<int> heard = cell.Journal.Speech;
        return !heard.Zip(heard.Skip(1), static (one, next) => next > one).All(static isLater => isLater) ? "speech came twice or out of order"
            : !place.Fault.FallsSilent && place.Expected.Turn != "ends" && heard.Count != cell.PiecesSpoken ? $"{heard.Count} of {cell.PiecesSpoken} pieces of speech came"
            : null;
    }
}
