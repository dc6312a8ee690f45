namespace LiveApi.Profiles;

/// <summary>Prices of the paid tier, in US dollars for a million tokens.</summary>
public sealed record TokenPrices
{
    /// <summary>Text that goes in.</summary>
    public required decimal InputText { get; init; }

    /// <summary>Audio that goes in.</summary>
    public required decimal InputAudio { get; init; }

    /// <summary>Images and video that go in.</summary>
    public required decimal InputVideo { get; init; }

    /// <summary>Text that comes out, thinking and transcripts included.</summary>
    public required decimal OutputText { get; init; }

    /// <summary>Audio that comes out.</summary>
    public required decimal OutputAudio { get; init; }

    /// <summary>Where the prices come from.</summary>
    public string? Source { get; init; }

    /// <summary>The day of the prices, as yyyy-MM-dd.</summary>
    public string? AsOf { get; init; }
}
