using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>What the model answers in: text, speech, video.</summary>
internal static class OutputRules
{
    private const string Path = "generationConfig.responseModalities";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        IReadOnlyList<string> modalities = asked.Generation.ResponseModalities ?? [];
        if (modalities.Count > 1)
        {
            found.Refused(
                Path,
                $"{modalities.Count} modalities are asked for ({string.Join(", ", modalities)}); a session has exactly one.",
                "Ask for AUDIO, and for text beside it with -OutputTranscription.",
                Sources.Reference);
        }
        else if (modalities is [var modality] && !Speaks(asked, modality))
        {
            found.Refused(
                Path,
                $"{Known(asked)} does not answer in {modality}, but in {string.Join(" or ", asked.Family.OutputModalities)}.",
                modality is Modality.Text ? "Ask for AUDIO, and read what is said with -OutputTranscription." : "Leave the modality out to get the one that the model has.",
                asked.FamilySource);
        }

        Avatar(asked, modalities, found);
    }

    private static bool Speaks(SetupCase asked, string modality)
        => asked.Family.OutputModalities.Contains(modality) || (modality is Modality.Video && asked.IsVertex && asked.Family.Avatar == true);

    private static void Avatar(SetupCase asked, IReadOnlyList<string> modalities, ConflictList found)
    {
        if (asked.Setup.AvatarConfig is not null && !modalities.Contains(Modality.Video))
        {
            found.Doubtful("avatarConfig", "An avatar is asked for, and no video.", "Ask for the modality VIDEO, on Vertex AI.", Sources.VertexReference);
        }
        else if (asked.Setup.AvatarConfig is null && modalities.Contains(Modality.Video))
        {
            found.Doubtful(Path, "Video is asked for, and no avatar to show.", "Name one in avatarConfig.avatarName.", Sources.VertexReference);
        }

        if (asked.Setup.AvatarConfig is not null && !asked.IsVertex)
        {
            found.Doubtful("avatarConfig", "The Gemini API does not document avatars.", "Use Vertex AI for a model with an avatar.", Sources.Sdk);
        }
    }

    internal static string Known(SetupCase asked) => asked.Model.IsKnown ? asked.Model.Id : "The model";
}
