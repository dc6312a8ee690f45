using System;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Speech;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>Where the sound of a line comes from.</summary>
internal enum SoundSource
{
    /// <summary>Speech-like sound made from the words.</summary>
    Generated,
    /// <summary>The user's own speech, from the last utterance; for text, generated.</summary>
    Echo,
    /// <summary>A WAV file.</summary>
    File,
    None,
    /// <summary>Samples of nothing.</summary>
    Silence,
}

/// <summary>The model says something.</summary>
internal sealed record SayStep(Place Place, Template Words) : Step(Place)
{
    internal SoundSource Source { get; init; }

    internal byte[] File { get; init; } = [];

    internal TimeSpan LeadIn { get; init; }

    internal TimeSpan? Lasting { get; init; }

    internal TimeSpan? After { get; init; }

    internal Template? Thought { get; init; }

    internal bool TurnGoesOn { get; init; }

    internal bool WaitsForInput { get; init; }

    internal string? Reason { get; init; }

    internal Grounding? Grounding { get; init; }

    internal override void Begin(ScenarioRun run)
    {
        string words = run.Fill(Words);
        string? thought = Thought is null ? null : run.Fill(Thought);
        SpokenLine line = new(words, Sound(words, run.Cursor.Last), thought, After ?? run.Stage.Service.ResponseDelay)
        {
            Grounding = Grounding?.Of(words, run.Value),
            Reason = Reason,
            WaitsForInput = WaitsForInput,
        };
        run.Stage.Say(line, !TurnGoesOn, run.Park());
    }

    public override string ToString() => $"say \"{StageEvent.Shorten(Words.Text)}\"";

    private ISpeech? Sound(string words, StageEvent? last) => Source switch
    {
        SoundSource.None => null,
        SoundSource.Silence => new GeneratedSpeech("", Lasting ?? TimeSpan.FromSeconds(1), TimeSpan.Zero),
        SoundSource.File => new RecordedSpeech(File),
        SoundSource.Echo when last?.Utterance is { Pcm: { Length: > 0 } pcm, Rate: int rate } => RecordedSpeech.From(pcm, rate),
        _ => words.Length == 0 && Lasting is null ? null : new GeneratedSpeech(words, LeadIn, Lasting),
    };
}
