using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>What ffmpeg says on standard error (with <c>-loglevel level+info</c>): what the input is, and what went wrong.</summary>
internal sealed class FfmpegReport
{
    private static readonly Regex DurationLine = new(@"^\[info\]\s+Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)", RegexOptions.CultureInvariant);
    private static readonly Regex AudioLine = new(@"^\[info\]\s+Stream #0:\d+.*?: Audio: (\w+)", RegexOptions.CultureInvariant);
    private static readonly Regex Mark = new(@"(?:\[[^\]]* @ 0x[0-9a-f]+\] |\[(?:error|fatal)\] )", RegexOptions.CultureInvariant);

    private readonly TaskCompletionSource<bool> _inputDescribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when all is said about the input.</summary>
    internal Task InputDescribed => _inputDescribed.Task;

    internal TimeSpan? Duration { get; private set; }

    internal string? Codec { get; private set; }

    internal string? LastError { get; private set; }

    internal void Add(string? line)
    {
        if (line is null || line.StartsWith("[info] Stream mapping:", StringComparison.Ordinal))
        {
            _inputDescribed.TrySetResult(true);
            return;
        }

        if (line.Contains("[error]") || line.Contains("[fatal]"))
        {
            LastError = Mark.Replace(line, "").Trim();
        }

        if (_inputDescribed.Task.IsCompleted)
        {
            return;
        }

        Codec ??= AudioLine.Match(line) is { Success: true } audio ? audio.Groups[1].Value : null;
        if (Duration is null && DurationLine.Match(line) is { Success: true } time)
        {
            Duration = TimeSpan.FromHours(Number(time, 1)) + TimeSpan.FromMinutes(Number(time, 2)) + TimeSpan.FromSeconds(Number(time, 3));
        }
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
