using LiveApi.Profiles;
using Xunit;

namespace LiveApi.Tests.Profiles;

public class ModelNameTests
{
    [Theory]
    [InlineData("gemini-3.8-live", "models/gemini-3.8-live")]
    [InlineData("models/gemini-3.8-live", "models/gemini-3.8-live")]
    [InlineData("tunedModels/mine", "tunedModels/mine")]
    public void On_Gemini(string given, string expected) => Assert.Equal(expected, ModelName.Resolve(given, Backend.Gemini));

    [Theory]
    [InlineData("gemini-3.8-live", "p1", "us-central1", "projects/p1/locations/us-central1/publishers/google/models/gemini-3.8-live")]
    [InlineData("models/gemini-3.8-live", "p1", "eu", "projects/p1/locations/eu/publishers/google/models/gemini-3.8-live")]
    [InlineData("publishers/google/models/gemini-3.8-live", "p1", null, "projects/p1/locations/global/publishers/google/models/gemini-3.8-live")]
    [InlineData("projects/p2/locations/l/endpoints/7", "p1", "us-central1", "projects/p2/locations/l/endpoints/7")]
    [InlineData("gemini-3.8-live", null, null, "publishers/google/models/gemini-3.8-live")]
    [InlineData("gemini-3.8-live", "", "us-central1", "publishers/google/models/gemini-3.8-live")]
    public void On_Vertex(string given, string? project, string? location, string expected)
        => Assert.Equal(expected, ModelName.Resolve(given, Backend.Vertex, project, location));

    [Theory]
    [InlineData("gemini-3.8-live", "gemini-3.8-live")]
    [InlineData("models/gemini-3.8-live", "gemini-3.8-live")]
    [InlineData("projects/p1/locations/l/publishers/google/models/gemini-3.8-live", "gemini-3.8-live")]
    [InlineData("projects/p1/locations/l/endpoints/7", "projects/p1/locations/l/endpoints/7")]
    [InlineData("tunedmodels/a", "tunedmodels/a")]
    public void The_id_in_it(string given, string expected) => Assert.Equal(expected, ModelName.IdOf(given));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("gemini 3.8")]
    [InlineData("gemini\n")]
    [InlineData("../secret")]
    [InlineData("a?key=b")]
    public void What_cannot_be_one(string given)
        => Assert.Equal(LiveFault.SetupInvalid, Assert.Throws<LiveException>(() => ModelName.Resolve(given, Backend.Gemini)).Fault);
}
