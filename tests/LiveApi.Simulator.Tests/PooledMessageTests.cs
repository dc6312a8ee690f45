using System;
using LiveApi.Simulator.Framing;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What is written into the pool's memory is the message.</summary>
public class PooledMessageTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(11_520, true)]
    [InlineData(11_520, false)]
    [InlineData(1_000_000, true)]
    public void A_message_of_any_size_is_written_whole(int bytes, bool indented)
    {
        byte[] pcm = new byte[bytes];
        new Random(bytes).NextBytes(pcm);
        ServerMessage message = new() { ServerContent = new ServerContent { ModelTurn = new Content { Parts = [new Part { InlineData = new Blob { MimeType = "audio/pcm;rate=24000", Data = pcm } }] } } };

        using PooledMessage written = new();
        WireFormat.Write(written, message, indented);

        Assert.Equal(WireFormat.ToUtf8(message, indented), written.Written.ToArray());
        Assert.Equal(pcm, WireFormat.ReadServer(written.Written.Span).ServerContent!.ModelTurn!.Parts![0].InlineData!.Data);
    }
}
