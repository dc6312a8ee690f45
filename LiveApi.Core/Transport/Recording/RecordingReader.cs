using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>
/// Reads recordings event by event: those of <see cref="RecordingWriter"/>, and the logs of Google's SDK tests
/// (<c>&gt;LENGTH JSON</c> for the client's messages, <c>&lt;LENGTH JSON</c> for the service's).
/// </summary>
public sealed class RecordingReader : IDisposable
{
    /// <summary>Bytes that one event may take at most: 64 MB.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    private readonly ByteFeed _feed;
    private readonly string _name;

    private RecordingReader(ByteFeed feed, string name, RecordingHeader header) => (_feed, _name, Header) = (feed, name, header);

    /// <summary>What the recording says of itself.</summary>
    public RecordingHeader Header { get; }

    /// <summary>Begins to read; the stream is the reader's from now on. The name stands in messages.</summary>
    /// <exception cref="LiveException">RecordingUnreadable: it is no recording, or one of a newer version.</exception>
    public static async Task<RecordingReader> OpenAsync(Stream input, string name, CancellationToken cancellationToken = default)
    {
        ByteFeed feed = new(input);
        try
        {
            int first = await feed.PeekAsync(cancellationToken).ConfigureAwait(false);
            if (first is '<' or '>') { return new RecordingReader(feed, name, SdkTestLog.Header); }
            byte[]? line = first is '{' ? await feed.ReadLineAsync(LongestLine, cancellationToken).ConfigureAwait(false) : null;
            return new RecordingReader(feed, name, RecordingLine.ReadHeader(line ?? throw new FormatException("It does not begin as one.")));
        }
        catch (Exception wrong) when (IsFault(wrong))
        {
            feed.Dispose();
            throw Unreadable(name, 1, wrong);
        }
        catch
        {
            feed.Dispose();
            throw;
        }
    }

    /// <summary>The events that are left, in order. Lines that this version does not know are skipped.</summary>
    /// <exception cref="LiveException">RecordingUnreadable, with the number of the line (of the message, in a log of Google's SDK tests).</exception>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int line = Header.Version == 0 ? 1 : 2; ; line++)
        {
            RecordedEvent? happened;
            try
            {
                if (Header.Version == 0) { happened = await SdkTestLog.ReadAsync(_feed, cancellationToken).ConfigureAwait(false); }
                else
                {
                    if (await _feed.ReadLineAsync(LongestLine, cancellationToken).ConfigureAwait(false) is not { } bytes) { yield break; }
                    happened = RecordingLine.Read(bytes);
                    if (happened is null) { continue; }
                }
            }
            catch (Exception wrong) when (IsFault(wrong)) { throw Unreadable(_name, line, wrong); }

            if (happened is null) { yield break; }
            yield return happened;
        }
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => _feed.Dispose();

    private static bool IsFault(Exception wrong) => wrong is FormatException or JsonException or InvalidOperationException or KeyNotFoundException;

    private static LiveException Unreadable(string name, int line, Exception wrong) => new(
        LiveFault.RecordingUnreadable,
        $"'{name}' cannot be read as a recording, at line {line}: {(wrong is FormatException ? wrong.Message : "it is not of its form.")}",
        "Expected is a file of 'LiveApi.Simulator record' or Save-LiveRecording, or a two-direction log of Google's SDK tests. docs/recordings.md says how a line looks.",
        wrong);
}
