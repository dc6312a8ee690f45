using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>A random conversation: what happens in it, and what the service is like.</summary>
/// <param name="Dice">Seed of the service's chances and of the client's pauses.</param>
/// <param name="Model">One whose handles come once a connection, or after each turn, or one of Vertex AI's transparent mode.</param>
/// <param name="Bundling">How the service puts members into messages.</param>
/// <param name="Jitter">Milliseconds by which the service's messages are late, at most.</param>
/// <param name="Acts">What happens, in order.</param>
internal sealed record Plan(int Dice, string Model, string Bundling, int Jitter, IReadOnlyList<Act> Acts)
{
    internal static string[] Models { get; } =
    [
        "models/gemini-3.8-live",
        "models/gemini-2.5-flash-native-audio-preview-12-2025",
        "models/gemini-3.1-flash-live-preview",
        "projects/p1/locations/global/publishers/google/models/gemini-3.8-live",
    ];

    /// <summary>Whether the service is Vertex AI and says how far it has come, so that everything after that is sent again.</summary>
    internal bool IsTransparent => Model == Models[3];

    internal static string[] Bundlings { get; } = ["separate", "bundled", "scattered"];

    /// <summary>Whether the session may end by itself: a fault that nothing is to be done about, or more of them than it has attempts for.</summary>
    internal bool MayEnd
        => Acts.Any(static act => act.Kind == ActKind.Close && !Closing.All[act.Amount].GoesOn)
            || Acts.Any(static act => act is { Kind: ActKind.RefuseUpgrade, Amount: 404 })
            || Acts.Count(static act => act is { Kind: ActKind.RefuseUpgrade, Amount: 401 } || (act.Kind == ActKind.Close && Closing.All[act.Amount].IsAuth)) > 1
            || Acts.Count(static act => act.Kind is ActKind.Drop or ActKind.Close or ActKind.HalfOpen or ActKind.RefuseUpgrade or ActKind.RefuseHandle) > 6;

    /// <summary>Whether the model takes functions that it does not wait for.</summary>
    internal bool HasFreeTools => Model != Models[2];

    /// <summary>What the service does about what the user does.</summary>
    internal string Scenario => $$"""
        name: anything
        service: { session limit: off, video session limit: off, bundling: {{Bundling}}, jitter: {{Jitter}} ms }
        steps:
          - repeat: forever
            steps:
              - either:
                  - expect: text
                    saying: /^Q(?<q>\d+) short/
                    then:
                      - say: "{{Utterance.Short("${q}")}}"
                        lasting: 1s
                  - expect: text
                    saying: /^Q(?<q>\d+) long/
                    then:
                      - say: "{{Utterance.Long("${q}")}}"
                        lasting: 8s
                  - expect: text
                    saying: /^Q(?<q>\d+) blocking/
                    then:
                      - call: fetch
                        arguments: { q: "${q}" }
                        blocking: yes
                  - expect: text
                    saying: /^Q(?<q>\d+) free/
                    then:
                      - call: watch
                        arguments: { q: "${q}" }
                        blocking: {{(HasFreeTools ? "no" : "yes")}}
                  - expect: text
                    saying: /^Q(?<q>\d+) both/
                    then:
                      - call:
                          - { tool: fetch, arguments: { q: "${q}" }, blocking: yes }
        {{(HasFreeTools ? """                  - { tool: watch, arguments: { q: "${q}" }, blocking: no }""" : "")}}
                  - expect: tool response
                    then:
                      - say: "{{Utterance.Result("${answer}")}}"
                        lasting: 1s
                  - expect: speech
                    then:
                      - say: "{{Utterance.Heard}}"
                        lasting: 1s
                  - expect: text
                    then:
                      - say: "{{Utterance.Puzzled}}"
                        lasting: 1s
        """;

    public override string ToString()
        => $"model {Model}, {Bundling}, jitter {Jitter} ms, dice {Dice}{string.Concat(Acts.Select(static (act, number) => $"\n  {number + 1}. {act}"))}";
}
