using System;
using System.IO;
using LiveApi.Profiles;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Profiles;

/// <summary>A user's own models: over ours, or a clear error.</summary>
public sealed class UserCatalogueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_of_the_user_is_added_and_may_be_of_a_family_of_ours()
    {
        ModelCatalogue models = With("""{"models":[{"id":"gemini-4-live","family":"3.8-live","backends":["gemini"],"status":"preview"}]}""");
        Assert.Equal(("3.8-live", true), (models.Find("gemini-4-live", Backend.Gemini).Family.Name, models.Find("gemini-3.8-live", Backend.Gemini).IsKnown));
        Assert.Equal("gemini-4-live", models.Models[0].Id);
    }

    [Fact]
    public void A_model_and_a_family_of_the_user_take_the_place_of_ours()
    {
        ModelCatalogue models = With("""
            { "families": [{ "name": "3.8-live", "outputModalities": ["TEXT"] }],
              "models": [{ "id": "gemini-2.0-flash-exp", "family": "half-cascade", "backends": ["gemini"], "status": "ga" }] }
            """);
        Assert.Equal(["TEXT"], models.Find("gemini-3.8-live", Backend.Gemini).Family.OutputModalities);
        Assert.Equal(["AUDIO"], ModelCatalogue.Default.Find("gemini-3.8-live", Backend.Gemini).Family.OutputModalities);
        Assert.Equal(ModelStatus.Ga, models.Find("gemini-2.0-flash-exp", Backend.Gemini).Status);
        Assert.Single(models.Models, model => model.Id == "gemini-2.0-flash-exp");
    }

    [Theory]
    [InlineData("{", "models.json")]
    [InlineData("""{"models":[{"id":"a","family":"nobody","backends":["gemini"]}]}""", "'nobody'")]
    [InlineData("""{"models":[{"id":"a","famly":"3.8-live","backends":["gemini"]}]}""", "famly")]
    [InlineData("""{"models":[{"id":"a","family":"3.8-live","backends":["moon"]}]}""", "backends")]
    public void A_file_with_a_slip_is_refused_with_its_path_and_the_place(string json, string place)
    {
        LiveException fault = Assert.Throws<LiveException>(() => With(json));
        Assert.Equal(LiveFault.CatalogueUnreadable, fault.Fault);
        Assert.Contains("models.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_with_the_variable_that_names_it()
    {
        LiveException fault = Assert.Throws<LiveException>(() => ModelCatalogue.Default.WithFile(Path.Combine(_folder.Path, "missing.json")));
        Assert.Equal(LiveFault.CatalogueUnreadable, fault.Fault);
        Assert.Contains("missing.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains("LIVEAPI_MODELS", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_variable_comes_before_the_folder_of_settings_which_need_not_have_one()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "LiveApi"));
        Assert.Null(UserCatalogue.Find(null, _folder.Path));
        string usual = Path.Combine(_folder.Path, "LiveApi", "models.json");
        File.WriteAllText(usual, "{}");
        Assert.Equal(usual, UserCatalogue.Find(" ", _folder.Path));
        Assert.Equal("elsewhere.json", UserCatalogue.Find("elsewhere.json", _folder.Path));
        Assert.Null(UserCatalogue.Find(null, string.Empty));
    }

    [Theory]
    [InlineData("gemini-3.8-live", null)]
    [InlineData("gemini-3.8-livee", "gemini-3.8-live")]
    [InlineData("gemini-38-live", "gemini-3.8-live")]
    [InlineData("gpt-realtime", null)]
    public void A_slip_in_a_name_has_a_nearest_model(string id, string? near)
        => Assert.Equal(near ?? (id == "gemini-3.8-live" ? id : null), ModelCatalogue.Default.Suggest(id, Backend.Gemini));

    [Theory]
    [InlineData("kor", "Kore")]
    [InlineData("Zephir", "Zephyr")]
    [InlineData("Aeode", "Aoede")]
    [InlineData("Siri-like", null)]
    public void A_slip_in_a_voice_has_a_nearest_one(string name, string? near) => Assert.Equal(near, VoiceCatalogue.Suggest(name));

    [Theory]
    [InlineData("German", "de-DE")]
    [InlineData("germen", "de-DE")]
    [InlineData("de_DE", "de-DE")]
    [InlineData("fr-FF", "fr-FR")]
    [InlineData("Klingon", null)]
    public void A_slip_in_a_language_has_a_nearest_one(string code, string? near) => Assert.Equal(near, LanguageCatalogue.Suggest(code));

    private ModelCatalogue With(string json)
    {
        string path = Path.Combine(_folder.Path, "models.json");
        File.WriteAllText(path, json);
        return ModelCatalogue.Default.WithFile(path);
    }
}
