using System;
using System.Text;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Whatever a client sends, the answer is the service's, never a fault of the simulator.</summary>
public class FuzzTests
{
    private static readonly string[] Seeds =
    [
        """{"setup":{"model":"models/gemini-3.8-live","generationConfig":{"responseModalities":["AUDIO"],"temperature":0.5,"thinkingConfig":{"thinkingLevel":"LOW"}},"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT"}}]}],"sessionResumption":{"handle":"x"}}}""",
        """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"hello"},{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]}],"turnComplete":true}}""",
        """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAABAAIAAwA="}}}""",
        """{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/"}}}""",
        """{"realtimeInput":{"audioStreamEnd":true}}""",
        """{"toolResponse":{"functionResponses":[{"id":"1","name":"f","response":{"output":{"a":[1,null]}},"scheduling":"INTERRUPT","willContinue":true}]}}""",
    ];

    private static readonly string[] Pieces = ["null", "[]", "{}", "\"\"", "-1", "1e999", "true", "\\ud800", "\u0000", "audio/pcm;rate=0", "audio/pcm;rate=99999999999", "\"1\"", ",", "}", "[", "9223372036854775808"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_mutated_message_is_accepted_or_refused(int seed)
    {
        Random dice = new(seed);
        for (int i = 0; i < 100; i++)
        {
            using Stage stage = i % 3 == 0 ? new Stage("weather") : Stage.Ready("weather");
            for (int j = 0; j < 5 && stage.Closed is null; j++)
            {
                string message = Mutate(Seeds[dice.Next(Seeds.Length)], dice);
                stage.Client(message);
                stage.Wait(500);
                Assert.False(stage.Closed?.Reason.StartsWith("The simulator failed", StringComparison.Ordinal) == true, $"{stage.Closed?.Reason}\n{message}");
            }
        }
    }

    private static string Mutate(string message, Random dice)
    {
        StringBuilder text = new(message);
        for (int i = dice.Next(3); i >= 0; i--)
        {
            int at = dice.Next(text.Length);
            switch (dice.Next(4))
            {
                case 0: text.Remove(at, Math.Min(dice.Next(8), text.Length - at)); break;
                case 1: text.Insert(at, Pieces[dice.Next(Pieces.Length)]); break;
                case 2: text[at] = (char)dice.Next(32, 127); break;
                default: Replace(text, dice); break;
            }

            if (text.Length == 0) { text.Append('{'); }
        }

        return text.ToString();
    }

    /// <summary>Puts another value in the place of a whole one.</summary>
    private static void Replace(StringBuilder text, Random dice)
    {
        string all = text.ToString();
        int colon = all.IndexOf(':', dice.Next(all.Length));
        if (colon < 0) { return; }
        int end = all.IndexOfAny([',', '}'], colon);
        if (end > colon) { text.Remove(colon + 1, end - colon - 1).Insert(colon + 1, Pieces[dice.Next(Pieces.Length)]); }
    }
}
