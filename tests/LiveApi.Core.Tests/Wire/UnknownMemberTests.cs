using System.Linq;
using System.Text;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>What the service says tomorrow survives today.</summary>
public class UnknownMemberTests
{
    [Theory]
    [InlineData("""{"mindReading":{"confidence":0.5,"thoughts":["a",null]}}""")]
    [InlineData("""{"serverContent":{"turnComplete":true,"mood":"fine"}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"hologram":{"data":"AA=="}},{"text":"a","tone":1}]}}}""")]
    [InlineData("""{"setupComplete":{"future":null}}""")]
    [InlineData("""{"usageMetadata":{"promptTokenCount":1,"joules":2.50}}""")]
    [InlineData("""{"goAway":{"timeLeft":"1s","why":"because"}}""")]
    [InlineData("""{"sessionResumptionUpdate":{"new_shape":1}}""")]
    public void Is_kept_and_written_back(string json)
    {
        ServerMessage message = WireFormat.ReadServer(Encoding.UTF8.GetBytes(json));
        Assert.NotEmpty(WireFormat.FindUnknown(message));
        Assert.Equal(json, Encoding.UTF8.GetString(WireFormat.ToUtf8(message)));
    }

    [Fact]
    public void A_message_that_is_unknown_as_a_whole_has_its_name()
        => Assert.Equal("mindReading", Assert.Single(WireFormat.ReadServer("""{"mindReading":{}}"""u8).Unknown!).Key);

    [Fact]
    public void Is_found_with_the_path_to_it()
    {
        ClientMessage message = WireFormat.ReadClient(
            """{"setup":{"sessionResumption":{"x":1},"tools":[{},{"functionDeclarations":[{"name":"f","y":2,"parameters":{"z":3}}]}]},"w":4}"""u8);
        Assert.Equal(
            ["w at ''", "x at 'setup.session_resumption'", "y at 'setup.tools[1].function_declarations[0]'"],
            WireFormat.FindUnknown(message).Select(unknown => $"{unknown.Name} at '{unknown.ProtoPath}'").OrderBy(text => text[0] is 'w' ? 0 : text[0]));
    }
}
