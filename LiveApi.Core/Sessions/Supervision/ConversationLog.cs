using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>What was said so far, as text, for a fresh session to be told. Bounded: the oldest goes first.</summary>
internal sealed class ConversationLog(int maxCharacters = 24_000)
{
    private readonly object _gate = new();
    private readonly LinkedList<Entry> _entries = new();
    private int _characters;

    /// <summary>Whether the last word, before the last texts of the user that are still to be sent, was the user's, in writing: a question that a fresh session can be asked again.</summary>
    internal bool EndsWithQuestion(int unsentTexts)
    {
        lock (_gate)
        {
            return Before(unsentTexts).LastOrDefault() is { IsTyped: true } last && last.Role == Role.User;
        }
    }

    /// <summary>Whether the last word, before the last texts of the user that are still to be sent, was the user's, spoken or written.</summary>
    internal bool EndsWithUser(int unsentTexts)
    {
        lock (_gate)
        {
            return Before(unsentTexts).LastOrDefault()?.Role == Role.User;
        }
    }

    /// <summary>What was said, as turns of the wire, without the last texts of the user that are still to be sent.</summary>
    internal IReadOnlyList<Content> TurnsBefore(int unsentTexts)
    {
        lock (_gate)
        {
            return [.. Before(unsentTexts).Select(static entry => new Content { Role = entry.Role, Parts = [new Part { Text = entry.Text.ToString() }] })];
        }
    }

    /// <summary>Adds to what one side says: pieces of one side become one turn, what is typed is a turn of its own.</summary>
    internal void Add(string role, string text, bool typed = false)
    {
        if (text.Length == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (!typed && _entries.Last?.Value is { IsTyped: false } last && last.Role == role)
            {
                _characters += last.Add(text);
            }
            else
            {
                Entry entry = new(role, typed);
                _characters += entry.Add(text);
                _entries.AddLast(entry);
            }

            while (_characters > maxCharacters && _entries.First is { } oldest)
            {
                _characters -= oldest.Value.Text.Length;
                _entries.RemoveFirst();
            }
        }
    }

    /// <summary>Adds the words of turns that the user handed over.</summary>
    internal void Add(IReadOnlyList<Content>? turns)
    {
        foreach (Content turn in turns ?? [])
        {
            Add(turn.Role ?? Role.User, WordsOf(turn), typed: true);
        }
    }

    /// <summary>How many turns of the user, in writing, a message adds.</summary>
    internal static int TextsOf(ClientMessage message) => message.RealtimeInput?.Text is { Length: > 0 }
        ? 1
        : (message.ClientContent?.Turns ?? []).Count(static turn => (turn.Role ?? Role.User) == Role.User && WordsOf(turn).Length > 0);

    private static string WordsOf(Content turn) => string.Concat((turn.Parts ?? []).Select(static part => part.Text));

    private IEnumerable<Entry> Before(int unsentTexts)
    {
        HashSet<Entry> unsent = [.. _entries.Where(static entry => entry.IsTyped && entry.Role == Role.User).Reverse().Take(unsentTexts)];
        return _entries.Where(entry => !unsent.Contains(entry));
    }

    private sealed class Entry(string role, bool isTyped)
    {
        internal string Role { get; } = role;

        internal Wording Text { get; } = new();

        internal bool IsTyped { get; } = isTyped;

        /// <summary>By how many characters it grows.</summary>
        internal int Add(string piece)
        {
            int before = Text.Length;
            Text.Add(piece);
            return Text.Length - before;
        }
    }
}
