using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Receive, "LiveMessage")]
[OutputType(typeof(LiveMessage))]
public sealed class ReceiveLiveMessageCommand : LiveCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    [Parameter]
    public LiveMessageKind[]? Kind { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    public SwitchParameter Follow { get; set; }

    protected override object? ErrorTarget => Session;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        using LiveReader reader = session.OpenReader();
        using CancellationTokenSource deadline = Timeout is { } patience ? Time.CreateCancellationTokenSource(patience) : new CancellationTokenSource();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            await ReadAsync(session, reader, stop, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            await ReportTimeoutAsync(session).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(LiveSession session, LiveReader reader, CancellationToken stop, CancellationToken cancellationToken)
    {
        SessionTeller teller = TellerOf(session);
        bool any = false;
        bool over = false;
        DateTimeOffset? until = Time.GetUtcNow() + Timeout;
        while (await NextAsync(reader, stop, cancellationToken).ConfigureAwait(false) is { } message)
        {
            any = true;
            teller.Hear(message);
            await teller.TellAsync().ConfigureAwait(false);
            foreach (string note in message is LiveToolResult result ? ToolNotes.Of(result) : [])
            {
                await WriteWarningAsync(note).ConfigureAwait(false);
            }

            if (Kind is null || Kind.Contains(message.Kind))
            {
                await WriteAsync(message).ConfigureAwait(false);
            }

            // What the server bundled with the end of the turn still belongs to it.
            over |= message.EndsTurn;
            if (over && message.EndsFrame && !Follow)
            {
                return;
            }

            // A slow pipeline still gets what had come by then, and no more.
            if (message.ReceivedAt > until && message.EndsFrame)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (message is LiveSessionClosed { IsError: true } closed)
            {
                await WriteErrorAsync(new LiveException(TurnFaults.EndedBy(closed), $"{session.Name} was closed: {TurnFaults.Describe(closed)}", closed.Advice, closed.Error), session).ConfigureAwait(false);
            }
        }

        if (!any)
        {
            throw new LiveException(
                LiveFault.SessionNotOpen,
                $"{session.Name} is {session.State}, and everything that came has been read{(session.Closed is { } end ? $": {TurnFaults.Describe(end)}" : ".")}",
                session.Closed?.Advice ?? "Connect a new session with Connect-LiveSession.");
        }
    }

    // What is there already needs no time, so that -Timeout 0 takes it.
    private static ValueTask<LiveMessage?> NextAsync(LiveReader reader, CancellationToken stop, CancellationToken cancellationToken)
    {
        stop.ThrowIfCancellationRequested();
        return reader.TryRead(out LiveMessage? message) ? new ValueTask<LiveMessage?>(message) : reader.ReadAsync(cancellationToken);
    }

    // Who follows for a time has had that time; who waits for a turn has not got it.
    private Task ReportTimeoutAsync(LiveSession session) => Follow ? Task.CompletedTask : WriteErrorAsync(
        new LiveException(
            LiveFault.ServerSilent,
            $"{session.Name}: the turn was not over within {Timeout!.Value.TotalSeconds:0.#} s.",
            "Give it a longer -Timeout, or check that something was sent that the model answers."),
        session);
}
