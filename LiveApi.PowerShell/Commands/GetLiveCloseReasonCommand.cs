using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.Transport;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "LiveCloseReason")]
[OutputType(typeof(LiveCloseReason))]
public sealed class GetLiveCloseReasonCommand : LiveCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CloseCodeCompleter))]
    public int[]? Code { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CloseReasonCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? Reason { get; set; }

    protected override object? ErrorTarget => Reason;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        IReadOnlyList<CloseCase> found = [.. Found().Distinct()];
        foreach (CloseCase one in found)
        {
            await WriteAsync(new LiveCloseReason(one)).ConfigureAwait(false);
        }

        if (found.Count == 0)
        {
            await WriteErrorAsync(
                new LiveException(
                    LiveFault.CloseReasonNotFound,
                    $"Nothing in the catalogue is about '{Reason}'.",
                    "Give fewer words of it, or the code that came with it, which explains what is not known by its words."),
                Reason).ConfigureAwait(false);
        }
    }

    private IEnumerable<CloseCase> Found() => (Code, Reason) switch
    {
        (null, null) => CloseCatalogue.Closes.Concat(CloseCatalogue.Upgrades),
        (null, { } reason) => CloseCatalogue.Closes.Concat(CloseCatalogue.Upgrades).Where(one => IsAbout(one, reason)),
        ({ } codes, null) => codes.SelectMany(OfCode),
        ({ } codes, { } reason) => codes.Select(code => CloseCatalogue.CaseOf(code, reason)),
    };

    private static IEnumerable<CloseCase> OfCode(int code)
    {
        CloseCase[] known = [.. CloseCatalogue.CasesOf(code).Where(one => one.Codes.Contains(code))];
        return known.Length > 0 ? known : [CloseCatalogue.CaseOf(code, string.Empty)];
    }

    // Either way round: a whole reason has a piece that is known, and a word of it is in what is known.
    private static bool IsAbout(CloseCase one, string words) => one.Contains.Append(one.Example).Where(static text => text.Length > 0)
        .Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase) || words.Contains(text, StringComparison.OrdinalIgnoreCase));
}
