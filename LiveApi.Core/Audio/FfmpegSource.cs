using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Any container that the ffmpeg program reads. A read that is cancelled ends the program, and so the source.</summary>
internal sealed class FfmpegSource : AudioSource
{
    private readonly ChildProcess _program;
    private readonly FfmpegReport _report;
    private readonly WavReader _wav;

    private FfmpegSource(ChildProcess program, FfmpegReport report, WavReader wav, AudioDescription description)
    {
        (_program, _report, _wav) = (program, report, wav);
        Description = description;
    }

    public override AudioDescription Description { get; }

    /// <summary>The program to use; null when it is not installed.</summary>
    internal static string? FindProgram(AudioInputOptions options)
        => options.FfmpegPath is { } path ? (File.Exists(path) ? path : null) : ProgramFinder.Find("ffmpeg");

    internal static async Task<FfmpegSource> OpenAsync(string program, string path, string? container, CancellationToken cancellationToken)
    {
        FfmpegReport report = new();
        ChildProcess child = ChildProcess.Start(program, Arguments(path), report.Add);
        try
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(child.Kill);
            WavReader wav = await OpenOutputAsync(child, report, path, cancellationToken).ConfigureAwait(false);
            await report.InputDescribed.ConfigureAwait(false);
            return new FfmpegSource(child, report, wav, Describe(report, wav.Description, container));
        }
        catch
        {
            await child.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellationToken = default)
    {
        using CancellationTokenRegistration registration = cancellationToken.Register(_program.Kill);
        int count = await _wav.ReadAsync(samples, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (count == 0 && await _program.WaitForExitAsync().ConfigureAwait(false) is not 0 and int code)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(Description.Name, code, _report, inner: null);
        }

        return count;
    }

    public override ValueTask DisposeAsync() => _program.DisposeAsync();

    // ffmpeg decodes, no more: rate and channels stay those of the file, since our resampler's quality is the one that is tested.
    private static string[] Arguments(string path) =>
    [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info", "-protocol_whitelist", "file,pipe",
        "-i", Input(path), "-map", "0:a:0", "-f", "wav", "-c:a", "pcm_f32le", "pipe:1",
    ];

    private static async Task<WavReader> OpenOutputAsync(ChildProcess child, FfmpegReport report, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await WavReader.OpenAsync(child.Output, path, allowTruncated: true, leaveOpen: true, cancellationToken).ConfigureAwait(false);
        }
        catch (LiveException fault)
        {
            int code = await child.WaitForExitAsync().ConfigureAwait(false);
            throw code == 0 ? fault : Failed(path, code, report, fault);
        }
    }

    private static AudioDescription Describe(FfmpegReport report, AudioDescription output, string? container)
    {
        string codec = report.Codec ?? "audio";
        bool same = container is null || container.Equals(codec, StringComparison.OrdinalIgnoreCase);
        return output with { Format = same ? container ?? codec : $"{container} {codec}", Duration = report.Duration };
    }

    private static string Input(string path) => "file:" + Path.GetFullPath(path);

    private static LiveException Failed(string path, int code, FfmpegReport report, Exception? inner)
    {
        string reason = report.LastError?.Replace(Input(path) + ": ", "") ?? "no reason given";
        return AudioFaults.Unreadable(path, $"could not be read by ffmpeg (exit code {code}: {reason})", "Check that the file plays elsewhere, and that it has a sound track.", inner);
    }
}
