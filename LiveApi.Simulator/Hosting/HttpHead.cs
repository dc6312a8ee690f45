using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Hosting;

/// <summary>Just enough HTTP/1.1 for an upgrade on a stream that no web server stands before.</summary>
internal static class HttpHead
{
    private const int Longest = 16 * 1024;

    /// <summary>Reads the head of a request, byte by byte so that nothing after it is taken; null where there is none.</summary>
    internal static async Task<UpgradeRequest?> ReadAsync(Stream stream, CancellationToken stop)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (head.Count < Longest && !EndsHead(head))
        {
            if (await stream.ReadAsync(one, stop) == 0) { return null; }
            head.Add(one[0]);
        }

        return EndsHead(head) ? Parse(Encoding.Latin1.GetString(head.ToArray())) : null;
    }

    internal static Task WriteUpgradeAsync(Stream stream, string accept, CancellationToken stop)
        => WriteAsync(stream, $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n", [], stop);

    internal static Task WriteAsync(Stream stream, HttpRefusal refusal, CancellationToken stop)
    {
        byte[] body = refusal.Body();
        string head = $"HTTP/1.1 {refusal.Status} {refusal.Phrase}\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        return WriteAsync(stream, head, body, stop);
    }

    private static async Task WriteAsync(Stream stream, string head, byte[] body, CancellationToken stop)
    {
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], stop);
        await stream.FlushAsync(stop);
    }

    private static bool EndsHead(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];

    private static UpgradeRequest? Parse(string head)
    {
        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].Split(' ') is not [var method, var target, "HTTP/1.1"]) { return null; }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) { headers[line[..colon].Trim()] = line[(colon + 1)..].Trim(); }
        }

        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        return new UpgradeRequest(method, path, query < 0 ? "" : target[query..], headers.GetValueOrDefault);
    }
}
