using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LiveApi.Simulator.Page;

/// <summary>The page that shows conversations: GET / for a browser, its files at /page/NAME, and /page/feed, which says what is new as server-sent events.</summary>
internal sealed class PageApi(Hosting.SimulatorServer server)
{
    private const string Folder = "/page/";

    /// <summary>Each page that is open takes one; more than this many wait for nothing good.</summary>
    internal const int MostFeeds = 32;

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private int _feeds;

    internal static bool IsIts(HttpRequest request)
        => request.Path.StartsWithSegments("/page", StringComparison.Ordinal)
            || (request.Path == "/" && HttpMethods.IsGet(request.Method) && request.Headers.Accept.Any(static accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true));

    internal Task AnswerAsync(HttpContext context, CancellationToken stop)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!HttpMethods.IsGet(context.Request.Method)) { return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "The page is only read."); }

        string path = context.Request.Path.Value!;
        if (path == Folder + "feed") { return FeedAsync(context, stop); }
        return PageFiles.Find(path == "/" ? "page.html" : path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : "") is { } file
            ? SendAsync(context, file)
            : RefuseAsync(context, StatusCodes.Status404NotFound, $"The page has no file {path}.");
    }

    private async Task FeedAsync(HttpContext context, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _feeds) > MostFeeds)
        {
            Interlocked.Decrement(ref _feeds);
            context.Response.Headers.RetryAfter = "5";
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"{MostFeeds} pages are open already.");
            return;
        }

        try
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop);
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            context.Response.ContentType = "text/event-stream";
            IQueryCollection query = context.Request.Query;
            PageFeed feed = new(server, query["run"], int.TryParse(query["number"], out int number) ? number : 0);
            await feed.RunAsync(context.Response.Body, over.Token);
        }
        catch (OperationCanceledException) { /* The page was closed, or the simulator stops. */ }
        finally { Interlocked.Decrement(ref _feeds); }
    }

    private static Task SendAsync(HttpContext context, PageFile file)
    {
        context.Response.ContentType = file.Type;
        context.Response.ContentLength = file.Content.Length;
        return context.Response.Body.WriteAsync(file.Content, context.RequestAborted).AsTask();
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message, context.RequestAborted);
    }
}
