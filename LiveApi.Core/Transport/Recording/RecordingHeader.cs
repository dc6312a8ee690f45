using System;

namespace LiveApi.Transport;

/// <summary>What a recording says of itself.</summary>
/// <param name="Version">The version of its format; 0 for the logs of Google's SDK tests, which have none.</param>
/// <param name="Made">When it was begun, where it says so.</param>
/// <param name="Program">What made it, where it says so.</param>
/// <param name="Media">What became of media.</param>
/// <param name="HasTimes">False where the format has no times: then all of it happens at 0.</param>
public sealed record RecordingHeader(int Version, DateTimeOffset? Made, string? Program, RecordedMedia Media, bool HasTimes);
