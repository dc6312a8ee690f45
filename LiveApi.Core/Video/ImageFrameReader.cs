using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Video;

/// <summary>Reads stills out of a stream: one image, or many in a row, as a camera or ffmpeg's image2pipe gives them. The kind is told by the bytes, not by a name.</summary>
public sealed class ImageFrameReader(Stream stream, string name)
{
    private const int JpegEnd = 0xD9, JpegScan = 0xDA;
    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    /// <summary>The next image; null at the end of the stream.</summary>
    /// <exception cref="LiveException">ImageUnreadable: it is neither JPEG nor PNG, or ends inside an image. ImageTooLarge: it is larger than <see cref="ImageFrame.MostBytes"/>.</exception>
    public async ValueTask<ImageFrame?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!await FillAsync(1, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        bool isJpeg = await StartsWithAsync([0xFF, 0xD8, 0xFF], cancellationToken).ConfigureAwait(false);
        bool isPng = !isJpeg && await StartsWithAsync(PngStart, cancellationToken).ConfigureAwait(false);
        if (!isJpeg && !isPng)
        {
            string start = string.Join(" ", _buffer.Take(Math.Min(_length, 8)).Select(static one => one.ToString("X2")));
            throw new LiveException(LiveFault.ImageUnreadable, $"'{name}' is neither JPEG nor PNG: it starts with {start}.", "The service takes stills as JPEG or PNG. To make some of a film: ffmpeg -i film.mp4 -vf fps=1 frame%03d.jpg.");
        }

        int end = isJpeg ? await EndOfJpegAsync(cancellationToken).ConfigureAwait(false) : await EndOfPngAsync(cancellationToken).ConfigureAwait(false);
        byte[] image = _buffer.AsSpan(0, end).ToArray();
        _buffer.AsSpan(end, _length - end).CopyTo(_buffer);
        _length -= end;
        return new ImageFrame(image, isJpeg ? "image/jpeg" : "image/png");
    }

    // Segments have a length, until a scan begins; a scan ends with the next marker that is not part of its data.
    private async ValueTask<int> EndOfJpegAsync(CancellationToken cancellationToken)
    {
        int at = 2;
        while (true)
        {
            await NeedAsync(at + 4, cancellationToken).ConfigureAwait(false);
            if (_buffer[at] != 0xFF)
            {
                throw Torn("a marker is missing inside of it");
            }

            int marker = _buffer[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            at += 2 + ((_buffer[at + 2] << 8) | _buffer[at + 3]);
            if (marker != JpegScan)
            {
                continue;
            }

            at = await EndOfScanAsync(at, cancellationToken).ConfigureAwait(false);
            if (_buffer[at + 1] == JpegEnd)
            {
                return at + 2;
            }
        }
    }

    private async ValueTask<int> EndOfScanAsync(int at, CancellationToken cancellationToken)
    {
        while (true)
        {
            await NeedAsync(at + 2, cancellationToken).ConfigureAwait(false);
            int found = Array.IndexOf(_buffer, (byte)0xFF, at, _length - 1 - at);
            if (found >= 0 && _buffer[found + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return found;
            }

            at = found < 0 ? _length - 1 : _buffer[found + 1] == 0xFF ? found + 1 : found + 2;
        }
    }

    private async ValueTask<int> EndOfPngAsync(CancellationToken cancellationToken)
    {
        int at = PngStart.Length;
        while (true)
        {
            await NeedAsync(at + 8, cancellationToken).ConfigureAwait(false);
            long length = ((long)_buffer[at] << 24) | ((long)_buffer[at + 1] << 16) | ((long)_buffer[at + 2] << 8) | _buffer[at + 3];
            bool isLast = _buffer.AsSpan(at + 4, 4).SequenceEqual("IEND"u8);
            if (at + 12 + length > ImageFrame.MostBytes)
            {
                throw TooLarge();
            }

            at += 12 + (int)length;
            if (isLast)
            {
                await NeedAsync(at, cancellationToken).ConfigureAwait(false);
                return at;
            }
        }
    }

    private async ValueTask<bool> StartsWithAsync(byte[] start, CancellationToken cancellationToken)
        => await FillAsync(start.Length, cancellationToken).ConfigureAwait(false) && _buffer.AsSpan(0, start.Length).SequenceEqual(start);

    private async ValueTask NeedAsync(int count, CancellationToken cancellationToken)
    {
        if (!await FillAsync(count, cancellationToken).ConfigureAwait(false))
        {
            throw Torn($"it ends after {_length:N0} bytes");
        }
    }

    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        if (count > ImageFrame.MostBytes)
        {
            throw TooLarge();
        }

        while (_length < count)
        {
            if (_length == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            int read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            _length += read;
        }

        return true;
    }

    private LiveException Torn(string how)
        => new(LiveFault.ImageUnreadable, $"'{name}' holds an image that is not whole: {how}.", "Copy or record it again.");

    private LiveException TooLarge()
        => new(LiveFault.ImageTooLarge, $"'{name}' holds an image of more than {ImageFrame.MostBytes / 1024 / 1024} MB.", "Make it smaller: the service looks at it in 768 by 768 pixels.");
}
