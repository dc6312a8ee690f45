using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Sessions;
using LiveApi.PowerShell.Setups;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Connect, "LiveSession", DefaultParameterSetName = "ApiKey")]
[OutputType(typeof(LiveSession))]
public sealed class ConnectLiveSessionCommand : ConnectingCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? Model { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override Uri? Uri { get; set; }

    // A simulator without TLS has none.
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public override string[]? CertificateAuthority { get; set; }

    [Parameter]
    public SwitchParameter NoReconnect { get; set; }

    [Parameter]
    [ValidateRange(1, 1_000)]
    public int MaxReconnect { get; set; } = ReconnectPolicy.Default.MaxAttempts;

    [Parameter]
    [Seconds]
    public TimeSpan HeldAudio { get; set; } = ReconnectPolicy.Default.HeldAudio;

    [Parameter]
    [Seconds]
    public TimeSpan ReplyTimeout { get; set; } = ReconnectPolicy.Default.ReplyTimeout;

    [Parameter]
    [Seconds]
    public TimeSpan LinkTimeout { get; set; } = ReconnectPolicy.Default.LinkTimeout;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? TokenLimit { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? TimeLimit { get; set; }

    [Parameter]
    [ValidateRange(0d, 1_000_000d)]
    public decimal? CostLimit { get; set; }

    [Parameter]
    [ValidateNotNull]
    public IDictionary? Price { get; set; }

    [Parameter]
    public SwitchParameter NoSpill { get; set; }

    [Parameter]
    public SwitchParameter KeepRaw { get; set; }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSessionOptions options = await OptionsAsync().ConfigureAwait(false);
        options = options with { Name = Name, KeepRaw = KeepRaw, MaxSpillBytes = NoSpill ? 0 : options.MaxSpillBytes, Limits = Limits(options) };
        LiveSession session = await OpenAsync(options, stop).ConfigureAwait(false);
        await WriteAsync(session).ConfigureAwait(false);
    }

    // Families that are known to give handles are asked for them: without one, a session that reconnects can only be told what had been said.
    private protected override LiveSetup SettingsFor(SetupPlace place)
    {
        LiveSetup settings = base.SettingsFor(place);
        bool mayReconnect = !NoReconnect && place.Models.Find(settings.ModelId, place.Backend).Family.Resumption is not null;
        settings.Resumption ??= mayReconnect ? true : null;
        return settings;
    }

    private LiveLimits Limits(LiveSessionOptions options) => new()
    {
        Tokens = TokenLimit,
        Time = TimeLimit,
        Cost = CostLimit,
        Prices = Price is null ? null : PriceTable.Over(options.Models.Find(options.Setup.Model ?? string.Empty, options.Backend).Family.Prices, Price, Time.GetLocalNow()),
    };

    private protected override ReconnectPolicy Reconnect => new()
    {
        IsEnabled = !NoReconnect,
        MaxAttempts = MaxReconnect,
        HeldAudio = HeldAudio,
        ReplyTimeout = ReplyTimeout,
        LinkTimeout = LinkTimeout,
    };
}
