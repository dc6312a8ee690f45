using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The program as a user or another program starts it.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task It_says_where_it_listens_serves_and_stops_with_its_input()
    {
        using Process program = Start("serve", "--stop-with-stdin", "--speed", "instant");
        string line = (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        Assert.Matches(@"^listening on ws://127\.0\.0\.1:\d+$", line);

        await using (RawClient client = await RawClient.OpenAsync(new Uri(line["listening on ".Length..])))
        {
            await client.SendAsync("""{"realtimeInput":{"text":"hello"}}""");
            await client.TurnAsync();
        }

        program.StandardInput.Close();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Contains("setup models/gemini-3.8-live", await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_when_the_control_api_says_so_and_tells_clients()
    {
        using Process program = Start("serve", "--quiet");
        Uri address = new((await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!["listening on ".Length..]);
        await using RawClient client = await RawClient.OpenAsync(address);
        using HttpClient http = new();
        await http.PostAsync(new UriBuilder(new Uri(address, "/control/stop")) { Scheme = "http" }.Uri, null, TestContext.Current.CancellationToken);

        Assert.Equal((1001, "The simulator stops."), await client.CloseAsync());
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task A_signal_stops_it_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        using Process program = Start("serve", "--quiet");
        await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using Process kill = Process.Start("kill", ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_that_says_what_to_do()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        (int code, string output, string error) = await RunAsync("serve", "--port", $"{port}");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal($"Port {port} cannot be used: another program listens on it. Stop the program that listens there, or take another port; --port 0 takes any free one.", error.TrimEnd());
    }

    [Theory]
    [InlineData("serv", "There is no command 'serv'. Did you mean 'serve'?")]
    [InlineData("--hepl", "There is no command '--hepl'. Did you mean '--help'?")]
    [InlineData("help lst", "There is no command 'lst'. Did you mean 'list'?")]
    [InlineData("record --upsteam ws://x f", "'record' has no option --upsteam. Did you mean '--upstream'?")]
    [InlineData("record --ca ca.pem --upstream wss://x", "'record' needs one file to write, after its options.")]
    [InlineData("to-scenario --ouput x f", "'to-scenario' has no option --ouput. Did you mean '--output'?")]
    [InlineData("list --jsn", "'list' has no option --jsn. Did you mean '--json'?")]
    [InlineData("list wether", "There is no built-in scenario 'wether'. Did you mean 'weather'?")]
    [InlineData("list weather parrot", "'list' takes one name, or none.")]
    [InlineData("check --jsn weather", "'check' has no option --jsn. Did you mean '--json'?")]
    [InlineData("schema --jsn", "'schema' has no option --jsn. Did you mean '--json'?")]
    [InlineData("schema mine.json", "'schema' takes no 'mine.json'.")]
    [InlineData("serve --port --json", "--port needs a value after it.")]
    [InlineData("serve --prot 1", "'serve' has no option --prot. Did you mean '--port'?")]
    [InlineData("serve --port", "--port needs a value after it.")]
    [InlineData("serve --port 70000", "--port is a number from 0 to 65535, not '70000'.")]
    [InlineData("serve --host mine", "--host is an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them, not 'mine'.")]
    [InlineData("serve --host 192.0.2.1", "--host 192.0.2.1 is no address of this machine.")]
    [InlineData("serve --speed fast", "--speed is a number from 0.01 to 10000, or 'instant', not 'fast'.")]
    [InlineData("serve weather", "'serve' takes options only, not 'weather'. Did you mean --scenario weather?")]
    [InlineData("record --upstream ws://x", "'record' needs one file to write, after its options.")]
    [InlineData("record f", "'record' needs --upstream URL: the base URL of the service to record.")]
    [InlineData("record --upstream wss://x?key=secret f", "--upstream has no query and no name in it: keys come from the clients, and go through.")]
    [InlineData("record --upstream ftp://x f", "--upstream is a base URL such as wss://generativelanguage.googleapis.com.")]
    [InlineData("serve --replay a --scenario b", "'serve' takes --scenario or --replay, not both.")]
    [InlineData("serve --strict", "--strict says how a --replay is kept to: there is none.")]
    [InlineData("to-scenario", "'to-scenario' needs one recording.")]
    [InlineData("conformance", "'conformance' needs one journal: a file, or the address of a simulator that runs.")]
    [InlineData("conformance --nunti x f", "'conformance' has no option --nunti. Did you mean '--nunit'?")]
    [InlineData("check", "'check' needs at least one file, or the name of a built-in scenario.")]
    public async Task What_it_does_not_understand_it_says(string line, string complaint)
    {
        (int code, string output, string error) = await RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_scenario_is_an_error_with_a_suggestion()
    {
        (int code, _, string error) = await RunAsync("serve", "--scenario", "wether");

        Assert.Equal(1, code);
        Assert.Equal("wether: There is no such scenario, neither built in nor as a file. Did you mean 'weather'?", error.TrimEnd());
    }

    [Fact]
    public async Task It_lists_and_shows_and_checks_scenarios()
    {
        Assert.Contains("\nweather ", "\n" + (await RunAsync("list")).Output, StringComparison.Ordinal);
        string text = (await RunAsync("list", "weather")).Output;
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            Assert.Equal((0, $"{file}: good (weather, 1 step)"), ((await RunAsync("check", file)) is var good ? (good.Code, good.Output.TrimEnd()) : default));

            await File.WriteAllTextAsync(file, text.Replace("repeat", "repaet", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            (int code, _, string error) = await RunAsync("check", file);
            Assert.Equal(1, code);
            Assert.Equal($"{file}(7,5): 'repaet' is no step. Did you mean 'repeat'?", error.TrimEnd());

            await File.WriteAllTextAsync(file, "service: { chnk: 2 }\nsteps:\n  - expcet: text\n  - wait: 2\n", TestContext.Current.CancellationToken);
            string[] faults = (await RunAsync("check", "weather", file)).Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
            Assert.Equal([$"{file}(1,12)", $"{file}(3,5)", $"{file}(4,11)"], faults.Select(fault => fault.Split(": ")[0]));

            JsonNode json = JsonNode.Parse((await RunAsync("check", "--json", "Weather", file)).Output)!;
            Assert.Equal(("Weather", true, "weather", 1), ((string)json[0]!["file"]!, (bool)json[0]!["good"]!, (string)json[0]!["name"]!, (int)json[0]!["steps"]!));
            Assert.Equal((3, 5, "'expcet' is no step.", "Did you mean 'expect'?"), ((int)json[1]!["faults"]![1]!["line"]!, (int)json[1]!["faults"]![1]!["column"]!, (string)json[1]!["faults"]![1]!["problem"]!, (string)json[1]!["faults"]![1]!["suggestion"]!));
        }
        finally { File.Delete(file); }
    }

    [Theory]
    [InlineData("serve", "--stop-with-stdin", "--tls", "--replay")]
    [InlineData("record", "--upstream", "--ca", "--tls")]
    [InlineData("to-scenario", "--output", "--force", "--json")]
    [InlineData("list", "--json")]
    [InlineData("check", "--json")]
    [InlineData("conformance", "--run", "--html", "--nunit", "--complete", "--json")]
    [InlineData("schema", "--json")]
    public async Task Each_command_has_its_help_which_names_options_and_exit_codes(string command, params string[] options)
    {
        (int code, string output, string error) = await RunAsync(command, "--help");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith($"LiveApi.Simulator {command}", output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 ", output, StringComparison.Ordinal);
        Assert.All(options, option => Assert.Contains(option, output, StringComparison.Ordinal));
        Assert.Equal(output, (await RunAsync("help", command)).Output);
        Assert.Equal(output, (await RunAsync(command, "--port", "1", "-h")).Output);
        Assert.Contains($"\n  {command} ", (await RunAsync("--help")).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_command_answers_programs_in_json()
    {
        JsonArray list = JsonNode.Parse((await RunAsync("list", "--json")).Output)!.AsArray();
        Assert.Contains(list, scenario => (string?)scenario!["name"] == "weather" && ((string?)scenario["about"])!.Length > 0);
        JsonNode one = JsonNode.Parse((await RunAsync("list", "weather", "--json")).Output)!;
        Assert.Equal((await RunAsync("list", "weather")).Output, (string?)one["yaml"]);
        Assert.Equal("object", (string?)JsonNode.Parse((await RunAsync("schema", "--json")).Output)!["type"]);

        string log = Path.Combine(Sound.Root, "tests", "Golden", "recordings", "version-1.jsonl"), yaml = Path.GetTempFileName();
        JsonNode draft = JsonNode.Parse((await RunAsync("to-scenario", log, "--json")).Output)!;
        Assert.Equal((await RunAsync("to-scenario", log)).Output, (string?)draft["scenario"]);
        Assert.Equal((log, true), ((string)draft["recording"]!, (int)draft["steps"]! > 0));

        (int taken, string nothing, string complaint) = await RunAsync("to-scenario", log, "--output", yaml, "--json");
        Assert.Equal((1, "", $"{yaml} is there already. Give another name, or --force to write over it."), (taken, nothing, complaint.TrimEnd()));
        JsonNode written = JsonNode.Parse((await RunAsync("to-scenario", log, "--output", yaml, "--force", "--json")).Output)!;
        Assert.Equal((yaml, false), ((string)written["output"]!, written.AsObject().ContainsKey("scenario")));
        Assert.True((bool)JsonNode.Parse((await RunAsync("check", yaml, "--json")).Output)![0]!["good"]!);
        File.Delete(yaml);
    }

    [Fact]
    public async Task It_judges_a_client_by_the_journal_of_a_simulator_that_runs_or_of_a_file()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using (RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/mine"))
        {
            await client.SendAsync("""{"realtimeInput":{"text":"hello"}}""");
            await client.TurnAsync();
            await client.SendAsync("""{"realtimeInput":{"txet":"hello"}}""");
            await client.CloseAsync();
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        (string file, string html, string nunit) = (Path.Combine(folder.FullName, "journal.json"), Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.xml"));
        await File.WriteAllTextAsync(file, (await simulator.GetAsync("/control/journal")).ToJsonString(), TestContext.Current.CancellationToken);
        (int code, string output, string error) = await RunAsync("conformance", simulator.Address.AbsoluteUri, "--run", "mine", "--html", html, "--nunit", nunit);
        Assert.Equal((1, ""), (code, error));
        Assert.Contains("  2.1  FAILED    Every message is JSON of members that the service knows", output, StringComparison.Ordinal);
        Assert.Contains(">2.1<", await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("2.1 Every message", await File.ReadAllTextAsync(nunit, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        JsonNode json = JsonNode.Parse((await RunAsync("conformance", file, "--json")).Output)!;
        Assert.Equal(("mine", 1, 1), ((string)json["run"]!, (int)json["failed"]!, json["findings"]!.AsArray().Count));
        Assert.Equal((2, $"{file} has no run 'other'. It has: 'mine'."), ((await RunAsync("conformance", file, "--run", "other")) is var other ? (other.Code, other.Error.ReplaceLineEndings("\n").Split('\n')[0]) : default));
        Assert.Equal(1, (await RunAsync("conformance", simulator.Address.AbsoluteUri)).Code);
        Assert.Equal(1, (await RunAsync("conformance", html)).Code);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("to-scenario nowhere.jsonl")]
    [InlineData("serve --replay nowhere.jsonl")]
    [InlineData("to-scenario LOG --output nowhere/mine.yaml")]
    [InlineData("record --upstream wss://127.0.0.1 --ca nowhere.pem x.jsonl")]
    [InlineData("check nowhere.yaml")]
    [InlineData("conformance nowhere.json")]
    public async Task What_cannot_be_read_or_written_is_a_failure_that_names_it(string line)
    {
        string log = Path.Combine(Sound.Root, "tests", "Golden", "recordings", "version-1.jsonl");
        (int code, string output, string error) = await RunAsync([.. line.Split(' ').Select(word => word == "LOG" ? log : word)]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("nowhere", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_commands_has_their_help_word_for_word()
    {
        string page = (await File.ReadAllTextAsync(Path.Combine(Sound.Root, "docs", "simulator-commands.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        foreach (Commands.CommandHelp command in Commands.HelpText.Commands)
        {
            Assert.Contains($"```text\n{command.Text.ReplaceLineEndings("\n").TrimEnd()}\n```", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Help_and_version_go_to_standard_output()
    {
        (int code, string output, string error) = await RunAsync("--help");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(output, (await RunAsync("-h")).Output);
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", (await RunAsync("--version")).Output);
        Assert.Equal(2, (await RunAsync()).Code);
    }

    private static Process Start(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LiveApi.Simulator.exe" : "LiveApi.Simulator");
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using Process program = Start(arguments);
        program.StandardInput.Close();
        Task<string> error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, output, await error);
    }
}
