using LiveApi.Architecture.Tests.Support;
using LiveApi.Troubleshooting;
using Xunit;

namespace LiveApi.Architecture.Tests;

/// <summary>What others stand on, and what is made from data: each has a copy that changes with a reader's knowledge only.</summary>
public sealed class ApprovedTests
{
    [Fact]
    public void The_troubleshooting_page_is_made_from_the_close_catalogue_as_it_is_now()
        => Approved.Matches(TroubleshootingPage.Write(), "docs", "troubleshooting.md");
}
