using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>The records against the service's own words, both ways.</summary>
public class GoldenTests
{
    public static TheoryData<string> ClientFiles { get; } = Golden.Names("client");

    public static TheoryData<string> ServerFiles { get; } = Golden.Names("server");

    public static TheoryData<string> SdkFiles { get; } = Golden.Names("sdk");

    /// <summary>Snake case beside camel case, base64 for addresses, whole numbers as floats, spaces: all of it is read.</summary>
    [Theory]
    [MemberData(nameof(SdkFiles))]
    public void What_Googles_own_clients_write_is_known_whole(string file)
    {
        byte[] golden = Golden.Read("sdk", file);
        ClientMessage message = WireFormat.ReadClient(golden);
        Assert.Empty(WireFormat.FindUnknown(message));
        Assert.Equal(OneSpelling.Of(golden), OneSpelling.Of(WireFormat.ToUtf8(message)));
    }

    [Theory]
    [MemberData(nameof(ClientFiles))]
    public void What_a_client_says_is_known_whole_and_written_back(string file)
    {
        byte[] golden = Golden.Read("client", file);
        ClientMessage message = WireFormat.ReadClient(golden);
        Assert.Empty(WireFormat.FindUnknown(message));
        AssertSameJson(golden, WireFormat.ToUtf8(message));
    }

    [Theory]
    [MemberData(nameof(ServerFiles))]
    public void What_the_service_says_is_known_whole_and_written_back(string file)
    {
        byte[] golden = Golden.Read("server", file);
        ServerMessage message = WireFormat.ReadServer(golden);
        Assert.Empty(WireFormat.FindUnknown(message));
        AssertSameJson(golden, WireFormat.ToUtf8(message));
        AssertSameJson(golden, WireFormat.ToUtf8(message, indented: true));
    }

    [Theory]
    [InlineData("recorded.setupComplete")]
    [InlineData("recorded.serverContent.modelTurn")]
    public void The_service_s_own_spacing_comes_back_byte_for_byte(string file)
        => Assert.Equal(Golden.Read("server", file), WireFormat.ToUtf8(WireFormat.ReadServer(Golden.Read("server", file)), indented: true));

    [Fact]
    public void Every_member_of_every_record_stands_in_a_golden_file()
    {
        HashSet<string> seen = [];
        foreach (ITheoryDataRow row in ClientFiles) { WireMembers.Collect(WireFormat.ReadClient(Golden.Read("client", (string)row.GetData()[0]!)), seen); }
        foreach (ITheoryDataRow row in ServerFiles) { WireMembers.Collect(WireFormat.ReadServer(Golden.Read("server", (string)row.GetData()[0]!)), seen); }
        Assert.Empty(WireMembers.All().Except(seen).Order(StringComparer.Ordinal));
    }

    private static void AssertSameJson(byte[] expected, byte[] actual)
    {
        using JsonDocument before = JsonDocument.Parse(expected);
        using JsonDocument after = JsonDocument.Parse(actual);
        Assert.True(JsonElement.DeepEquals(before.RootElement, after.RootElement), $"read  {Encoding.UTF8.GetString(expected)}\nwrote {Encoding.UTF8.GetString(actual)}");
    }
}
