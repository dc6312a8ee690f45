namespace LiveApi.Simulator.Commands;

internal static class HelpText
{
    internal const string All = """
        LiveApi.Simulator: a local server that speaks the Gemini Live API, for tests.

        Usage: LiveApi.Simulator COMMAND [options]

          serve             Listen on this machine until stopped (Ctrl+C).
                            Prints 'listening on ws://127.0.0.1:PORT' once it does.
            --scenario X    A built-in scenario by name, or a YAML file. Default: parrot.
            --replay FILE   In place of a scenario, say what a recorded service said, at any
                            speed, and hold clients to what the recorded one said. Audio may
                            be cut in other ways, members may be added.
            --strict        With --replay: every value, and every cut of the audio.
            --port N        The port. Default: 0, any free one.
            --host ADDRESS  Listen on another address than 127.0.0.1; 0.0.0.0 is all of
                            them, as a container needs. Says so loudly.
            --allow-host A,B
                            Names under which the page and the control API answer, too;
                            they do for addresses, localhost and names without a dot.
            --speed N       How fast conversations run: 1 is the real service, 60 is sixty
                            times as fast, 'instant' waits for nothing. Default: 1.
            --seed N        What ids are made from. Default: 1.
            --stop-with-stdin
                            Stop when standard input ends.
            --keep-audio    Keep the audio of both sides for the journal:
                            GET /control/journal/RUN/CONNECTION/heard.wav, said.wav
            --quiet         No log on standard error.
            --tls           Listen for wss, with a certificate made now. The line before tells the
                            file of the authority to trust; it is deleted at the end.
            --json          Say where it listens in JSON: {"listening":"ws://...",
                            "page":"http://..."}
          record --upstream URL FILE
                            Stand between clients and a service, and write sessions down:
                            with times, without keys and tokens. --port, --quiet, --json
                            and --stop-with-stdin are as above.
            --upstream URL  The base URL of the service, such as
                            wss://generativelanguage.googleapis.com.
            --keep-audio    Keep audio and pictures as they are; else the file has a
                            stand-in of the same length and level.
            --force         Write over a file that is there.
          to-scenario FILE  Make an editable scenario of a recording. --output FILE writes it
                            there, --force over what is there.
          list              The built-in scenarios.
          list NAME         The text of one, to begin a scenario of your own with.
          check FILE|NAME...
                            Read scenarios, and say all that is wrong with them, with line,
                            column and what was perhaps meant. --json for programs.
          schema            The JSON schema of scenarios, for editors.

          --help, --version

        A client's base URL picks scenario and journal: ws://127.0.0.1:PORT/s/SCENARIO/RUN
        The page, for a browser: http://127.0.0.1:PORT/
        The journal of a run: GET http://127.0.0.1:PORT/control/journal/RUN (without a run: all),
        with ?waitFor=KIND once there is such a message. POST .../RUN/steps does steps now,
        DELETE .../RUN forgets the run. GET /control lists all of it.

        Exit codes: 0 good, 1 failed, 2 the command line was not understood.

        """;
}
