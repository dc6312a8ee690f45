using System.Linq;

namespace LiveApi.Profiles;

/// <summary>Whether there is such a model, here and today.</summary>
internal static class ModelRules
{
    private const string Path = "model";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        string id = asked.Model.Id;
        if (id.Length == 0)
        {
            found.Refused(Path, "No model is named.", "Give -Model, for example gemini-3.8-live.", Sources.Reference);
        }
        else if (!asked.Model.IsKnown)
        {
            Unknown(asked, found);
        }
        else if (asked.Model.Status is ModelStatus.ShutDown)
        {
            found.Refused(Path, ShutDown(asked.Model), Instead(asked.Model.Replacement), SourceOf(asked.Model), LiveFault.ModelNotFound);
        }
        else if (!asked.Model.IsOn(asked.Backend))
        {
            found.Refused(Path, $"{id} is not served by {Name(asked.Backend)}.", Elsewhere(asked), SourceOf(asked.Model), LiveFault.ModelNotFound);
        }
        else if (asked.Model.Status is ModelStatus.Deprecated)
        {
            found.Doubtful(Path, $"{id} is deprecated{On(asked.Model)}: it still answers, and will go.", Instead(asked.Model.Replacement), SourceOf(asked.Model));
        }
        else if (asked.Model is { Status: ModelStatus.Preview or ModelStatus.PrivateGa })
        {
            found.Note(Path, $"{id} is {(asked.Model.Status is ModelStatus.Preview ? "a preview" : "for allowlisted projects")}.{Remark(asked.Model)}", Instead(asked.Model.Replacement), SourceOf(asked.Model));
        }
    }

    // A tuned model is called by its endpoint, which no catalogue has.
    private static void Unknown(SetupCase asked, ConflictList found)
    {
        if (asked.Model.Id.Contains("/endpoints/"))
        {
            found.Note(Path, "Nothing is known here of a tuned model.", "Its family is not known either, so that nothing else of this setup was held against it.", Sources.VertexReference);
            return;
        }

        string? near = asked.Models.Suggest(asked.Model.Id, asked.Backend);
        found.Doubtful(
            Path,
            $"'{asked.Model.Id}' is no Live model that is known here.",
            $"{NearestName.Hint(near)}Get-LiveModel lists those that are; about_LiveApi_Models says how to add one that is newer.",
            Sources.Dated(asked.Models.Models.Max(static model => model.Source), asked.Models.Models.Max(static model => model.AsOf)));
    }

    private static string ShutDown(ModelProfile model) => $"{model.Id} was shut down{On(model)}: no service answers for it any more.";

    private static string On(ModelProfile model) => model.ShutDownOn is null ? string.Empty : $" on {model.ShutDownOn}";

    private static string Remark(ModelProfile model) => model.Remark is null ? string.Empty : $" {model.Remark}";

    private static string Instead(string? replacement) => replacement is null ? "It can be used as it is." : $"Use {replacement} instead.";

    private static string Elsewhere(SetupCase asked)
    {
        string there = asked.IsVertex ? "Leave -Vertex, -Project and -Location out to use it with the Gemini API" : "Give -Vertex, or -Project and -Location, to use it on Vertex AI";
        return $"{there}{(asked.Model.Elsewhere is { } here ? $", or use {here} here" : string.Empty)}.";
    }

    private static string SourceOf(ModelProfile model) => Sources.Dated(model.Source, model.AsOf);

    private static string Name(Backend backend) => backend is Backend.Vertex ? "Vertex AI" : "the Gemini API";
}
