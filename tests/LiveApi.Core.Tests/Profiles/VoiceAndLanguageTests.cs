using System.Linq;
using LiveApi.Profiles;
using Xunit;

namespace LiveApi.Tests.Profiles;

public class VoiceAndLanguageTests
{
    [Fact]
    public void There_are_thirty_voices_with_a_style_each()
    {
        Assert.Equal(30, VoiceCatalogue.All.Select(voice => voice.Name).Distinct().Count());
        Assert.All(VoiceCatalogue.All, voice => Assert.NotEmpty(voice.Style));
    }

    [Fact]
    public void A_voice_is_found_in_any_case_and_named_in_the_service_s() => Assert.Equal("Zubenelgenubi", VoiceCatalogue.Find("zubenelgenubi")?.Name);

    [Fact]
    public void An_unknown_voice_is_none() => Assert.Null(VoiceCatalogue.Find("Bob"));

    [Theory]
    [InlineData("gemini-live-2.5-flash", 8)]
    [InlineData("gemini-3.8-live", 30)]
    [InlineData("gemini-3.5-transcribe-live-preview", 0)]
    [InlineData("gemini-9-live", 30)]
    public void A_family_has_its_voices(string id, int count)
        => Assert.Equal(count, VoiceCatalogue.Of(ModelCatalogue.Default.Find(id, Backend.Vertex).Family).Count());

    [Fact]
    public void Languages_have_code_and_name()
    {
        Assert.Equal(24, LanguageCatalogue.All.Select(language => language.Code).Distinct().Count());
        Assert.Equal("Polish (Poland)", LanguageCatalogue.Find("PL-pl")?.Name);
    }
}
