using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LiveApi.Architecture.Tests.Support;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>What lies beside the manifest once the module is staged: each file too many is a clash in somebody's session.</summary>
public sealed class StagedFilesTests
{
    private static readonly string[] s_ours = ["LiveApi.Core.dll", "LiveApi.PowerShell.dll"];

    /// <summary>What Windows PowerShell and PowerShell 7.2 to 7.5 have not, or have not this new.</summary>
    private static readonly string[] s_netStandardNeeds =
    [
        "Microsoft.Bcl.AsyncInterfaces.dll",
        "Microsoft.Bcl.TimeProvider.dll",
        "System.Buffers.dll",
        "System.Memory.dll",
        "System.Numerics.Vectors.dll",
        "System.Runtime.CompilerServices.Unsafe.dll",
        "System.Text.Encodings.Web.dll",
        "System.Text.Json.dll",
        "System.Threading.Channels.dll",
        "System.Threading.Tasks.Extensions.dll",
    ];

    /// <summary>What signs in to Google accounts, in a folder that nothing looks into by itself.</summary>
    private static readonly string[] s_google = ["google/Google.Apis.Auth.dll", "google/Google.Apis.Core.dll", "google/Google.Apis.dll", "google/LiveApi.GoogleAuth.dll"];

    [Fact]
    public void The_net10_build_ships_our_assemblies_and_apart_from_them_Googles_and_nothing_else()
        => Assert.Equal([.. s_ours, .. s_google], Assemblies("net10.0"));

    [Fact]
    public void The_netstandard_build_ships_our_assemblies_and_what_older_shells_lack()
        => Assert.Equal([.. s_ours.Concat(s_netStandardNeeds).Order(StringComparer.Ordinal), .. s_google, "google/Newtonsoft.Json.dll"], Assemblies("netstandard2.0"));

    [Fact]
    public void PowerShells_own_assembly_is_nowhere()
        => Rule.Holds(
            "System.Management.Automation belongs to the shell that loads the module.",
            Directory.EnumerateFiles(Repository.PathOf("bin"), "System.Management.Automation*", SearchOption.AllDirectories));

    [Fact]
    public void The_simulator_is_a_program_of_its_own_with_all_it_needs()
    {
        Assert.True(File.Exists(Repository.PathOf("bin", "simulator", "LiveApi.Simulator.dll")));
        Assert.True(File.Exists(Repository.PathOf("bin", "simulator", "LiveApi.Simulator.runtimeconfig.json")));
        Assert.DoesNotContain("LiveApi.PowerShell.dll", Assemblies("simulator"));
    }

    private static IEnumerable<string> Assemblies(string folder)
        => Directory.EnumerateFiles(Repository.PathOf("bin", folder), "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.PathOf("bin", folder), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
