using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>Finds what the service would refuse in a setup, before anybody dials: by the model's family, by the backend, and in the setup itself.</summary>
public static class SetupConflicts
{
    private static readonly Action<SetupCase, ConflictList>[] Rules =
    [
        ModelRules.Judge, OutputRules.Judge, VoiceRules.Judge, ThinkingRules.Judge, TemperRules.Judge, ToolRules.Judge, InstructionRules.Judge,
        ActivityRules.Judge, TranscriptionRules.Judge, ContextRules.Judge, HistoryRules.Judge, BackendRules.Judge, NumberRules.Judge, WordRules.Judge,
        UnknownFieldRules.Judge,
    ];

    /// <summary>Every conflict, the gravest first.</summary>
    public static IReadOnlyList<SetupConflict> Find(SetupCase asked)
    {
        ConflictList found = new();
        foreach (Action<SetupCase, ConflictList> judge in Rules)
        {
            judge(asked, found);
        }

        return [.. found.Found.OrderBy(static one => one.Severity)];
    }

    /// <summary>Throws a <see cref="LiveException"/> that says what the gravest errors are, if there are any.</summary>
    public static void ThrowIfRefused(IReadOnlyList<SetupConflict> conflicts)
    {
        List<SetupConflict> errors = [.. conflicts.Where(static one => one.Severity is SetupSeverity.Error)];
        if (errors.Count > 0)
        {
            throw new LiveException(
                errors[0].Fault,
                string.Join(" ", errors.Select(static one => $"{one.Path}: {one.Problem}")),
                string.Join(" ", errors.Select(static one => one.Advice).Distinct()));
        }
    }
}
