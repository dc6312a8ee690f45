using System;
using System.Buffers;

namespace LiveApi.Sessions;

/// <summary>What the session tells a connection by itself, so that it knows how things stand.</summary>
internal enum Luggage
{
    None,

    /// <summary>What was said before, or a question that is asked again.</summary>
    Words,

    /// <summary>That the user is speaking.</summary>
    Mark,
}

/// <summary>One message on its way out. The slot and its bytes are used again for the next message.</summary>
internal sealed class OutboxSlot : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Bytes of PCM in the message; zero if it is not audio, which is never dropped.</summary>
    internal int AudioBytes { get; set; }

    internal int SampleRate { get; set; }

    /// <summary>Whether it overtakes what waits: a tool's result.</summary>
    internal bool IsUrgent { get; set; }

    /// <summary>How many turns of the user in writing it has.</summary>
    internal int UserTexts { get; set; }

    /// <summary>What the session tells a new connection with it, by itself.</summary>
    internal Luggage Luggage { get; set; }

    /// <summary>Whether the model has to answer it.</summary>
    internal bool IsQuestion { get; set; }

    /// <summary>Whether it says that the user's speech is over for now.</summary>
    internal bool EndsSpeech { get; set; }

    /// <summary>Whether it takes one of the places that senders wait for.</summary>
    internal bool HoldsRoom { get; set; }

    internal ReadOnlyMemory<byte> Message => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        int needed = _length + Math.Max(sizeHint, 256);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Empties the slot; one that has carried a very large message does not keep its memory.</summary>
    internal void Clear()
    {
        _length = 0;
        AudioBytes = 0;
        IsUrgent = false;
        UserTexts = 0;
        Luggage = Luggage.None;
        IsQuestion = false;
        EndsSpeech = false;
        HoldsRoom = false;
        if (_bytes.Length > 256 * 1024)
        {
            _bytes = new byte[1024];
        }
    }
}
