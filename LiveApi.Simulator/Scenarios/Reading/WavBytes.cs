using System.Threading.Tasks;
using LiveApi.Audio;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>A WAV file as mono PCM16 of one rate.</summary>
internal static class WavBytes
{
    // A scenario is read once, before anything is served: nothing waits behind this.
    internal static byte[] Read(string path, int rate) => Task.Run(() => ReadAsync(path, rate)).GetAwaiter().GetResult();

    private static async Task<byte[]> ReadAsync(string path, int rate)
    {
        await using AudioInput input = await AudioFile.OpenAsync(path, new AudioInputOptions { SampleRate = rate });
        return await input.ReadToEndAsync();
    }
}
