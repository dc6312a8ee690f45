using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>The vocabulary of scenarios. Reading, suggestions and the editors' schema all go by this one table.</summary>
internal static class StepGrammar
{
    internal static readonly Option[] ExpectationOptions =
    [
        new("heard", Shape.Text, "What is understood of the speech: it is sent as input transcription."),
        new("saying", Shape.Text, "Words that the text has to hold, in any case; between slashes a pattern, whose named groups become variables."),
        new("like", Shape.Json, "What the message, the setup or the function's response has to hold: JSON in which texts may be /patterns/, ranges such as 5..9 or >= 5, or *."),
        new("from", Shape.Text, "The function that has to have answered."),
        new("at-least", Shape.Duration, "How long the speech, or the silence, has to be."),
        new("at-most", Shape.Duration, "How long the speech may be."),
        new("capture", Shape.Names, "Variables, and the paths of the facts that they take: sky: response.output.sky."),
        new("then", Shape.Steps, "Steps that follow if it is this."),
    ];

    private static readonly Option[] Patience =
    [
        new("within", Shape.Duration, "The scenario fails if nothing of this comes in time."),
        new("otherwise", Shape.Text, "What a turn of another kind means.", "fail", "skip", "start-over"),
    ];

    internal static IReadOnlyList<StepKind> Kinds { get; } =
    [
        new("expect", "Waits for the client.", Shape.Text, [.. ExpectationOptions, .. Patience], ExpectReader.Expect),
        new("either", "Waits for one of several things.", Shape.Alternatives, Patience, ExpectReader.Either),
        new("say", "The model speaks.", Shape.Text,
        [
            new("sound", Shape.Text, "Where the sound comes from.", "generated", "echo", "silence", "none"),
            new("file", Shape.Text, "A WAV file to say, beside the scenario."),
            new("lead-in", Shape.Duration, "Exact silence before the generated sound."),
            new("lasting", Shape.Duration, "How long the generated sound is, whatever the words."),
            new("after", Shape.Duration, "How long the model thinks first."),
            new("thought", Shape.Text, "What it thinks: sent first, to clients that asked for thoughts."),
            new("turn", Shape.Text, "Whether the turn ends with it, or because the user is expected to go on.", "ends", "goes-on", "waits-for-input"),
            new("reason", Shape.Text, "Why the turn ends: a turnCompleteReason."),
            new("grounding", Shape.Json, "What it was found in: queries, and sources with uri and title."),
        ], SayReader.Say),
        new("call", "The model calls a function, or several at once.", Shape.Calls,
        [
            new("arguments", Shape.Json, "The arguments of the call."),
            new("id", Shape.Text, "The id of the call."),
            new("blocking", Shape.YesNo, "Whether the model waits for the answer; by default as declared."),
        ], CallReader.Call),
        new("cancel", "The model takes calls back: those of one function, or all.", Shape.Text, [], step
            => new CancelStep(step.Place, step.IsBare ? null : step.Values.Text(step.Value))),
        new("interrupt", "The model is interrupted.", Shape.Nothing, [], step => new InterruptStep(step.Place)),
        new("wait", "Time passes.", Shape.Duration, [], step => new WaitStep(step.Place, step.Values.Duration(step.Value))),
        new("repeat", "Steps over and over: a number of times, or forever.", Shape.Text,
            [new("steps", Shape.Steps, "The steps to repeat.")], BlockReader.Repeat),
        new("if", "Steps for one case and for the other.", Shape.Condition,
            [new("then", Shape.Steps, "Steps if it holds."), new("else", Shape.Steps, "Steps if it does not.")], BlockReader.If),
        new("include", "The steps of another file stand here.", Shape.Text,
            [new("with", Shape.Json, "Variables for it, and their values.")], step => step.Reader.Include(step)),
        new("set", "Remembers values under names.", Shape.Json, [], step
            => step.Value is MapNode ? new SetStep(step.Place, (JsonObject)NodeJson.ToJson(step.Value)!) : throw step.Values.Wrong(step.Value, "names and values are expected here")),
        new("go-away", "The service warns that it will end the connection, and ends it if the client does not.", Shape.Duration, [], step
            => new GoAwayStep(step.Place, step.Values.Duration(step.Value))),
        new("close", "The service ends the connection with a code.", Shape.Count,
            [new("reason", Shape.Text, "The reason beside the code.")], step
            => new CloseStep(step.Place, step.Values.CloseCode(step.Value), step.Template("reason") ?? new Template(""))),
        new("drop", "The connection breaks without a close frame: it ends, or is reset.", Shape.Text, [], step
            => new DropStep(step.Place, !step.IsBare && step.Values.Word(step.Value, "end", "reset") == "reset")),
        new("stall", "The service sends nothing for a time, or forever, and stays connected.", Shape.Text, [], step
            => new StallStep(step.Place, step.Value is TextNode { Text: "forever" } ? null : step.Values.Duration(step.Value))),
        new("fault", "Something goes wrong: with the connection at once, or with the next message that it can happen to.", Shape.Fault, [], step
            => new FaultStep(step.Place, FaultReader.One(step.Value, step.Values))),
        new("service", "The service behaves in another way from now on.", Shape.Json, [], step => new ServiceStep(step.Place, KnobReader.ReadChange(step.Value, step.Reader))),
        new("send-bytes", "The service writes bytes without a frame of its own around them, in hexadecimal.", Shape.Text, [], step
            => new SendBytesStep(step.Place, step.Values.Hexadecimal(step.Value))),
        new("maybe", "Steps by chance, such as 10%: the simulator's seed decides.", Shape.Text,
            [new("steps", Shape.Steps, "Steps if it happens."), new("else", Shape.Steps, "Steps if it does not.")], step
            => new MaybeStep(step.Place, step.Values.Percent(step.Value), step.Steps("steps"), step.Steps("else"))),
        new("expire", "The client's key or token expires.", Shape.Nothing,
            [new("reason", Shape.Text, "What the service says to the next message.")], step
            => new ExpireStep(step.Place, step.Template("reason") ?? new Template(Validation.CredentialCheck.Expired))),
        new("send", "The service sends a message of your own making.", Shape.Json,
            [new("frame", Shape.Text, "The kind of frame.", "binary", "text")], step => new SendStep(
            step.Place,
            step.Value is TextNode ? null : NodeJson.ToJson(step.Value),
            step.Value is TextNode text ? text.Text : null,
            step.Get("frame") is { } frame && step.Values.Word(frame, "binary", "text") == "text")),
        new("note", "A remark for the journal.", Shape.Text, [], step => new NoteStep(step.Place, new Template(step.Values.Text(step.Value)))),
        new("fail", "The scenario finds that the client did wrong.", Shape.Text, [], step => new FailStep(step.Place, new Template(step.Values.Text(step.Value)))),
    ];
}
