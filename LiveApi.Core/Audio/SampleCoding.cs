namespace LiveApi.Audio;

/// <summary>How one sample is written in a file.</summary>
internal enum SampleCoding
{
    Unknown,
    Unsigned8,
    Signed16,
    Signed24,
    Signed32,
    Float32,
    Float64,
    ALaw,
    MuLaw,
}
