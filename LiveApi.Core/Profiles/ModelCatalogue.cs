using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>The models that are known, from data files.</summary>
public sealed class ModelCatalogue
{
    private const string What = "model catalogue";

    private readonly IReadOnlyList<ModelFamily> _families;

    private ModelCatalogue(IReadOnlyList<ModelFamily> families, IReadOnlyList<ModelProfile> models) => (_families, Models) = (families, models);

    /// <summary>The catalogue that LiveApi brings.</summary>
    public static ModelCatalogue Default { get; } = Load(CatalogueData.Open("models.json"));

    /// <summary>Every model: a user's own first, then in the order of the file.</summary>
    public IReadOnlyList<ModelProfile> Models { get; }

    /// <summary>Reads a catalogue in the form of LiveApi's own models.json. Throws <see cref="LiveException"/> with CatalogueUnreadable.</summary>
    public static ModelCatalogue Load(Stream json)
    {
        ModelFile file = CatalogueData.Read(json, ProfileJson.Default.ModelFile, What);
        return new(file.Families, Settled(file, file.Families, What));
    }

    /// <summary>
    /// The catalogue of whoever runs this: LiveApi's own with the user's file over it, if there is one. That is the file that the variable
    /// LIVEAPI_MODELS names, or else models.json in the folder LiveApi of the user's settings.
    /// Throws <see cref="LiveException"/> with CatalogueUnreadable for a file that is named and missing, or cannot be read.
    /// </summary>
    public static ModelCatalogue ForUser() => UserCatalogue.Find() is { } file ? Default.WithFile(file) : Default;

    /// <summary>
    /// This catalogue with a file of the same form over it: a family or model of the file takes the place of the one with its name or id, any
    /// other is added, and a model may be of a family that is here. Throws <see cref="LiveException"/> with CatalogueUnreadable.
    /// </summary>
    public ModelCatalogue WithFile(string path)
    {
        string what = $"{What} '{path}'";
        ModelFile file = CatalogueData.Read(UserCatalogue.Open(path), ProfileJson.Default.ModelFile, what);
        List<ModelFamily> families = [.. file.Families, .. _families.Where(ours => file.Families.All(family => family.Name != ours.Name))];
        IReadOnlyList<ModelProfile> models = Settled(file, families, what);
        return new(families, [.. models, .. Models.Where(ours => models.All(model => model.Id != ours.Id)).Select(ours => ours with { Family = families.First(family => family.Name == ours.FamilyName) })]);
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

    /// <summary>The model that somebody meant who wrote an id that is none: one that this backend serves today, or null.</summary>
    public string? Suggest(string idOrResourceName, Backend backend)
        => NearestName.Of(ModelName.IdOf(idOrResourceName), Models.Where(model => model.IsOn(backend) && model.Status is not ModelStatus.ShutDown).Select(static model => model.Id));

    private static IReadOnlyList<ModelProfile> Settled(ModelFile file, IReadOnlyList<ModelFamily> families, string what)
    {
        foreach (ModelProfile model in file.Models)
        {
            model.Family = families.FirstOrDefault(family => family.Name == model.FamilyName)
                ?? throw CatalogueData.Unreadable(what, $"model '{model.Id}' is of a family '{model.FamilyName}' that it does not have");
        }

        return file.Models;
    }
}

internal sealed record ModelFile
{
    public IReadOnlyList<ModelFamily> Families { get; init => field = value ?? []; } = [];

    public IReadOnlyList<ModelProfile> Models { get; init => field = value ?? []; } = [];
}
