using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Hosting;

/// <summary>The way from the client: messages may be heard late, and be read slowly, so that a client that sends faster has to wait.</summary>
internal sealed class UploadLine(TimeProvider clock, Speed speed, int seed)
{
    private readonly LineShaper _shaper = new(new Random(~seed));

    internal async ValueTask TakeAsync(ReadOnlyMemory<byte> message, Conversation.Conversation conversation, CancellationToken over)
    {
        ServiceKnobs knobs = conversation.Service;
        if (speed.IsInstant || !IsShaped(knobs)) { conversation.Receive(message); return; }
        if (double.IsFinite(knobs.UploadBandwidth)) { await Task.Delay(TimeSpan.FromSeconds(message.Length / knobs.UploadBandwidth), clock, over); }
        TimeSpan due = _shaper.DueFor(conversation.Agenda.Now, message.Length, new ServiceKnobs { Latency = knobs.UploadLatency, Jitter = knobs.UploadJitter });
        byte[] kept = message.ToArray();
        conversation.At(due, () => conversation.Receive(kept));
    }

    private static bool IsShaped(ServiceKnobs knobs) => knobs.UploadLatency > TimeSpan.Zero || knobs.UploadJitter > TimeSpan.Zero || double.IsFinite(knobs.UploadBandwidth);
}
