using System;
using System.Linq;
using LiveApi.Audio;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>When an answer can be heard: the silence that it begins with is waited through, too.</summary>
public sealed class FirstSoundTests
{
    [Fact]
    public void The_onset_is_found_to_within_a_window()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(120), SoundOnset.In([.. Silence(120), .. Tone(80)], 24_000));
        Assert.Equal(TimeSpan.Zero, SoundOnset.In(Tone(5), 24_000));
        Assert.Null(SoundOnset.In(Silence(200), 24_000));
        Assert.Null(SoundOnset.In([], 24_000));
    }

    [Theory]
    [InlineData(0.0030, false)]
    [InlineData(0.0035, true)]
    public void What_can_be_heard_has_a_level_that_is_stated(double amplitude, bool heard)
        => Assert.Equal(heard, SoundOnset.In(Square(amplitude, 20), 24_000) is not null);

    [Fact]
    public void Silence_is_played_before_the_sound()
    {
        FirstSound first = new();
        first.Add(Piece(Silence(200)), TimeSpan.Zero);
        first.Add(Piece([.. Silence(50), .. Tone(150)]), TimeSpan.FromMilliseconds(30));
        first.Add(Piece(Tone(200)), TimeSpan.FromMilliseconds(60));

        Assert.Equal(TimeSpan.FromMilliseconds(250), first.At);
    }

    [Fact]
    public void A_piece_that_comes_late_is_played_when_it_is_there()
    {
        FirstSound first = new();
        first.Add(Piece(Silence(100)), TimeSpan.Zero);
        first.Add(Piece(Tone(100)), TimeSpan.FromMilliseconds(400));

        Assert.Equal(TimeSpan.FromMilliseconds(400), first.At);
    }

    [Fact]
    public void Silence_alone_is_never_heard()
    {
        FirstSound first = new();
        first.Add(Piece(Silence(100)), TimeSpan.Zero);

        Assert.Null(first.At);
    }

    private static LiveAudio Piece(byte[] pcm) => new(pcm, 24_000);

    private static byte[] Silence(int milliseconds) => new byte[48 * milliseconds];

    private static byte[] Tone(int milliseconds) => Square(0.5, milliseconds);

    private static byte[] Square(double amplitude, int milliseconds) => [.. Enumerable.Range(0, 24 * milliseconds)
        .SelectMany(sample => BitConverter.GetBytes((short)(sample / 12 % 2 == 0 ? 32_767 * amplitude : -32_767 * amplitude)))];
}
