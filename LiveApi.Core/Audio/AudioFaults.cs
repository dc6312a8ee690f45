using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;

namespace LiveApi.Audio;

/// <summary>The errors about audio, in one voice: the file, what was found in it, what to do.</summary>
internal static class AudioFaults
{
    private const string Readable = "Expected is a WAV file (PCM, float, A-law or mu-law), or any other audio file if ffmpeg is installed.";

    internal static FileStream OpenRead(string path)
    {
        if (Directory.Exists(path))
        {
            throw new LiveException(LiveFault.AudioNotFound, $"'{path}' is a folder, not an audio file.", "Name a file; for a whole folder, list its files: Get-ChildItem FOLDER/*.wav.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 4_096, useAsync: true);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new LiveException(LiveFault.AudioNotFound, $"There is no file '{path}'.", "Check the path; a relative one starts at the current folder.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new LiveException(LiveFault.AudioInaccessible, $"'{path}' cannot be opened: {fault.Message}", "Check the rights on the file and whether another program holds it.", fault);
        }
    }

    internal static LiveException Empty(string name, string found)
        => new(LiveFault.AudioEmpty, $"'{name}' has no sound in it: {found}.", "Check how the file was made: the recording may not have begun.");

    internal static LiveException Unreadable(string name, string found, string advice = Readable, Exception? inner = null)
        => new(LiveFault.AudioUnreadable, $"'{name}' {found}.", advice, inner);

    internal static LiveException NotRiff(string name, ReadOnlySpan<byte> start)
        => Unreadable(name, $"is not a WAV file: it starts with {Quote(start)} instead of RIFF");

    internal static LiveException HeaderCut(string name, long length)
        => new(LiveFault.AudioTruncated, string.Format(CultureInfo.InvariantCulture, "'{0}' ends inside its header, after {1:N0} bytes.", name, length), "Copy or download the file again.");

    internal static LiveException DataCut(string name, TimeSpan there, TimeSpan promised)
        => new(
            LiveFault.AudioTruncated,
            string.Format(CultureInfo.InvariantCulture, "'{0}' ends after {1:0.00} s; its header promises {2:0.00} s.", name, there.TotalSeconds, promised.TotalSeconds),
            "Copy or download the file again.");

    // Text as text, anything else as hexadecimal.
    internal static string Quote(ReadOnlySpan<byte> start)
    {
        const int MostShown = 16, LeastText = 4;
        int printable = 0;
        while (printable < start.Length && printable < MostShown && start[printable] is >= 0x20 and <= 0x7E)
        {
            printable++;
        }

        if (printable < LeastText && printable < start.Length)
        {
            return "the bytes " + string.Join(" ", start.Slice(0, Math.Min(8, start.Length)).ToArray().Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
        }

        string text = new(start.Slice(0, printable).ToArray().Select(b => (char)b).ToArray());
        return printable < start.Length ? $"'{text}...'" : $"'{text}'";
    }
}
