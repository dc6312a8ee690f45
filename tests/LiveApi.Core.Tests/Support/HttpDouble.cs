using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Tests.Support;

/// <summary>An HTTP service on this machine that gives each request the same answer, or none at all.</summary>
internal sealed class HttpDouble : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="status">The status of each answer; 0: none comes.</param>
    /// <param name="body">Its body.</param>
    /// <param name="retryAfter">Its Retry-After; null: it has none.</param>
    internal HttpDouble(int status, string body, string? retryAfter = null)
    {
        (_listener, Address) = Listen();
        _serving = ServeAsync(status, body, retryAfter);
    }

    internal Uri Address { get; }

    internal ConcurrentQueue<(string Line, WebHeaderCollection Headers, string Body)> Requests { get; } = new();

    /// <summary>Ends when the first request has come.</summary>
    internal TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close();
        await _serving;
        _stop.Dispose();
    }

    // HttpListener takes no port 0: one that was free a moment ago is tried, and another one if somebody was faster.
    private static (HttpListener Listener, Uri Address) Listen()
    {
        while (true)
        {
            using TcpListener finder = new(IPAddress.Loopback, 0);
            finder.Start();
            Uri address = new($"http://127.0.0.1:{((IPEndPoint)finder.LocalEndpoint).Port}");
            finder.Stop();
            HttpListener listener = new();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync(int status, string body, string? retryAfter)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
                Requests.Enqueue(($"{context.Request.HttpMethod} {context.Request.RawUrl}", (WebHeaderCollection)context.Request.Headers, await reader.ReadToEndAsync(_stop.Token)));
                Asked.TrySetResult();
                if (status == 0)
                {
                    continue;
                }

                context.Response.StatusCode = status;
                if (retryAfter is not null)
                {
                    context.Response.AddHeader("Retry-After", retryAfter);
                }

                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body), _stop.Token);
                context.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }
}
