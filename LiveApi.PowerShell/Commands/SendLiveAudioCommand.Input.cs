using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Sessions;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

/// <content>What is sent, and to whom.</content>
public sealed partial class SendLiveAudioCommand
{
    private SpeechSender? _sender;

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // Sessions that come down the pipeline each get the whole of it, one after the other.
    private async Task<SpeechSender> SenderAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        if (_sender is { } other && other.Session != session)
        {
            await FinishAsync(stop).ConfigureAwait(false);
        }

        return _sender ??= new SpeechSender(session, Pace, WhenFull);
    }

    private async Task FinishAsync(CancellationToken stop)
    {
        if (_sender is not { } sender)
        {
            return;
        }

        _sender = null;
        await sender.EndAsync(endOfSpeech: !NoEnd, stop).ConfigureAwait(false);
        await WriteVerboseAsync($"{sender.Session.Name}: sent {sender.Sent.TotalSeconds:0.00} s of audio.").ConfigureAwait(false);
        if (sender.LeftOut > System.TimeSpan.Zero)
        {
            await WriteWarningAsync(SessionLosses.LeftOut(sender.Session, sender.LeftOut)).ConfigureAwait(false);
        }

        if (sender.IncompleteBytes > 0)
        {
            await WriteErrorAsync(HalfASample(), InputObject).ConfigureAwait(false);
        }

        await PassAsync(sender.Session).ConfigureAwait(false);
    }

    private async Task SendPcmAsync(byte[] pcm, int sampleRate, CancellationToken stop)
    {
        SpeechSender sender = await SenderAsync(stop).ConfigureAwait(false);
        await sender.SendAsync(pcm, sampleRate, stop).ConfigureAwait(false);
    }

    private async Task SendObjectAsync(object? value, CancellationToken stop)
    {
        await SendBytesAsync(stop).ConfigureAwait(false);
        Task sending = value switch
        {
            byte => Task.CompletedTask,
            byte[] pcm => SendPcmAsync(pcm, SampleRate, stop),
            LiveAudio audio => SendPcmAsync(audio.Data, audio.SampleRate, stop),
            LiveTurn turn => SendPcmAsync(turn.Audio, turn.SampleRate, stop),
            Stream stream => SendStreamAsync(stream, stop),
            FileInfo found => ForEachFileAsync(found.FullName, literal: true, file => SendFileAsync(file, stop)),
            string torn when torn.Any(static one => one is < ' ' or '\uFFFD') => throw TornBytes(),
            string path => ForEachFileAsync(path, literal: false, file => SendFileAsync(file, stop)),
            _ => WriteErrorAsync(NotAudio(value), value),
        };
        await sending.ConfigureAwait(false);
    }

    private async Task SendBytesAsync(CancellationToken stop)
    {
        if (_bytes.Length > 0)
        {
            byte[] pcm = _bytes.ToArray();
            _bytes.SetLength(0);
            await SendPcmAsync(pcm, SampleRate, stop).ConfigureAwait(false);
        }
    }

    // What is recorded at this moment is sent as it comes, at its own rate; WAV says what it is.
    private async Task SendStreamAsync(Stream stream, CancellationToken stop)
    {
        LiveStream live = new(stream);
        if (await live.IsWavAsync(stop).ConfigureAwait(false))
        {
            await SendInputAsync(await AudioFile.OpenWavAsync(live, "the stream", new AudioInputOptions { AllowTruncated = true }, stop).ConfigureAwait(false), "the stream", stop).ConfigureAwait(false);
            return;
        }

        while (await live.NextAsync(4_096, stop).ConfigureAwait(false) is { Length: > 0 } piece)
        {
            await SendPcmAsync(piece, SampleRate, stop).ConfigureAwait(false);
        }
    }

    private async Task SendFileAsync(string file, CancellationToken stop)
    {
        AudioInput audio = await AudioFile.OpenAsync(file, cancellationToken: stop).ConfigureAwait(false);
        await SendInputAsync(audio, System.IO.Path.GetFileName(file), stop).ConfigureAwait(false);
    }

    private async Task SendInputAsync(AudioInput audio, string name, CancellationToken stop)
    {
        await using (audio.ConfigureAwait(false))
        {
            TurnProgressView view = new($"Sending {name}", audio.Source.Duration);
            SpeechSender sender = await SenderAsync(stop).ConfigureAwait(false);
            await ProgressLoop.RunAsync(sender.SendAsync(audio, view, stop), view, WriteProgressAsync, Time).ConfigureAwait(false);
        }
    }

    private static LiveException HalfASample() => new(
        LiveFault.AudioTruncated,
        "The bytes end inside a sample: a sample of 16 bit takes two bytes, and their number is odd. All but the last byte was sent.",
        "Check that the bytes are PCM of 16 bit and whole; an odd number often means 8 bit audio, or a file with its header.");

    // PowerShell reads what a program writes as lines of text; no byte of it can be told from another any more.
    private static LiveException TornBytes() => new(
        LiveFault.AudioUnreadable,
        "What came down the pipeline are bytes that PowerShell has taken for text, as it does with the output of programs: the sound in them is lost.",
        "Give the program's output as a stream, [System.Diagnostics.Process]::Start(...).StandardOutput.BaseStream | Send-LiveAudio, or let it write a file. Get-Help Send-LiveAudio -Examples shows both.");

    private static LiveException NotAudio(object? value) => new(
        LiveFault.AudioUnreadable,
        $"-InputObject takes files, paths, bytes, streams, or audio that was received; not {(value is null ? "nothing" : value.GetType().Name)}.",
        "For example: Get-ChildItem ./in/*.wav | Send-LiveAudio.");
}
