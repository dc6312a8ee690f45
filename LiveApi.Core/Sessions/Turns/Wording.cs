using System;
using System.Text;

namespace LiveApi.Sessions;

/// <summary>Puts the pieces of a transcript together, whether each has what is new or all that was said so far.</summary>
/// <remarks>
/// The service documents pieces with what is new; transcripts that repeat themselves have been reported. A piece that begins with the whole piece before
/// it is taken for such a repetition once that has eight characters: less may be chance, as in "no" and "no, no".
/// </remarks>
internal sealed class Wording
{
    private const int NoChance = 8;

    private readonly StringBuilder _text = new();
    private string _last = string.Empty;
    private int _from;

    internal int Length => _text.Length;

    /// <summary>Adds a piece; what of it is new.</summary>
    internal string Add(string piece)
    {
        bool repeats = _last.Length > 0 && piece.Length > _last.Length && piece.StartsWith(_last, StringComparison.Ordinal);
        bool surely = repeats && _last.Length >= NoChance;
        string news = surely ? piece.Substring(_last.Length) : piece;
        _from = repeats ? _from : _text.Length;
        _text.Length = surely ? _from : _text.Length;
        _text.Append(piece);
        _last = piece;
        return news;
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        _text.Clear();
        (_last, _from) = (string.Empty, 0);
    }

    public override string ToString() => _text.ToString();
}
