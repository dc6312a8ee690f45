using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>
/// The two-direction logs of Google's SDK tests: a mark, the length in bytes with the newline that follows, a space, the message, the newline.
/// They have no times, no closes and no kinds of frames.
/// </summary>
internal static class SdkTestLog
{
    private const int LongestNumber = 9;

    internal static readonly RecordingHeader Header = new(Version: 0, Made: null, Program: "google/test-server", RecordedMedia.Kept, HasTimes: false);

    /// <summary>The next message; null at the end.</summary>
    internal static async Task<RecordedMessage?> ReadAsync(ByteFeed feed, CancellationToken stop)
    {
        if (await SkipSpaceAsync(feed, stop).ConfigureAwait(false) is not { } mark) { return null; }
        if (mark is not ((byte)'<' or (byte)'>')) { throw new FormatException("A message begins with > or <, and this does not."); }
        int length = await ReadNumberAsync(feed, stop).ConfigureAwait(false);
        byte[] message = await feed.ReadExactlyAsync(length, stop).ConfigureAwait(false) ?? throw new FormatException($"The file ends inside a message of {length} bytes.");
        bool isClient = mark is (byte)'>';
        int end = message is [.., (byte)'\n'] ? message.Length - 1 : message.Length;
        return new RecordedMessage(TimeSpan.Zero, 1, isClient ? RecordedSide.Client : RecordedSide.Server, IsText: isClient, message.AsMemory(0, end));
    }

    private static async Task<byte?> SkipSpaceAsync(ByteFeed feed, CancellationToken stop)
    {
        while (await feed.ReadByteAsync(stop).ConfigureAwait(false) is { } found)
        {
            if (found is not ((byte)'\r' or (byte)'\n')) { return found; }
        }

        return null;
    }

    private static async Task<int> ReadNumberAsync(ByteFeed feed, CancellationToken stop)
    {
        int number = 0, digits = 0;
        while (await feed.ReadByteAsync(stop).ConfigureAwait(false) is { } found)
        {
            if (found is (byte)' ' && digits > 0) { return number <= RecordingReader.LongestLine ? number : throw new FormatException($"A message of {number} bytes is longer than {RecordingReader.LongestLine}."); }
            if (found is not (>= (byte)'0' and <= (byte)'9') || ++digits > LongestNumber) { break; }
            number = (number * 10) + (found - '0');
        }

        throw new FormatException("After > or < stands the length of the message, and a space.");
    }
}
