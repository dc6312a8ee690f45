using System;
using System.Collections.Generic;

namespace LiveApi.Simulator.Conformance;

/// <summary>
/// One thing that the service asks of every client. The number stays what it is in later versions.
/// </summary>
/// <param name="Number">Its group and its place there, such as <c>5.1</c>.</param>
/// <param name="Title">What a good client does.</param>
/// <param name="Hint">How to let it happen where it did not.</param>
/// <param name="Judge">What the connections of a run say of it.</param>
internal sealed record ConformanceCase(string Number, string Title, string Hint, Func<SeenRun, Verdict> Judge);

/// <summary>The cases of one part of a conversation.</summary>
internal sealed record CaseGroup(string Name, IReadOnlyList<ConformanceCase> Cases);
