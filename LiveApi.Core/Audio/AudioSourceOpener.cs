using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Looks at what a file begins with and picks who reads it.</summary>
internal static class AudioSourceOpener
{
    internal static async Task<AudioSource> OpenAsync(string path, AudioInputOptions options, CancellationToken cancellationToken)
    {
        FileStream file = AudioFaults.OpenRead(path);
        byte[] start = await ReadStartAsync(file, cancellationToken).ConfigureAwait(false);
        string? program = FfmpegSource.FindProgram(options);
        if (start.Length == 0 || AudioSniffer.IsRiff(start))
        {
            return await OpenWavAsync(file, path, options, program, cancellationToken).ConfigureAwait(false);
        }

        await file.DisposeAsync().ConfigureAwait(false);
        string? container = AudioSniffer.ContainerOf(start);
        if (container is null && (program is null || AudioSniffer.IsText(start)))
        {
            throw AudioFaults.NotRiff(path, start);
        }

        return await FfmpegSource.OpenAsync(program ?? throw Missing(path, container!, options), path, container, cancellationToken).ConfigureAwait(false);
    }

    // What our reader does not know, ffmpeg may; when it does not either, our error is the clearer one.
    private static async Task<AudioSource> OpenWavAsync(FileStream file, string path, AudioInputOptions options, string? program, CancellationToken cancellationToken)
    {
        try
        {
            return await WavReader.OpenAsync(file, path, options.AllowTruncated, leaveOpen: false, cancellationToken).ConfigureAwait(false);
        }
        catch (LiveException fault) when (fault.Fault == LiveFault.AudioUnreadable && program is not null)
        {
            try
            {
                return await FfmpegSource.OpenAsync(program, path, "WAV", cancellationToken).ConfigureAwait(false);
            }
            catch (LiveException)
            {
                throw fault;
            }
        }
    }

    private static async Task<byte[]> ReadStartAsync(FileStream file, CancellationToken cancellationToken)
    {
        try
        {
            byte[] start = new byte[AudioSniffer.Length];
            int count = await file.ReadAsync(start.AsMemory(), cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            return start.AsSpan(0, count).ToArray();
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static LiveException Missing(string path, string container, AudioInputOptions options)
        => new(
            LiveFault.ProgramMissing,
            options.FfmpegPath is { } wanted
                ? $"'{path}' is {container}, which takes the ffmpeg program, and there is none at '{wanted}'."
                : $"ffmpeg is not installed, and '{path}' is {container}, which takes it.",
            "Debian: apt-get install ffmpeg. Windows: winget install ffmpeg. macOS: brew install ffmpeg. WAV files need no program.");
}
