using System;
using System.Management.Automation;
using System.Text;

namespace LiveApi.Shell.Host;

/// <summary>What stands behind the standard streams, found out once.</summary>
internal sealed record Terminal
{
    /// <summary>Output goes to a person: escapes, colour and progress make sense.</summary>
    internal required bool Live { get; init; }

    /// <summary>Errors have a stream of their own.</summary>
    internal required bool SeparateErrors { get; init; }

    /// <summary>Colour is wanted and understood.</summary>
    internal required bool Colour { get; init; }

    internal static Terminal Attach()
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        if (Console.IsInputRedirected)
        {
            Console.InputEncoding = utf8;
        }

        bool live = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        Terminal terminal = new()
        {
            Live = live,
            SeparateErrors = Console.IsErrorRedirected,
            Colour = live && Environment.GetEnvironmentVariable("NO_COLOR") is null,
        };
        PSStyle.Instance.OutputRendering = terminal.Colour ? OutputRendering.Host : OutputRendering.PlainText;
        return terminal;
    }
}
