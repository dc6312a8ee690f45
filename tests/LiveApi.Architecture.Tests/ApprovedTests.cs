using LiveApi.Architecture.Tests.Support;
using LiveApi.Troubleshooting;
using PublicApiGenerator;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>What others stand on, and what is made from data: each has a copy that changes with a reader's knowledge only.</summary>
public sealed class ApprovedTests
{
    [Fact]
    public void The_public_surface_of_Core_is_the_one_that_was_approved()
    {
        ApiGeneratorOptions options = new()
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute", "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute"],
        };
        string surface = typeof(LiveException).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

        Approved.Matches(surface, "tests", "LiveApi.Architecture.Tests", "LiveApi.Core.approved.txt");
    }

    [Fact]
    public void The_troubleshooting_page_is_made_from_the_close_catalogue_as_it_is_now()
        => Approved.Matches(TroubleshootingPage.Write(), "docs", "troubleshooting.md");
}
