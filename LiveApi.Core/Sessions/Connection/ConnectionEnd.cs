using System;

namespace LiveApi.Sessions;

/// <summary>How one connection ended.</summary>
/// <param name="ClosedBy">Who ended it.</param>
/// <param name="Code">The close code; 1006 without a close frame.</param>
/// <param name="Reason">The close reason as it was on the wire.</param>
/// <param name="Fault">What broke, or null.</param>
internal sealed record ConnectionEnd(LiveCloser ClosedBy, int Code, string Reason, Exception? Fault);
