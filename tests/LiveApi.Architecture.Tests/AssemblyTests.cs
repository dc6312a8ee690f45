using System;
using System.IO;
using System.Linq;
using System.Reflection;
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

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void Only_the_sign_in_knows_Googles_library_and_it_finds_every_reference_in_its_very_version(string build)
    {
        StagedAssembly[] google = [.. new[] { "LiveApi.GoogleAuth", "Google.Apis", "Google.Apis.Auth", "Google.Apis.Core" }.Select(name => StagedAssembly.Open($"{build}/google", name))];
        StagedAssembly[] beside = [.. new[] { "LiveApi.Core", "LiveApi.PowerShell" }.Select(name => StagedAssembly.Open(build, name))];
        ILookup<string, string> there = new[] { build, $"{build}/google" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf("bin", folder), "*.dll"))
            .Select(AssemblyName.GetAssemblyName)
            .ToLookup(name => name.Name!, name => name.Version!.ToString(), StringComparer.Ordinal);

        // What the shell has itself: .NET, and on .NET 10 the two that PowerShell brings. Windows PowerShell finds System.Management in .NET Framework.
        bool IsTheShells(string name) => name is "netstandard" or "System.Management" || (build == "net10.0" && (name.StartsWith("System.", StringComparison.Ordinal) || name == "Newtonsoft.Json"));

        Rule.Holds("A reference is answered by the shell or by a file of the very version, since Windows PowerShell redirects nothing.", google
            .SelectMany(assembly => assembly.References)
            .Where(reference => !IsTheShells(reference.Name) && !there[reference.Name].Contains(reference.Version))
            .Select(reference => $"{reference.Name} {reference.Version}").Distinct());
        Rule.Holds("Nothing that is loaded with the module refers to Google's library.", beside
            .SelectMany(assembly => assembly.ReferencedAssemblies).Where(name => name.StartsWith("Google.", StringComparison.Ordinal) || name is "Newtonsoft.Json" or "LiveApi.GoogleAuth"));
        foreach (StagedAssembly assembly in google.Concat(beside)) { assembly.Dispose(); }
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
