using System;

namespace LiveApi.Audio;

/// <summary>A piece of PCM16 and its place: where it begins in its source, and how long it lasts.</summary>
public readonly record struct AudioChunk(ReadOnlyMemory<byte> Pcm, TimeSpan Position, TimeSpan Duration);
