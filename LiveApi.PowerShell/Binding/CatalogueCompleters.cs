using System.Collections.Generic;
using System.Linq;
using LiveApi.Profiles;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the models that can be used today.</summary>
public sealed class ModelCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words => ModelCatalogue.Default.Models
        .Where(static model => model.Status != ModelStatus.ShutDown)
        .Select(static model => (model.Id, $"{model.Status}, {string.Join(" and ", model.Backends)}{(model.Remark is null ? string.Empty : $": {model.Remark}")}"));
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
