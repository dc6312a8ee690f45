using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>The models that are known, from a data file.</summary>
public sealed class ModelCatalogue
{
    private ModelCatalogue(IReadOnlyList<ModelProfile> models) => Models = models;

    /// <summary>The catalogue that LiveApi brings.</summary>
    public static ModelCatalogue Default { get; } = Load(CatalogueData.Open("models.json"));

    /// <summary>Every model, in the order of the file.</summary>
    public IReadOnlyList<ModelProfile> Models { get; }

    /// <summary>Reads a catalogue in the form of LiveApi's own models.json. Throws <see cref="LiveException"/> with CatalogueUnreadable.</summary>
    public static ModelCatalogue Load(Stream json)
    {
        ModelFile file = CatalogueData.Read(json, ProfileJson.Default.ModelFile, "model catalogue");
        foreach (ModelProfile model in file.Models)
        {
            model.Family = file.Families.FirstOrDefault(family => family.Name == model.FamilyName)
                ?? throw CatalogueData.Unreadable("model catalogue", $"model '{model.Id}' is of a family '{model.FamilyName}' that it does not have");
        }
        return new(file.Models);
    }

    /// <summary>
    /// The profile of a model by id or resource name: the one on this backend if it is there, else the one elsewhere.
    /// An id that is not known gives a profile that forbids nothing, with IsKnown false.
    /// </summary>
    public ModelProfile Find(string idOrResourceName, Backend backend)
    {
        string id = ModelName.IdOf(idOrResourceName);
        return Models.FirstOrDefault(model => model.IsCalled(id) && model.IsOn(backend))
            ?? Models.FirstOrDefault(model => model.IsCalled(id))
            ?? ModelProfile.Permissive(id);
    }
}

internal sealed record ModelFile
{
    public required IReadOnlyList<ModelFamily> Families { get; init; }

    public required IReadOnlyList<ModelProfile> Models { get; init; }
}
