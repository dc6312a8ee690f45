using System;
using System.Net.Http;
using System.Threading.Tasks;
using Google.Apis.Auth.OAuth2;

namespace LiveApi.GoogleAuth;

/// <summary>What lies outside: Google's addresses and the machine's own metadata. Tests put others in their place.</summary>
internal sealed record GoogleServices
{
    /// <summary>Whether this machine is one of Google's cloud.</summary>
    internal Func<Task<bool>> IsOnGoogleCloud { get; init; } = ComputeCredential.IsRunningOnComputeEngine;

    /// <summary>Where a machine of Google's cloud gets its tokens; null: the usual address.</summary>
    internal string? MetadataTokenUrl { get; init; }

    /// <summary>What stands between the library and the network.</summary>
    internal Func<HttpMessageHandler, HttpMessageHandler> Wrap { get; init; } = static handler => handler;
}
