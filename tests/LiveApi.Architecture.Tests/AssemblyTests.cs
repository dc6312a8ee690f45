using System;
using System.Linq;
using LiveApi.Architecture.Tests.Support;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>Which assembly may know which.</summary>
public sealed class AssemblyTests
{
    private static readonly string[] s_simulatorMayUse = ["", "Wire", "Transport", "Profiles", "Audio"];

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void Core_has_never_heard_of_PowerShell(string build)
    {
        using StagedAssembly core = StagedAssembly.Open(build, "LiveApi.Core");

        Assert.DoesNotContain(core.ReferencedAssemblies, name => name.StartsWith("System.Management.Automation", StringComparison.Ordinal));
        Assert.DoesNotContain(core.ReferencedAssemblies, name => name.StartsWith("LiveApi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void The_cmdlets_know_Core_and_no_other_assembly_of_ours(string build)
    {
        using StagedAssembly cmdlets = StagedAssembly.Open(build, "LiveApi.PowerShell");

        Assert.Equal(["LiveApi.Core"], cmdlets.ReferencedAssemblies.Where(name => name.StartsWith("LiveApi", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_simulator_shares_wire_transport_profiles_and_audio_and_never_the_client_that_it_tests()
    {
        using StagedAssembly simulator = StagedAssembly.Open("simulator", "LiveApi.Simulator");

        Rule.Holds("The simulator uses what both sides of the wire share, and no more.", simulator.ReferencedTypes
            .Where(type => TypeNames.RoomOf(type) is { } room && !s_simulatorMayUse.Contains(room))
            .Order(StringComparer.Ordinal));
        Assert.DoesNotContain("System.Management.Automation", simulator.ReferencedAssemblies);
    }
}
