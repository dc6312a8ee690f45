namespace LiveApi.Audio;

/// <summary>The two laws of telephony (ITU-T G.711): eight bits to a 16-bit level.</summary>
internal static class G711
{
    private const int MuLawBias = 0x84;

    internal static int MuLaw(byte code)
    {
        int bits = ~code & 0xFF;
        int level = ((((bits & 0x0F) << 3) + MuLawBias) << ((bits & 0x70) >> 4)) - MuLawBias;
        return (bits & 0x80) != 0 ? -level : level;
    }

    internal static int ALaw(byte code)
    {
        int bits = code ^ 0x55;
        int segment = (bits & 0x70) >> 4;
        int level = ((bits & 0x0F) << 4) + 8;
        if (segment > 0)
        {
            level = (level + 0x100) << (segment - 1);
        }

        return (bits & 0x80) != 0 ? level : -level;
    }
}
