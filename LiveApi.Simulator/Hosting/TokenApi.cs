using System;
using System.Buffers;
using System.IO;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using Microsoft.AspNetCore.Http;

namespace LiveApi.Simulator.Hosting;

/// <summary>Mints ephemeral tokens: POST /v1beta/auth_tokens, as the Gemini API has it, also behind the prefix of a run.</summary>
internal sealed partial class TokenApi(SimulatorServer server)
{
    private const int LongestBody = 1024 * 1024;

    internal static bool IsIts(string path) => Address().IsMatch(path);

    internal async Task AnswerAsync(HttpContext context, UpgradeRequest request)
    {
        if (request.Method != "POST") { await RefuseAsync(context, new HttpRefusal(405, "Tokens are made with POST.")); return; }
        if (CredentialReader.Read(request).Kind is not (CredentialKind.ApiKey or CredentialKind.AccessToken))
        {
            await RefuseAsync(context, new HttpRefusal(403, Validation.Refusal.UnregisteredCaller.Reason));
            return;
        }

        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LongestBody;
        using StreamReader body = new(context.Request.Body);
        try
        {
            Match path = Address().Match(request.Path);
            string name = server.Mint(path.Groups["run"].Success ? Uri.UnescapeDataString(path.Groups["run"].Value) : null, await body.ReadToEndAsync(context.RequestAborted));
            await SendAsync(context, name);
        }
        catch (FormatException objection) { await RefuseAsync(context, new HttpRefusal(400, objection.Message)); }
    }

    private static async Task SendAsync(HttpContext context, string name)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.Body.WriteAsync(json.WrittenMemory, context.RequestAborted);
    }

    internal static async Task RefuseAsync(HttpContext context, HttpRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.Body.WriteAsync(refusal.Body(), context.RequestAborted);
    }

    [GeneratedRegex(@"^(/+s/[^/]+(/(?<run>[^/]+))?)?/+v1(beta|alpha)?/auth_tokens$", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
