using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the models that can be used today, on Vertex AI those that it serves.</summary>
public sealed class ModelCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words => Of(static _ => true);

    protected override IEnumerable<(string Word, string ToolTip)> WordsBeside(IDictionary parameters)
        => parameters.Contains("Vertex") || parameters.Contains("Project") || parameters.Contains("Location") ? Of(static model => model.IsOn(Backend.Vertex)) : Words;

    private static IEnumerable<(string Word, string ToolTip)> Of(Func<ModelProfile, bool> wanted) => Catalogue().Models
        .Where(model => model.Status != ModelStatus.ShutDown && wanted(model))
        .Select(static model => (model.Id, $"{model.Status}, {string.Join(" and ", model.Backends)}{(model.Remark is null ? string.Empty : $": {model.Remark}")}"));

    // Whoever presses a key is told nothing: the command will say what is wrong with the user's file.
    private static ModelCatalogue Catalogue()
    {
        try
        {
            return ModelCatalogue.ForUser();
        }
        catch (LiveException)
        {
            return ModelCatalogue.Default;
        }
    }
}

/// <summary>Offers the prebuilt voices.</summary>
public sealed class VoiceCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words => VoiceCatalogue.All.Select(static voice => (voice.Name, voice.Style));
}

/// <summary>Offers the languages that the service lists.</summary>
public sealed class LanguageCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words => LanguageCatalogue.All.Select(static language => (language.Code, language.Name));
}
