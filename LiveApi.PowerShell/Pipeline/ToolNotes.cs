using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>What a tool had to say besides its answer, as warnings for the one who runs the session.</summary>
internal static class ToolNotes
{
    internal static IEnumerable<string> Of(LiveToolResult result)
    {
        IEnumerable<string> notes = result.Warnings.Select(warning => $"Tool {result.Name}: {warning}")
            .Concat(result.Errors.Select(error => $"Tool {result.Name} reported an error, and the model has it, too: {error}"));
        return result.Error is null ? notes : notes.Append($"Tool {result.Name} failed, and the model was told so: {result.Error.Message}");
    }
}
