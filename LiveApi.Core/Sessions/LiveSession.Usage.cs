using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What it uses, and where that ends.</content>
public sealed partial class LiveSession
{
    private readonly UsageMeter _meter;
    private LimitGuard? _guard;
    private CloseReason? _stopped;
    private long _charactersSent;
    private long _picturesSent;
    private long _charactersReceived;

    /// <summary>Tokens and money so far, over all connections.</summary>
    public LiveSessionUsage Usage
    {
        get
        {
            lock (_posting)
            {
                return new LiveSessionUsage { Sent = _meter.Sent, Counts = _meter.Counts, Computed = _meter.Computed(Load), Prices = Prices };
            }
        }
    }

    private TokenPrices? Prices => _options.Limits.Prices ?? Profile.Family.Prices;

    private UsageMeter.Load Load => new(
        PcmTime(Interlocked.Read(ref _audioTicksSent)),
        Interlocked.Read(ref _picturesSent),
        Interlocked.Read(ref _charactersSent),
        PcmTime(Interlocked.Read(ref _audioTicksReceived)),
        Interlocked.Read(ref _charactersReceived));

    /// <exception cref="LiveException">PricesUnknown.</exception>
    private void RequirePrices()
    {
        if (_options.Limits.Cost is not null && Prices is null)
        {
            throw new LiveException(
                LiveFault.PricesUnknown,
                $"What {Model} costs is not known here, so that a limit of money cannot be held.",
                "Give the prices with -Price, in US dollars for a million tokens, for example -Price @{ InputAudio = 3; OutputAudio = 12 }; or limit tokens or time.");
        }
    }

    private void StartGuard() => _guard = _options.Limits.IsAny ? new LimitGuard(_options.Limits, _time, () => Usage, Stop, text => Post(new LiveNotice(LiveNoticeTopic.LimitNear, text))) : null;

    // Everything but audio, which counts itself.
    private void CountSent(ClientMessage message)
    {
        int characters = (message.RealtimeInput?.Text?.Length ?? 0)
            + (message.ClientContent?.Turns?.Sum(CharactersIn) ?? 0)
            + (message.ToolResponse?.FunctionResponses?.Sum(static response => response.Response?.GetRawText().Length ?? 0) ?? 0);
        Interlocked.Add(ref _charactersSent, characters);
        Interlocked.Add(ref _picturesSent, (message.RealtimeInput?.Video is null ? 0 : 1) + (message.ClientContent?.Turns?.Sum(PicturesIn) ?? 0));
    }

    // Under the posting lock.
    private void CountReceived(LiveMessage message)
    {
        switch (message)
        {
            case LiveTextPiece { Text: var text } and not LiveTranscript { IsInterim: true }:
                Interlocked.Add(ref _charactersReceived, text.Length);
                break;
            case LiveToolCall { Arguments: var arguments }:
                Interlocked.Add(ref _charactersReceived, arguments.Length);
                break;
            case LiveUsage { Usage: var usage }:
                _meter.Add(usage);
                break;
            case LiveTurnComplete or LiveGenerationComplete { EndsTurn: true }:
                _meter.EndGeneration(Load);
                break;
        }
    }

    // In order: what waits is sent, and what was received can still be read.
    private void Stop(CloseReason reason)
    {
        if (Interlocked.CompareExchange(ref _stopped, reason, null) is null)
        {
            _ = Task.Run(CloseAsync);
        }
    }

    private static int CharactersIn(Content? content) => content?.Parts?.Sum(static part => part.Text?.Length ?? 0) ?? 0;

    private static int PicturesIn(Content content)
        => content.Parts?.Count(static part => part.InlineData?.MimeType is { } type && type.StartsWith("image/", StringComparison.Ordinal)) ?? 0;
}
