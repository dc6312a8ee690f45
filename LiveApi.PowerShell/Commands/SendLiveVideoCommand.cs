using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Sessions;
using LiveApi.Video;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveVideo", DefaultParameterSetName = "Path")]
[OutputType(typeof(LiveSession))]
public sealed class SendLiveVideoCommand : SendingCommand
{
    private long _last;
    private int _sent;
    private bool _warned;

    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(ParameterSetName = "InputObject", Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0.01, 60d)]
    public double MaxFps { get; set; } = 1;

    protected override async Task BeginAsync(CancellationToken stop)
    {
        if (MaxFps > 1)
        {
            await WriteWarningAsync("The service is documented to take one frame a second; more may be refused, or are billed and not looked at.").ConfigureAwait(false);
        }
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (string path in Path)
        {
            await FileAsync(path, literal: false, stop).ConfigureAwait(false);
        }

        foreach (string path in LiteralPath)
        {
            await FileAsync(path, literal: true, stop).ConfigureAwait(false);
        }

        if (ParameterSetName == "InputObject")
        {
            await SendObjectAsync(InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject, stop).ConfigureAwait(false);
        }

        await PassAsync(Resolve(Session)).ConfigureAwait(false);
    }

    protected override Task EndAsync(CancellationToken stop) => WriteVerboseAsync($"Sent {_sent} frames.");

    private async Task SendObjectAsync(object? value, CancellationToken stop)
    {
        Task sending = value switch
        {
            byte[] image => SendAsync(new MemoryStream(image), $"{image.Length:N0} bytes", stop),
            Stream stream => SendAsync(stream, stream is FileStream file ? file.Name : "the stream", stop),
            FileInfo found => FileAsync(found.FullName, literal: true, stop),
            string path => FileAsync(path, literal: false, stop),
            _ => Task.FromException(NoImage(value)),
        };
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (LiveException bad) when (LiveErrors.IsAboutAFile(bad.Fault))
        {
            await WriteErrorAsync(bad, value).ConfigureAwait(false);
        }
    }

    private Task FileAsync(string path, bool literal, CancellationToken stop) => ForEachFileAsync(path, literal, file => SendFileAsync(file, stop), LiveFault.ImageNotFound);

    private async Task SendFileAsync(string file, CancellationToken stop)
    {
        using FileStream stream = ImageFile.Open(file);
        await SendAsync(stream, System.IO.Path.GetFileName(file), stop).ConfigureAwait(false);
    }

    private async Task SendAsync(Stream stream, string name, CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        ImageFrameReader reader = new(stream, name);
        bool any = false;
        while (await reader.ReadAsync(stop).ConfigureAwait(false) is { } frame)
        {
            any = true;
            await WaitAsync(session.TimeProvider, stop).ConfigureAwait(false);
            await session.SendVideoAsync(frame.Data, frame.MimeType, stop).ConfigureAwait(false);
            _sent++;
            if (frame.Data.Length > ImageFrame.AdvisedBytes && !_warned)
            {
                _warned = true;
                await WriteWarningAsync($"{name} has {frame.Data.Length / 1024:N0} KB. The service looks at it in 768 by 768 pixels: smaller images arrive sooner.").ConfigureAwait(false);
            }
        }

        if (!any)
        {
            throw ImageFile.Empty(name);
        }
    }

    private async Task WaitAsync(TimeProvider time, CancellationToken stop)
    {
        TimeSpan left = _sent == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1 / MaxFps) - time.GetElapsedTime(_last);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, stop).ConfigureAwait(false);
        }

        _last = time.GetTimestamp();
    }

    private static LiveException NoImage(object? value) => new(
        LiveFault.ImageUnreadable,
        $"-InputObject takes files, paths, bytes and streams of JPEG or PNG; not {(value is null ? "nothing" : value.GetType().Name)}.",
        "For example: Get-ChildItem ./frames/*.jpg | Send-LiveVideo.");
}
