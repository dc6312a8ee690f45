using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>The folder that converted files go to: one WAV and one transcript for each input, under its name, and captions where they are asked for.</summary>
internal sealed class ConversionFolder(string folder, string? captionFormat, bool force)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says before anything is sent that there is no folder to be had.</summary>
    /// <exception cref="LiveException">AudioNotWritable.</exception>
    internal static void RefuseFile(string folder)
    {
        if (File.Exists(folder))
        {
            throw new LiveException(LiveFault.AudioNotWritable, $"'{folder}' is a file: answers cannot be written into it.", "Name a folder with -OutputDirectory; it is made if it is not there.");
        }
    }

    /// <summary>The names for an input; a second input of the same name keeps its extension in it, further ones get a number.</summary>
    /// <exception cref="LiveException">OutputExists.</exception>
    internal ConversionFiles Reserve(string input)
    {
        string name = Path.GetFileNameWithoutExtension(input);
        if (!_taken.Add(name))
        {
            string whole = name = Path.GetFileName(input);
            for (int number = 2; !_taken.Add(name); number++)
            {
                name = $"{whole}.{number}";
            }
        }

        string ending = captionFormat?.ToLowerInvariant() ?? string.Empty;
        ConversionFiles files = new(Named(".wav"), Named(".txt"), captionFormat is null ? null : Named($".{ending}"), captionFormat is null ? null : Named($".input.{ending}"));
        if (string.Equals(files.Wav.FullName, Path.GetFullPath(input), StringComparison.OrdinalIgnoreCase))
        {
            throw new LiveException(LiveFault.OutputExists, $"The answer to '{input}' would replace it.", "Name another folder with -OutputDirectory.");
        }

        return files;

        OutputFile Named(string extension) => new(Path.Combine(folder, name + extension));
    }

    /// <exception cref="LiveException">OutputExists.</exception>
    internal void RefuseToReplace(ConversionFiles files)
    {
        if (!force && files.All.FirstOrDefault(static file => file.Exists) is { } there)
        {
            throw new LiveException(LiveFault.OutputExists, $"'{there.FullName}' is there already.", "Give -SkipExisting to go on with the files that have no answer yet, -Force to replace it, or another folder.");
        }
    }

    /// <summary>Writes what there is of an answer, and says which files that made.</summary>
    /// <exception cref="LiveException">AudioNotWritable.</exception>
    internal static async Task<IReadOnlyCollection<OutputFile>> WriteAsync(LiveTurn turn, ConversionFiles files, CancellationToken cancellationToken)
    {
        string place = Path.GetDirectoryName(files.Wav.FullName)!;
        HashSet<OutputFile> written = [];
        try
        {
            Directory.CreateDirectory(place);
            if (turn.Audio.Length > 0)
            {
                await WavWriter.WriteFileAsync(files.Wav.FullName, new PcmFormat(turn.SampleRate), turn.Audio, cancellationToken).ConfigureAwait(false);
                written.Add(files.Wav);
            }

            if (turn.Transcript.Length > 0)
            {
                await files.Transcript.WriteTextAsync(turn.Transcript + Environment.NewLine).ConfigureAwait(false);
                written.Add(files.Transcript);
            }

            foreach ((OutputFile? file, IReadOnlyList<LiveCaption> words) in new[] { (files.Captions, turn.Captions), (files.InputCaptions, turn.InputCaptions) })
            {
                if (file is not null && words.Count > 0)
                {
                    await file.WriteTextAsync(CaptionFile.Text(file.FullName, CaptionCues.Of(words))).ConfigureAwait(false);
                    written.Add(file);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LiveException(LiveFault.AudioNotWritable, $"The answer cannot be written to '{place}': {fault.Message}", "Check the folder and its rights.", fault);
        }

        return written;
    }
}

/// <summary>The files that one input becomes.</summary>
internal sealed record ConversionFiles(OutputFile Wav, OutputFile Transcript, OutputFile? Captions, OutputFile? InputCaptions)
{
    internal IEnumerable<OutputFile> All => new[] { Wav, Transcript, Captions, InputCaptions }.OfType<OutputFile>();
}
