using System;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Commands;

/// <summary>What a program that listens says on the console, and how it waits for its end.</summary>
internal static class ConsoleLog
{
    internal static void Write(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss.fff} {what}");

    /// <summary>
    /// What other programs wait for on standard output: the line with the address, which is the last. Before it stands the file of the certificate
    /// that clients have to trust, where there is one. As JSON it is one line.
    /// </summary>
    internal static async Task ListeningAsync(Uri address, bool asJson, Uri? page = null, string? certificate = null)
    {
        string where = address.GetLeftPart(UriPartial.Authority);
        JsonObject json = new() { ["listening"] = where };
        if (page is not null) { json["page"] = page.AbsoluteUri; }
        if (certificate is not null) { json["certificate"] = certificate; }
        if (certificate is not null && !asJson) { await Console.Out.WriteLineAsync($"certificate {certificate}"); }
        await Console.Out.WriteLineAsync(asJson ? json.ToJsonString() : $"listening on {where}");
        await Console.Out.FlushAsync();
    }

    /// <summary>Waits for a signal, for the control API or, if asked to, for the end of standard input.</summary>
    internal static async Task WaitAsync(Task stopped, bool stopWithInput) => await (stopWithInput ? Task.WhenAny(stopped, ReadToEndAsync()) : stopped);

    internal static async Task<int> PortIsTakenAsync(int port, IOException taken)
    {
        bool isTaken = taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException;
        await Console.Error.WriteLineAsync(isTaken
            ? $"Port {port} cannot be used: another program listens on it. Stop the program that listens there, or take another port; --port 0 takes any free one."
            : $"It cannot listen on port {port}: {taken.GetBaseException().Message}");
        return ExitCode.Failed;
    }

    private static async Task ReadToEndAsync()
    {
        await using Stream input = Console.OpenStandardInput();
        byte[] some = new byte[256];
        // Console streams read on the calling thread, whatever the method is called.
        await Task.Run(() => { while (input.Read(some) > 0) { } }, CancellationToken.None);
    }
}
