using System.Linq;

namespace LiveApi.Profiles;

/// <summary>What the model is told beforehand.</summary>
internal static class InstructionRules
{
    internal static void Judge(SetupCase asked, ConflictList found)
    {
        const string Path = "systemInstruction";
        if (asked.Setup.SystemInstruction is not { } instruction)
        {
            return;
        }

        if (asked.Family.SystemInstruction == false)
        {
            found.Refused(Path, $"{OutputRules.Known(asked)} takes no system instruction.", "Leave -SystemInstruction out, or use a model that converses.", asked.FamilySource);
        }

        if ((instruction.Parts ?? []).Any(static part => part.Text is null))
        {
            found.Doubtful(Path + ".parts", "A system instruction is text, and a part of this one is not.", "Give text parts only.", Sources.Reference);
        }
    }
}
