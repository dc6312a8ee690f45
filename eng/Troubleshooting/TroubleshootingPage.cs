using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LiveApi.Transport;

namespace LiveApi.Troubleshooting;

/// <summary>The close catalogue and the list of error ids, as a page for somebody who has one in front of them.</summary>
internal static class TroubleshootingPage
{
    internal static string Write()
    {
        StringBuilder page = new();
        page.Append("""
            # Troubleshooting

            <!-- Made by eng/Troubleshooting from LiveApi.Core/Transport/close-reasons.json and LiveFault.cs. Change those, not this. -->

            Every error of LiveApi has an id, says what happened, and what to do. In PowerShell:

            ```powershell
            $Error[0].FullyQualifiedErrorId
            $Error[0].ErrorDetails.RecommendedAction
            ```

            A session that has ended says how in its last message, `SessionClosed`, and in `(Get-LiveSession).Closed`: the code, the reason, who closed
            it, what that means and what to do; `Get-LiveCloseReason` has the same as objects. Below is what LiveApi knows of codes and reasons, by error id. A reason that is known by
            its words goes before one that is known by its code. What nobody has explained yet stays unexplained: nothing is guessed.

            """.ReplaceLineEndings("\n"));

        Section(page, "The session was closed", "By the service, with a WebSocket close code and a reason; 1006 stands for no close frame at all.", "Close", CloseCatalogue.Closes);
        Section(page, "The connection was refused", "By an HTTP status at the upgrade, before there is a session.", "HTTP", CloseCatalogue.Upgrades);

        page.Append("\n## All error ids\n\n| id | when |\n|---|---|\n");
        foreach (LiveFault fault in Enum.GetValues<LiveFault>())
        {
            page.Append($"| `{fault}` | {FaultSummaries.Of(fault)} |\n");
        }

        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, string about, string word, IReadOnlyList<CloseCase> cases)
    {
        page.Append($"\n## {title}\n\n{about}\n");
        foreach (IGrouping<LiveFault, CloseCase> same in cases.GroupBy(one => one.Fault))
        {
            page.Append($"\n### {word}: {same.Key}\n");
            foreach (CloseCase one in same)
            {
                page.Append($"\n**{Codes(one)}**{Reason(one, cases)}\n\n{one.Meaning} {one.Advice}\n\n*{Retry(one)} Source: {one.Source.TrimEnd('.')}.*\n");
            }
        }
    }

    private static string Codes(CloseCase one) => one.Codes.Count == 0 ? "Any other" : string.Join(", ", one.Codes);

    private static string Reason(CloseCase one, IReadOnlyList<CloseCase> cases)
        => one.Contains.Count > 0 ? $" `{one.Example.Replace('`', '\'')}`"
            : one.Codes.Count == 0 || cases.Any(other => other != one && other.Contains.Count > 0 && other.Codes.Any(one.Codes.Contains)) ? ", any other reason"
            : ", any reason";

    private static string Retry(CloseCase one)
    {
        RetryRule rule = CloseCatalogue.RetryOf(one);
        return rule.Kind switch
        {
            RetryKind.Never => "Not to be tried again as it is.",
            RetryKind.RenewCredentialOnce => "To be tried once more with a new credential.",
            RetryKind.BackOff => $"To be tried again after {rule.FirstDelay.TotalSeconds:0.#} s, and then later each time.",
            RetryKind.ResumeAtOnce => "To be resumed at once on a new connection.",
            RetryKind.StartAnew => "To be started anew, without the handle.",
            _ => throw new InvalidOperationException($"No words for {rule.Kind}."),
        };
    }
}
