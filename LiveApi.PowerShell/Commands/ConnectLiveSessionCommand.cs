using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Sessions;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Tools;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Connect, "LiveSession", DefaultParameterSetName = "ApiKey")]
[OutputType(typeof(LiveSession))]
public sealed class ConnectLiveSessionCommand : ConnectingCommand
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? Model { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    [Parameter]
    [ValidateSet("Audio", "Text", "Video")]
    public string? Modality { get; set; }

    [Parameter]
    [ValidateRange(0d, 2d)]
    public double? Temperature { get; set; }

    [Parameter]
    [ValidateSet("Minimal", "Low", "Medium", "High")]
    public string? ThinkingLevel { get; set; }

    [Parameter]
    [ValidateRange(-1, 32768)]
    public int? ThinkingBudget { get; set; }

    [Parameter]
    public SwitchParameter IncludeThoughts { get; set; }

    [Parameter]
    public SwitchParameter InputTranscription { get; set; }

    [Parameter]
    public SwitchParameter OutputTranscription { get; set; }

    [Parameter]
    public SwitchParameter ManualActivity { get; set; }

    [Parameter]
    public SwitchParameter Resumption { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResumeFrom { get; set; }

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
    public SwitchParameter Compression { get; set; }

    [Parameter]
    public SwitchParameter GoogleSearch { get; set; }

    [Parameter]
    [LiveTool]
    [ArgumentCompleter(typeof(ToolCompleter))]
    public ILiveTool[]? Tool { get; set; }

    [Parameter]
    public Hashtable? Setup { get; set; }

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

    protected override async Task EndAsync(CancellationToken stop)
    {
        LiveSessionOptions options = await OptionsAsync().ConfigureAwait(false);
        options = options with { Name = Name, Tools = Tool ?? [], KeepRaw = KeepRaw, MaxSpillBytes = NoSpill ? 0 : options.MaxSpillBytes, Limits = Limits(options) };
        LiveSession session = await OpenAsync(options, stop).ConfigureAwait(false);
        await WriteAsync(session).ConfigureAwait(false);
    }

    private protected override SetupRequest Request(AccessPlan plan) => Resumable(base.Request(plan) with
    {
        Language = Language,
        Modality = Modality,
        Temperature = Temperature,
        ThinkingLevel = ThinkingLevel,
        ThinkingBudget = ThinkingBudget,
        IncludeThoughts = IncludeThoughts,
        InputTranscription = InputTranscription,
        OutputTranscription = OutputTranscription,
        ManualActivity = ManualActivity,
        Resumption = Resumption,
        ResumeFrom = ResumeFrom,
        Compression = Compression,
        GoogleSearch = GoogleSearch,
    });

    // Families that are known to give handles are asked for them: without one, a session that reconnects can only be told what had been said.
    private SetupRequest Resumable(SetupRequest request) => NoReconnect || request.Profile.Family.Resumption is null ? request : request with { Resumption = true };

    private protected override IDictionary? SetupFields => Setup;

    private LiveLimits Limits(LiveSessionOptions options) => new()
    {
        Tokens = TokenLimit,
        Time = TimeLimit,
        Cost = CostLimit,
        Prices = Price is null ? null : PriceTable.Over(ModelCatalogue.Default.Find(options.Setup.Model ?? string.Empty, options.Backend).Family.Prices, Price, Time.GetLocalNow()),
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
