using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>The folder that converted files go to: one WAV and one transcript for each input, under its name.</summary>
internal sealed class ConversionFolder(string folder, bool force)
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
    internal (OutputFile Wav, OutputFile Transcript) Reserve(string input)
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

        OutputFile wav = new(Path.Combine(folder, name + ".wav"));
        OutputFile transcript = new(Path.Combine(folder, name + ".txt"));
        if (string.Equals(wav.FullName, Path.GetFullPath(input), StringComparison.OrdinalIgnoreCase))
        {
            throw new LiveException(LiveFault.OutputExists, $"The answer to '{input}' would replace it.", "Name another folder with -OutputDirectory.");
        }

        wav.RefuseToReplace(force);
        transcript.RefuseToReplace(force);
        return (wav, transcript);
    }

    /// <summary>Writes what there is of an answer; null for what there is not.</summary>
    internal static async Task<(string? Wav, string? Transcript)> WriteAsync(LiveTurn turn, OutputFile wav, OutputFile transcript, CancellationToken cancellationToken)
    {
        bool heard = turn.Audio.Length > 0;
        bool said = turn.Transcript.Length > 0;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(wav.FullName)!);
            if (heard)
            {
                await WavWriter.WriteFileAsync(wav.FullName, new PcmFormat(turn.SampleRate), turn.Audio, cancellationToken).ConfigureAwait(false);
            }

            if (said)
            {
                using StreamWriter text = new(transcript.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                await text.WriteLineAsync(turn.Transcript).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LiveException(LiveFault.AudioNotWritable, $"The answer cannot be written to '{Path.GetDirectoryName(wav.FullName)}': {fault.Message}", "Check the folder and its rights.", fault);
        }

        return (heard ? wav.FullName : null, said ? transcript.FullName : null);
    }
}
