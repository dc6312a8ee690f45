using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>The front door for audio: what is behind a path is known by its content, not by its extension.</summary>
public static class AudioFile
{
    /// <summary>Opens a file: WAV by itself, every other container through the ffmpeg program.</summary>
    /// <exception cref="LiveException">AudioNotFound, AudioInaccessible, AudioUnreadable, AudioTruncated, AudioEmpty or ProgramMissing.</exception>
    public static async Task<AudioInput> OpenAsync(string path, AudioInputOptions? options = null, CancellationToken cancellationToken = default)
        => await WrapAsync(await AudioSourceOpener.OpenAsync(path, options ?? new AudioInputOptions(), cancellationToken).ConfigureAwait(false), options).ConfigureAwait(false);

    /// <summary>Opens WAV that comes from a stream, which need not seek.</summary>
    public static async Task<AudioInput> OpenWavAsync(Stream wav, string name, AudioInputOptions? options = null, CancellationToken cancellationToken = default)
        => await WrapAsync(await WavReader.OpenAsync(wav, name, options?.AllowTruncated ?? false, leaveOpen: false, cancellationToken).ConfigureAwait(false), options).ConfigureAwait(false);

    /// <summary>Takes raw PCM16 from a stream.</summary>
    public static AudioInput FromPcm(Stream pcm, PcmFormat format, string name = "PCM", AudioInputOptions? options = null)
        => new(new PcmSource(pcm, format, name), options);

    /// <summary>Takes raw PCM16 from memory.</summary>
    public static AudioInput FromPcm(byte[] pcm, PcmFormat format, string name = "PCM", AudioInputOptions? options = null)
        => FromPcm(new MemoryStream(pcm, writable: false), format, name, options);

    /// <summary>What a file is, without reading it all.</summary>
    public static async Task<AudioDescription> DescribeAsync(string path, CancellationToken cancellationToken = default)
    {
        AudioSource source = await AudioSourceOpener.OpenAsync(path, new AudioInputOptions(), cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            return source.Description;
        }
    }

    // Options that cannot be must not leave the file open.
    private static async Task<AudioInput> WrapAsync(AudioSource source, AudioInputOptions? options)
    {
        try
        {
            return new AudioInput(source, options);
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
