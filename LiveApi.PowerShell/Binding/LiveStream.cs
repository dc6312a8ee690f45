using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Binding;

/// <summary>
/// A stream that is read forward as it fills: a pipe, a recording that goes on. A read is given up when its token is
/// cancelled, even where the stream itself cannot: standard input waits for its next byte, whatever one tells it.
/// </summary>
internal sealed partial class LiveStream(Stream inner) : Stream
{
    private byte[] _peeked = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether it begins as WAV does. Nothing of it is lost by that.</summary>
    internal async Task<bool> IsWavAsync(CancellationToken cancellationToken)
    {
        while (_peeked.Length < 4 && await ReadInnerAsync(4 - _peeked.Length, cancellationToken).ConfigureAwait(false) is { Length: > 0 } more)
        {
            _peeked = [.. _peeked, .. more];
        }

        return _peeked.AsSpan().SequenceEqual("RIFF"u8) || _peeked.AsSpan().SequenceEqual("RF64"u8);
    }

    /// <summary>What is there next, as soon as anything is; nothing at the end.</summary>
    internal async Task<byte[]> NextAsync(int most, CancellationToken cancellationToken)
    {
        if (_peeked.Length == 0)
        {
            return await ReadInnerAsync(most, cancellationToken).ConfigureAwait(false);
        }

        byte[] first = _peeked.AsSpan(0, Math.Min(most, _peeked.Length)).ToArray();
        _peeked = _peeked.AsSpan(first.Length).ToArray();
        return first;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        byte[] next = await NextAsync(count, cancellationToken).ConfigureAwait(false);
        next.CopyTo(buffer, offset);
        return next.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Into memory that is nobody else's: a read that was given up may still come to its end.
    private async Task<byte[]> ReadInnerAsync(int most, CancellationToken cancellationToken)
    {
        byte[] piece = new byte[most];
        Task<int> read = Task.Run(() => inner.ReadAsync(piece, 0, most, cancellationToken), cancellationToken);
        TaskCompletionSource<int> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
        {
            Task<int> first = await Task.WhenAny(read, cancelled.Task).ConfigureAwait(false);
            if (first != read)
            {
                _ = read.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return piece.AsSpan(0, await first.ConfigureAwait(false)).ToArray();
        }
    }
}
