using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class WavWriterTests : IDisposable
{
    private static readonly byte[] Header16k =
    [
        (byte)'R', (byte)'I', (byte)'F', (byte)'F', 40, 0, 0, 0, (byte)'W', (byte)'A', (byte)'V', (byte)'E',
        (byte)'f', (byte)'m', (byte)'t', (byte)' ', 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0,
        (byte)'d', (byte)'a', (byte)'t', (byte)'a', 4, 0, 0, 0,
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_bytes_are_those_of_a_WAV_file()
    {
        string path = _folder.File("a.wav");
        await WavWriter.WriteFileAsync(path, PcmFormat.Input, new byte[] { 1, 2, 3, 4 }, Stop);
        Assert.Equal([.. Header16k, 1, 2, 3, 4], File.ReadAllBytes(path));
        Assert.Equal([path], _folder.Files);
    }

    [Fact]
    public async Task The_name_appears_only_when_the_recording_is_complete()
    {
        string path = _folder.File("a.wav");
        await using WavWriter writer = await WavWriter.CreateAsync(path, PcmFormat.Output, Stop);
        await writer.WriteAsync(new byte[48_000], Stop);
        Assert.False(File.Exists(path));
        Assert.Equal(TimeSpan.FromSeconds(1), writer.Duration);
        await writer.CompleteAsync(Stop);
        Assert.True(File.Exists(path));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.WriteAsync(new byte[2], Stop));
    }

    [Fact]
    public async Task Given_up_it_leaves_nothing_and_keeps_what_was_there()
    {
        string path = _folder.Write("a.wav", [1, 2, 3]);
        await using (WavWriter writer = await WavWriter.CreateAsync(path, PcmFormat.Output, Stop))
        {
            await writer.WriteAsync(new byte[48_000], Stop);
        }

        Assert.Equal([path], _folder.Files);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing()
    {
        await using (WavWriter writer = await WavWriter.CreateAsync(_folder.File("a.wav"), PcmFormat.Output, Stop))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.WriteAsync(new byte[48_000], new CancellationToken(canceled: true)));
        }

        Assert.Empty(_folder.Files);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WavWriter.CreateAsync(_folder.File("b.wav"), PcmFormat.Output, new CancellationToken(canceled: true)));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_file_of_that_name_is_replaced()
    {
        string path = _folder.Write("a.wav", new byte[100_000]);
        await WavWriter.WriteFileAsync(path, PcmFormat.Input, new byte[] { 1, 2, 3, 4 }, Stop);
        Assert.Equal(48, new FileInfo(path).Length);
        Assert.Equal([path], _folder.Files);
    }

    [Fact]
    public async Task An_odd_number_of_bytes_is_padded_as_RIFF_asks()
    {
        string path = _folder.File("a.wav");
        await WavWriter.WriteFileAsync(path, PcmFormat.Input, new byte[] { 1, 2, 3 }, Stop);
        byte[] file = File.ReadAllBytes(path);
        Assert.Equal((48, 40, 3), (file.Length, file[4], file[40]));
    }

    [Fact]
    public async Task Two_writers_of_one_name_do_not_meet()
    {
        string path = _folder.File("a.wav");
        await using WavWriter one = await WavWriter.CreateAsync(path, PcmFormat.Input, Stop), other = await WavWriter.CreateAsync(path, PcmFormat.Input, Stop);
        await one.WriteAsync(new byte[2], Stop);
        await other.WriteAsync(new byte[4], Stop);
        await one.CompleteAsync(Stop);
        await other.CompleteAsync(Stop);
        Assert.Equal(48, new FileInfo(path).Length);
        Assert.Equal([path], _folder.Files);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_says_so()
    {
        string file = _folder.Write("file", [1]);
        foreach (string path in new[] { _folder.Path, _folder.File("no/such/folder/a.wav"), Path.Combine(file, "a.wav"), "", "bad\0name.wav" })
        {
            LiveException fault = await Assert.ThrowsAsync<LiveException>(() => WavWriter.CreateAsync(path, PcmFormat.Input, Stop));
            Assert.Equal(LiveFault.AudioNotWritable, fault.Fault);
        }

        Assert.Equal([file], _folder.Files);
    }

    [Fact]
    public async Task A_stream_that_can_seek_gets_its_length_where_the_recording_began()
    {
        MemoryStream stream = new();
        stream.Write([9, 9, 9]);
        await using (WavWriter writer = await WavWriter.CreateAsync(stream, PcmFormat.Input, leaveOpen: true, Stop))
        {
            await writer.WriteAsync(new byte[] { 1, 2, 3, 4 }, Stop);
            await writer.CompleteAsync(Stop);
        }

        Assert.Equal([9, 9, 9, .. Header16k, 1, 2, 3, 4], stream.ToArray());
    }

    [Fact]
    public async Task What_goes_through_a_pipe_can_be_read_from_it()
    {
        using MemoryStream heard = new();
        await using (WavWriter writer = await WavWriter.CreateAsync(new PipeEnd(heard), new PcmFormat(44_100, 2), cancellationToken: Stop))
        {
            await writer.WriteAsync(new byte[] { 0, 0x40, 0, 0xC0 }, Stop);
            await writer.CompleteAsync(Stop);
        }

        float[] expected = [0.5f, -0.5f];
        Assert.Equal(expected, await WavReading.SamplesAsync(heard.ToArray()));
    }

    private sealed class PipeEnd(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override int Read(byte[] buffer, int offset, int count) => throw new UnreachableException();

        public override long Seek(long offset, SeekOrigin origin) => throw new UnreachableException();

        public override void SetLength(long value) => throw new UnreachableException();
    }
}
