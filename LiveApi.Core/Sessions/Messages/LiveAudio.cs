using System;
using LiveApi.Audio;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <summary>A piece of the model's speech.</summary>
public sealed class LiveAudio(byte[] data, int sampleRate) : LiveMessage
{
    private readonly int _length = data.Length;
    private byte[]? _data = data;
    private SpillFile.Region? _spilled;

    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Audio;

    /// <summary>PCM, signed 16 bit, little endian, mono.</summary>
    public byte[] Data => _data ?? throw new InvalidOperationException("The audio is still on disk: it comes back when the message is read.");

    /// <summary>Samples a second, as the service declared it.</summary>
    public int SampleRate { get; } = sampleRate;

    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(_length / 2 / (double)SampleRate);

    /// <inheritdoc/>
    public override string Summary => $"{Duration.TotalMilliseconds:0} ms at {SampleRate} Hz";

    // What is on disk has a bound of its own.
    internal override int Weight => _data is null ? base.Weight - Overhead : base.Weight + _length;

    internal bool IsSpilled => _spilled is not null;

    /// <summary>Puts the samples on disk until the message is read. False: there is no room.</summary>
    internal bool TrySpill(SpillFile file)
    {
        _spilled = file.Write(Data);
        _data = _spilled is null ? _data : null;
        return _spilled is not null;
    }

    /// <summary>Brings the samples back.</summary>
    internal void Restore(SpillFile file)
    {
        _data = file.Take(_spilled!);
        _spilled = null;
    }

    /// <summary>The samples are not wanted any more.</summary>
    internal void Discard(SpillFile file)
    {
        file.Free(_spilled!);
        _spilled = null;
    }

    /// <inheritdoc/>
    protected override ServerMessage? BuildFrame() => base.BuildFrame() ?? new ServerMessage
    {
        ServerContent = new ServerContent
        {
            ModelTurn = new Content { Parts = [new Part { InlineData = new Blob { MimeType = new PcmFormat(SampleRate).ToMimeType(), Data = Data } }] },
        },
    };
}
