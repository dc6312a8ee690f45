using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Results;

/// <summary>A file that is to be written.</summary>
internal sealed record OutputFile(string FullName)
{
    private static readonly HashSet<string> RawFormats = new(StringComparer.OrdinalIgnoreCase) { ".pcm", ".raw", ".s16le" };

    private static readonly HashSet<string> OtherFormats = new(RawFormats, StringComparer.OrdinalIgnoreCase)
    {
        ".aac", ".aif", ".aiff", ".amr", ".au", ".flac", ".m4a", ".mka", ".mp3", ".mp4", ".oga", ".ogg", ".opus", ".webm", ".wma",
    };

    /// <summary>The file that a path of PowerShell means; to be asked on the pipeline thread.</summary>
    internal static OutputFile At(SessionState state, string path) => new(PathOf(state, path));

    /// <summary>The file or folder that a path means.</summary>
    /// <exception cref="LiveException">AudioNotWritable: it is in the registry, the environment, or wherever else PowerShell has locations.</exception>
    internal static string PathOf(SessionState state, string path)
    {
        string full = state.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? full
            : throw new LiveException(LiveFault.AudioNotWritable, $"'{path}' is not in the file system but in {provider.Name}.", "Give a path with its drive, or Set-Location to a folder first.");
    }

    internal bool Exists => File.Exists(FullName);

    /// <exception cref="LiveException">OutputExists.</exception>
    internal void RefuseToReplace(bool force)
    {
        if (!force && Exists)
        {
            throw new LiveException(LiveFault.OutputExists, $"'{FullName}' is there already.", "Give another name, or -Force to replace it.");
        }
    }

    /// <summary>What is written is WAV: under the name of another format no player would know what to make of it.</summary>
    /// <exception cref="LiveException">AudioNotWritable.</exception>
    internal void RefuseOtherThanWav()
    {
        string ending = Path.GetExtension(FullName);
        if (OtherFormats.Contains(ending))
        {
            throw new LiveException(
                LiveFault.AudioNotWritable,
                $"'{Path.GetFileName(FullName)}' would hold WAV, and not what {ending} says.",
                RawFormats.Contains(ending)
                    ? "Name it .wav; samples without a header are in the Audio of a turn: [IO.File]::WriteAllBytes($path, $turn.Audio)."
                    : $"Name it .wav, and convert it: ffmpeg -i answer.wav answer{ending}.");
        }
    }

    /// <summary>Writes a text as UTF-8 without a mark.</summary>
    /// <exception cref="LiveException">AudioNotWritable.</exception>
    internal async Task WriteTextAsync(string text)
    {
        try
        {
            using StreamWriter writer = new(FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            await writer.WriteAsync(text).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LiveException(LiveFault.AudioNotWritable, $"'{FullName}' cannot be written: {fault.Message}", "Name a file in a folder that exists and that you may write to.", fault);
        }
    }
}
