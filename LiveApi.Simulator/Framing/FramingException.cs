using System;

namespace LiveApi.Simulator.Framing;

/// <summary>The peer broke RFC 6455; the connection has to fail with <see cref="Code"/>.</summary>
internal sealed class FramingException(int code, string message) : Exception(message)
{
    internal int Code { get; } = code;
}
