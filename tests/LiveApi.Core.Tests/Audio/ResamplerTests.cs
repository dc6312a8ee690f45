using System;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class ResamplerTests(ITestOutputHelper output)
{
    public static TheoryData<int, int> Rates => new()
    {
        { 48_000, 16_000 }, { 44_100, 16_000 }, { 24_000, 16_000 }, { 8_000, 16_000 }, { 16_000, 24_000 },
        { 16_000, 16_000 }, { 11_025, 48_000 }, { 192_000, 8_000 }, { 15_999, 16_000 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Blocks_of_any_size_give_the_same_samples(int from, int to)
    {
        float[] noise = Tone.Noise(seed: 7, length: from / 10);
        float[] whole = Resampling.All(new Resampler(from, to), noise);
        Assert.Equal(whole, Resampling.All(new Resampler(from, to), noise, 1));
        Assert.Equal(whole, Resampling.All(new Resampler(from, to), noise, 3, 1_000, 1, 257, 33));
        Assert.Equal(whole, Resampling.All(new Resampler(from, to), noise, 320));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void The_output_is_as_long_as_the_input_lasts(int from, int to)
    {
        foreach (int length in new[] { 0, 1, 2, 3, 7, 160, 441, 1_000, 9_999 })
        {
            long wanted = (long)Math.Round((decimal)length * to / from, MidpointRounding.AwayFromZero);
            Assert.Equal(wanted, Resampling.All(new Resampler(from, to), new float[length]).Length);
            Assert.Equal(wanted, new Resampler(from, to).OutputLength(length));
        }
    }

    [Theory]
    [InlineData(48_000, 16_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(8_000, 16_000)]
    [InlineData(16_000, 24_000)]
    public void A_click_stays_at_its_time(int from, int to)
    {
        float[] click = new float[from];
        click[from / 2] = 1;
        float[] heard = Resampling.All(new Resampler(from, to), click);
        Assert.Equal(to / 2, Array.IndexOf(heard, heard.Max()));
    }

    [Fact]
    public void Mono_16_bit_at_the_same_rate_passes_bit_for_bit()
    {
        byte[] every = Pcm16.Bytes(Enumerable.Range(short.MinValue, 65_536).Select(level => (short)level).ToArray()).ToArray();
        Assert.Equal(every, Resampler.Convert(every, 16_000, 16_000));
    }

    [Theory]
    [InlineData("two-utterances.en.16k.wav")]
    [InlineData("table-reservation.de.44k-stereo.wav")]
    [InlineData("wait-tomorrow.en.48k-24bit.wav")]
    [InlineData("wait-tomorrow.en.24k-float.wav")]
    [InlineData("where-is-the-station.fr.8k-mulaw.wav")]
    public async Task Speech_survives_the_way_up_and_back(string name)
    {
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio(name), cancellationToken: TestContext.Current.CancellationToken);
        byte[] speech = await input.ReadToEndAsync(TestContext.Current.CancellationToken);
        byte[] back = Resampler.Convert(Resampler.Convert(speech, 16_000, 24_000), 24_000, 16_000);
        AudioComparison comparison = AudioComparison.Of(speech, back, maxOffset: 4);
        output.WriteLine($"{name} from 16 to 24 kHz and back: {comparison.SnrDecibels:0.0} dB");
        Assert.Equal(speech.Length, back.Length);
        Assert.Equal(0, comparison.Offset);
        Assert.True(comparison.SnrDecibels > 75, $"The signal is only {comparison.SnrDecibels:0.0} dB above what differs.");
    }

    [Theory]
    [InlineData(0, 16_000)]
    [InlineData(16_000, -1)]
    [InlineData(999, 16_000)]
    [InlineData(16_000, 768_001)]
    public void A_rate_that_cannot_be_is_refused(int from, int to)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(from, to));

    [Fact]
    public void Nothing_can_be_written_after_the_end()
    {
        Resampler resampler = new(48_000, 16_000);
        resampler.Complete();
        Assert.Throws<InvalidOperationException>(() => resampler.Write(new float[1]));
    }
}
