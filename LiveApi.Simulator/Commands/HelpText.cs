using System;
using System.Linq;

namespace LiveApi.Simulator.Commands;

/// <summary>What the program says of itself, and of each of its commands.</summary>
internal static class HelpText
{
    internal static readonly CommandHelp[] Commands =
    [
        new("serve", "Listen as a Live service until stopped.", """
            LiveApi.Simulator serve [options]

            Listens on this machine until it is stopped (Ctrl+C), and prints 'listening on
            ws://127.0.0.1:PORT' once it does. A client's base URL picks scenario and journal:
            ws://127.0.0.1:PORT/s/SCENARIO/RUN. The page, for a browser: http://127.0.0.1:PORT/

              --scenario X       A built-in scenario by name, or a YAML file. Default: parrot.
              --replay FILE      In place of a scenario, say what a recorded service said, at any
                                 speed, and hold clients to what the recorded one said. Audio may
                                 be cut in other ways, members may be added.
              --strict           With --replay: every value, and every cut of the audio.
              --port N           The port. Default: 0, any free one.
              --host ADDRESS     Listen on another address than 127.0.0.1; 0.0.0.0 is all of
                                 them, as a container needs. Says so loudly.
              --allow-host A,B   Names under which the page and the control API answer, too;
                                 they do for addresses, localhost and names without a dot.
              --tls              Listen for wss, with a certificate made now. A line before the
                                 address tells the file of the authority to trust; it is deleted
                                 at the end.
              --speed N          How fast conversations run: 1 is the real service, 60 is sixty
                                 times as fast, 'instant' waits for nothing. Default: 1.
              --seed N           What ids and chances are made from. Default: 1.
              --keep-audio       Keep the audio of both sides for the journal:
                                 GET /control/journal/RUN/CONNECTION/heard.wav, said.wav
              --stop-with-stdin  Stop when standard input ends.
              --quiet            No log on standard error.
              --json             Say where it listens in JSON: {"listening":"ws://...",
                                 "page":"http://..."}, with --tls "certificate", too.

            The journal of a run: GET http://127.0.0.1:PORT/control/journal/RUN (without a run:
            all), with ?waitFor=KIND once there is such a message. POST .../RUN/steps does steps
            now, DELETE .../RUN forgets the run. GET /control lists all of it.

            Exit codes: 0 it was stopped; 1 the scenario or recording is not good, or the port
            cannot be used; 2 the command line was not understood.

            """),
        new("record", "Stand between clients and a service, and write sessions down.", """
            LiveApi.Simulator record --upstream URL FILE [options]

            Passes what clients and a service say on to the other, and writes it into FILE: with
            times, without keys and tokens. The file is its owner's alone.

              --upstream URL     The base URL of the service, such as
                                 wss://generativelanguage.googleapis.com.
              --ca FILE          Certificates to trust for the service, in place of the system's.
              --keep-audio       Keep audio and pictures as they are; else the file has a
                                 stand-in of the same length and level.
              --force            Write over a file that is there.
              --port N           The port to listen at. Default: 0, any free one.
              --tls              Listen for wss, with a certificate made now. A line before the
                                 address tells the file of the authority to trust; it is deleted
                                 at the end.
              --stop-with-stdin  Stop when standard input ends.
              --quiet            No log on standard error.
              --json             Say where it listens in JSON, and at the end what was written:
                                 {"file":"...","connections":2,"leftOut":0}

            Exit codes: 0 it was stopped; 1 the file is there already, cannot be written, or the
            port cannot be used; 2 the command line was not understood.

            """),
        new("to-scenario", "Make an editable scenario of a recording.", """
            LiveApi.Simulator to-scenario FILE [options]

            Makes a scenario that 'check' accepts and that plays what was recorded.

              --output FILE      Write it there. Default: standard output.
              --force            Write over what is there.
              --json             {"recording":"...","name":"...","steps":12,"output":"..."}; without
                                 --output the scenario itself is in "scenario".

            Exit codes: 0 it was made; 1 the recording cannot be read, or the output cannot be
            written; 2 the command line was not understood.

            """),
        new("list", "The built-in scenarios, or the text of one.", """
            LiveApi.Simulator list [NAME] [--json]

            Without a name: the built-in scenarios and what each is for. With one: its YAML, to
            begin a scenario of your own with.

              --json             [{"name":"...","about":"..."}]; of one, with its text in "yaml".

            Exit codes: 0 good; 2 the command line was not understood, or there is no such
            scenario.

            """),
        new("check", "Read scenarios, and say all that is wrong with them.", """
            LiveApi.Simulator check FILE|NAME... [--json]

            Says all that is wrong with each, with line, column and what was perhaps meant.

              --json             [{"file":"...","good":true,"name":"...","about":"...","steps":3,
                                 "faults":[{"file":"...","line":1,"column":1,"problem":"...",
                                 "suggestion":"..."}]}]

            Exit codes: 0 all are good; 1 some are not; 2 the command line was not understood.

            """),
        new("conformance", "Say how a client did, by the journal of what it said.", """
            LiveApi.Simulator conformance FILE|URL [options]

            Judges a client in numbered cases by what it said to the simulator: passed, warned,
            failed, or not seen, with what would show it. URL is the address of a simulator that
            runs, FILE the answer of GET /control/journal/RUN. The scenario 'conformance' shows a
            client most of it: connect with sessionResumption and a function get_weather, say
            something after each turn, answer calls, and come back after the goAway.

              --run RUN          The run to judge. Default: default.
              --html FILE        Write the report as a page, too.
              --nunit FILE       Write it in the form of NUnit 3, for build servers, too.
              --complete         What was not seen counts as failed.
              --json             {"run":"...","connections":2,"passed":20,"warned":1,"failed":0,
                                 "notSeen":9,"cases":[{"number":"1.1","group":"...",
                                 "title":"...","outcome":"passed","remark":"..."}],
                                 "findings":[{"connection":1,"message":3,"kind":"...",
                                 "finding":"..."}]}

            Exit codes: 0 nothing failed; 1 something did, or there is no journal; 2 the command
            line was not understood.

            """),
        new("schema", "The JSON schema of scenarios, for editors.", """
            LiveApi.Simulator schema

            Prints the JSON schema of scenarios.

              --json             The same: it is JSON.

            Exit codes: 0 good; 2 the command line was not understood.

            """),
    ];

    internal static string All { get; } = $"""
        LiveApi.Simulator: a local server that speaks the Gemini Live API, for tests.

        Usage: LiveApi.Simulator COMMAND [options]

        {string.Join('\n', Commands.Select(command => $"  {command.Name,-13}{command.About}"))}

        LiveApi.Simulator COMMAND --help has the options of one. --version is the version.

        Exit codes: 0 good, 1 failed, 2 the command line was not understood.

        """;

    /// <summary>The help of a command; null where there is none of the name.</summary>
    internal static string? Of(string command) => Array.Find(Commands, known => known.Name == command)?.Text;
}

internal sealed record CommandHelp(string Name, string About, string Text);
