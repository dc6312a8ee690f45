using System.Collections.Generic;

namespace LiveApi.Simulator.Conversation;

/// <summary>Cuts text into the deltas that it is sent in.</summary>
internal static class TextPieces
{
    private const int First = 2;
    private const int Usual = 24;

    /// <summary>A short piece first and longer ones after it, cut anywhere but inside a character.</summary>
    internal static List<string> Cut(string? text)
    {
        List<string> pieces = [];
        int at = 0;
        while (at < (text?.Length ?? 0))
        {
            int end = System.Math.Min(text!.Length, at + (at == 0 ? First : Usual));
            if (end < text.Length && char.IsLowSurrogate(text[end])) { end++; }
            pieces.Add(text[at..end]);
            at = end;
        }

        return pieces;
    }

    /// <summary>Where the word ends that stands at a place.</summary>
    internal static int EndOfWord(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at])) { at++; }
        return at;
    }
}
