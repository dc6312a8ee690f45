using System;
using System.IO;
using System.Linq;
using System.Text;
using LiveApi.Profiles;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Profiles;

public class ModelCatalogueTests
{
    private static ModelProfile Find(string name, Backend backend = Backend.Gemini) => ModelCatalogue.Default.Find(name, backend);

    [Fact]
    public void Every_entry_says_where_it_comes_from_and_when()
    {
        Assert.All(ModelCatalogue.Default.Models, model => Assert.False(string.IsNullOrEmpty(model.Source) || string.IsNullOrEmpty(model.AsOf), model.Id));
        Assert.All(ModelCatalogue.Default.Models, model => Assert.False(string.IsNullOrEmpty(model.Family.Source) || string.IsNullOrEmpty(model.Family.AsOf), model.Family.Name));
    }

    [Fact]
    public void Ids_are_unique_and_every_id_that_is_pointed_to_exists()
    {
        string[] ids = [.. ModelCatalogue.Default.Models.SelectMany(model => model.Aliases.Prepend(model.Id))];
        Assert.Equal(ids.Distinct(), ids);
        string?[] targets = [.. ModelCatalogue.Default.Models.SelectMany(model => new[] { model.Replacement, model.Elsewhere }).Where(id => id is not null)];
        Assert.NotEmpty(targets);
        Assert.All(targets, id => Assert.Contains(id, ids));
        Assert.All(targets, id => Assert.NotEqual(ModelStatus.ShutDown, Find(id!).Status));
    }

    [Fact]
    public void The_words_in_it_are_words_of_the_wire()
    {
        string[] modalities = [Modality.Audio, Modality.Text, Modality.Video];
        string[] levels = [ThinkingLevel.Minimal, ThinkingLevel.Low, ThinkingLevel.Medium, ThinkingLevel.High];
        string[] behaviors = [FunctionBehavior.Blocking, FunctionBehavior.NonBlocking];
        string?[] coverages = [null, TurnCoverage.OnlyActivity, TurnCoverage.AllInput, TurnCoverage.AudioActivityAndAllVideo];
        foreach (ModelFamily family in ModelCatalogue.Default.Models.Select(model => model.Family).Distinct())
        {
            Assert.Empty(family.OutputModalities.Except(modalities));
            Assert.Empty(family.Thinking.Levels.Except(levels));
            Assert.Empty(family.Tools.Behaviors.Except(behaviors));
            Assert.Contains(family.TurnCoverageDefault, coverages);
            Assert.True(family.Thinking.DefaultLevel is null || family.Thinking.Levels.Contains(family.Thinking.DefaultLevel), family.Name);
            Assert.True(family.Tools.DefaultBehavior is null || family.Tools.Behaviors.Contains(family.Tools.DefaultBehavior), family.Name);
            Assert.NotEmpty(family.UserText);
        }
    }

    [Theory]
    [InlineData("gemini-3.8-live", ThinkingControl.None)]
    [InlineData("gemini-3.8-live-extended-thinking", ThinkingControl.LevelRequired)]
    [InlineData("gemini-3.1-flash-live-preview", ThinkingControl.LevelOptional)]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025", ThinkingControl.Budget)]
    public void Thinking_is_controlled_by_family(string id, ThinkingControl control) => Assert.Equal(control, Find(id).Family.Thinking.Control);

    [Theory]
    [InlineData("gemini-3.8-live", UserTextForm.ClientContent)]
    [InlineData("gemini-3.1-flash-live-preview", UserTextForm.RealtimeInput)]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025", UserTextForm.ClientContent)]
    public void Text_travels_by_family(string id, UserTextForm form) => Assert.Equal(form, Find(id).Family.UserText[0]);

    [Fact]
    public void Transcribe_live_ends_no_turn() => Assert.True(Find("gemini-3.5-transcribe-live").Family.NeverCompletesTurns);

    [Fact]
    public void A_model_of_Vertex_alone_is_known_on_Gemini_and_says_what_to_use_there()
    {
        ModelProfile model = Find("gemini-live-2.5-flash-native-audio");
        Assert.True(model.IsKnown);
        Assert.True(model.IsOn(Backend.Vertex));
        Assert.False(model.IsOn(Backend.Gemini));
        Assert.True(Find(model.Elsewhere!).IsOn(Backend.Gemini));
    }

    [Fact]
    public void A_model_that_was_shut_down_says_when_and_what_replaces_it()
    {
        ModelProfile model = Find("models/gemini-2.0-flash-exp");
        Assert.Equal((ModelStatus.ShutDown, "2026-03-31", "gemini-3.8-live"), (model.Status, model.ShutDownOn, model.Replacement));
    }

    [Fact]
    public void An_unknown_model_is_forbidden_nothing()
    {
        ModelProfile model = Find("publishers/google/models/gemini-9-live", Backend.Vertex);
        Assert.Equal(("gemini-9-live", false, ModelStatus.Unknown), (model.Id, model.IsKnown, model.Status));
        Assert.True(model.IsOn(Backend.Gemini) && model.IsOn(Backend.Vertex));
        Assert.Contains(Modality.Text, model.Family.OutputModalities);
        Assert.False(model.Family.NeverCompletesTurns);
    }

    [Fact]
    public void A_file_of_the_user_takes_the_place_of_ours()
    {
        const string Json = """
            { "families": [ { "name": "mine", "userText": ["realtimeInput"] } ], // a comment
              "models": [ { "id": "my-live", "aliases": ["mine"], "family": "mine", "backends": ["gemini"], "status": "preview" }, ] }
            """;
        ModelCatalogue catalogue = ModelCatalogue.Load(new MemoryStream(Encoding.UTF8.GetBytes(Json)));
        Assert.Equal(UserTextForm.RealtimeInput, catalogue.Find("mine", Backend.Gemini).Family.UserText[0]);
        Assert.False(catalogue.Find("gemini-3.8-live", Backend.Gemini).IsKnown);
    }

    [Theory]
    [InlineData("", "input")]
    [InlineData("null", "null")]
    [InlineData("""{"model":[]}""", "model")]
    [InlineData("""{"families":[],"models":[{"id":"a","backends":["gemini"],"family":"b"}]}""", "'b'")]
    [InlineData("""{"families":[{"name":"a","userTex":[]}],"models":[]}""", "userTex")]
    [InlineData("""{"families":[{"name":"a","userText":["post"]}],"models":[]}""", "userText")]
    public void A_file_with_a_slip_names_the_place(string json, string place)
    {
        LiveException fault = Assert.Throws<LiveException>(() => ModelCatalogue.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));
        Assert.Equal(LiveFault.CatalogueUnreadable, fault.Fault);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }
}
