using System;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Recording;
using LiveApi.Transport;

namespace LiveApi.Simulator.Commands;

/// <summary><c>record --upstream URL FILE</c>: passes sessions on to a service, and writes them down.</summary>
internal static class RecordCommand
{
    private static readonly string[] Schemes = ["ws", "wss", "http", "https"];

    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("record", words, ["--upstream", "--port", "--ca"], ["--keep-audio", "--force", "--stop-with-stdin", "--quiet", "--json", "--tls"]);
        if (arguments.Alone is not [var path]) { throw new UsageException("'record' needs one file to write, after its options."); }
        using TestAuthority? authority = arguments.Has("--tls") ? TestAuthority.Make(IPAddress.Loopback, TimeProvider.System) : null;
        RecordingProxyOptions options = new()
        {
            Upstream = Upstream(arguments.Get("--upstream")),
            Trusted = arguments.Get("--ca") is { } file ? CertificateFile.Read(file) : null,
            Port = ServeCommand.Port(arguments.Get("--port") ?? "0"),
            Certificate = authority?.Certificate,
            KeepAudio = arguments.Has("--keep-audio"),
            Owned = arguments.Has("--stop-with-stdin"),
            Log = arguments.Has("--quiet") ? static _ => { } : ConsoleLog.Write,
        };
        if (options.Trusted is not null && !options.IsSecure) { throw new UsageException("--ca is for an upstream with TLS: its address begins with wss or https."); }
        if (Open(path, arguments.Has("--force")) is not { } output)
        {
            await Console.Error.WriteLineAsync($"{path} is there already. Give another name, or --force to write over it.");
            return ExitCode.Failed;
        }

        return await RecordAsync(options, output, path, authority, asJson: arguments.Has("--json"));
    }

    private static async Task<int> RecordAsync(RecordingProxyOptions options, FileStream output, string path, TestAuthority? authority, bool asJson)
    {
        try
        {
            await using RecordingProxy proxy = await RecordingProxy.StartAsync(options, output);
            await ConsoleLog.ListeningAsync(proxy.Address, asJson, certificate: authority?.File);
            await ConsoleLog.WaitAsync(proxy.WaitForStopAsync(), options.Owned);
            await proxy.StopAsync();
            options.Log($"{proxy.Connections} connections in {path}{(proxy.LeftOut > 0 ? $"; {proxy.LeftOut} messages found no room" : "")}");
            if (asJson)
            {
                await JsonLine.PrintObjectAsync(writer =>
                {
                    writer.WriteString("file", path);
                    writer.WriteNumber("connections", proxy.Connections);
                    writer.WriteNumber("leftOut", proxy.LeftOut);
                });
            }

            return ExitCode.Good;
        }
        catch (IOException taken) when (options.Port != 0) { return await ConsoleLog.PortIsTakenAsync(options.Port, taken); }
    }

    private static Uri Upstream(string? text)
    {
        if (text is null) { throw new UsageException("'record' needs --upstream URL: the base URL of the service to record."); }
        bool isGood = Uri.TryCreate(text, UriKind.Absolute, out Uri? upstream) && Array.IndexOf(Schemes, upstream.Scheme) >= 0;
        if (!isGood) { throw new UsageException("--upstream is a base URL such as wss://generativelanguage.googleapis.com."); }
        return upstream!.Query.Length == 0 && upstream.UserInfo.Length == 0 ? upstream : throw new UsageException("--upstream has no query and no name in it: keys come from the clients, and go through.");
    }

    private static FileStream? Open(string path, bool force)
    {
        try { return RecordingFile.Create(path, overwrite: force); }
        catch (IOException) when (!force && File.Exists(path)) { return null; }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException) { throw new UsageException($"{path} cannot be written: {unwritable.Message}"); }
    }
}
