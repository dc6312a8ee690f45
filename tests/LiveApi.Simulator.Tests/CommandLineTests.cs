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
    [InlineData("serve --prot 1", "'serve' has no option --prot. Did you mean '--port'?")]
    [InlineData("serve --port", "--port needs a value after it.")]
    [InlineData("serve --port 70000", "--port is a number from 0 to 65535, not '70000'.")]
    [InlineData("serve --host mine", "--host is an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them, not 'mine'.")]
    [InlineData("serve --host 192.0.2.1", "--host 192.0.2.1 is no address of this machine.")]
    [InlineData("serve --speed fast", "--speed is a number above zero or 'instant', not 'fast'.")]
    [InlineData("serve weather", "'serve' takes options only, not 'weather'. Did you mean --scenario weather?")]
    [InlineData("record --upstream ws://x", "'record' needs one file to write, after its options.")]
    [InlineData("record f", "'record' needs --upstream URL: the base URL of the service to record.")]
    [InlineData("record --upstream wss://x?key=secret f", "--upstream has no query and no name in it: keys come from the clients, and go through.")]
    [InlineData("record --upstream ftp://x f", "--upstream is a base URL such as wss://generativelanguage.googleapis.com.")]
    [InlineData("serve --replay a --scenario b", "'serve' takes --scenario or --replay, not both.")]
    [InlineData("serve --strict", "--strict says how a --replay is kept to: there is none.")]
    [InlineData("to-scenario", "'to-scenario' needs one recording.")]
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

    [Fact]
    public async Task Help_and_version_go_to_standard_output()
    {
        (int code, string output, string error) = await RunAsync("--help");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("--stop-with-stdin", output, StringComparison.Ordinal);
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
