using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using LiveApi.Simulator.Conformance;
using LiveApi.Simulator.Conformance.Reports;
using LiveApi.Simulator.Hosting;

namespace LiveApi.Simulator.Commands;

/// <summary><c>conformance FILE|URL</c>: how a client did, by the journal of what it said to the simulator.</summary>
internal static class ConformanceCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("conformance", words, ["--run", "--html", "--nunit"], ["--complete", "--json"]);
        if (arguments.Alone is not [var source]) { throw new UsageException("'conformance' needs one journal: a file, or the address of a simulator that runs."); }
        string? named = arguments.Get("--run");
        string? journal = AddressOf(source) is { } simulator ? await FetchAsync(simulator, named ?? Run.Default) : await File.ReadAllTextAsync(source);
        if (journal is null) { return ExitCode.Failed; }

        SeenRun run;
        try { run = Choose(JournalReader.Read(journal), named, source); }
        catch (FormatException none) { return await FailAsync($"{source}: {none.Message}"); }
        ConformanceReport report = ConformanceReport.Of(run);
        if (arguments.Get("--html") is { } html) { await WriteAsync(html, stream => HtmlReport.Write(stream, report)); }
        if (arguments.Get("--nunit") is { } nunit) { await WriteAsync(nunit, stream => NUnitReport.Write(stream, report)); }
        if (arguments.Has("--json")) { await JsonLine.PrintObjectAsync(writer => JsonReport.Write(writer, report)); } else { TextReport.Write(Console.Out, report); }
        return report.IsGood(arguments.Has("--complete")) ? ExitCode.Good : ExitCode.Failed;
    }

    /// <summary>The address in the form that HTTP has; null for a file.</summary>
    private static Uri? AddressOf(string source)
        => Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or "ws" or "wss"
            ? new UriBuilder(address) { Scheme = address.Scheme is "https" or "wss" ? "https" : "http", Path = "/", Query = "" }.Uri : null;

    private static async Task<string?> FetchAsync(Uri simulator, string run)
    {
        using HttpClient http = new() { BaseAddress = simulator, Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri($"control/journal/{Uri.EscapeDataString(run)}", UriKind.Relative));
            if (answer.IsSuccessStatusCode) { return await answer.Content.ReadAsStringAsync(); }
            await FailAsync($"{simulator} has no journal of the run '{run}': no client has named it. --run names another.");
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException) { await FailAsync($"{simulator} cannot be reached: {lost.Message}"); }
        return null;
    }

    private static SeenRun Choose(IReadOnlyList<SeenRun> runs, string? named, string source)
    {
        if (named is null && runs is [var only]) { return only; }
        string names = string.Join(", ", runs.Select(run => $"'{run.Name}'"));
        return runs.FirstOrDefault(run => run.Name == (named ?? Run.Default)) ?? throw new UsageException($"{source} has no run '{named ?? Run.Default}'. It has: {(names.Length > 0 ? names : "none")}.");
    }

    private static async Task WriteAsync(string file, Action<Stream> write)
    {
        await using FileStream stream = File.Create(file);
        write(stream);
    }

    private static async Task<int> FailAsync(string what)
    {
        await Console.Error.WriteLineAsync(what);
        return ExitCode.Failed;
    }
}
