using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using LiveApi.PowerShell.Sessions;

namespace LiveApi.PowerShell.Commands;

/// <summary>A cmdlet that calls the service: where it is, and how to get there.</summary>
public abstract class NetworkCommand : SetupCommand
{
    [Parameter]
    public virtual Uri? Uri { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiVersion { get; set; }

    [Parameter]
    public IDictionary? Header { get; set; }

    [Parameter]
    public Uri? Proxy { get; set; }

    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    [Parameter]
    public string[]? ProxyBypass { get; set; }

    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public virtual string[]? CertificateAuthority { get; set; }

    /// <summary>The address without a query, which may hold a secret.</summary>
    private protected string? ShownUri
        => Uri is { IsAbsoluteUri: true } ? Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;

    private protected bool IsElsewhereThanGoogle
        => Uri is not null && !(Uri is { IsAbsoluteUri: true, Scheme: "wss" or "https" } && Uri.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the address is a simulator that was started here: it asks who calls, and takes any name.</summary>
    private protected bool IsOwnSimulator => Uri is { IsAbsoluteUri: true } && Open.Simulators.ListensAt(Uri);

    private protected async Task<NetworkRequest> NetworkAsync() => new()
    {
        Header = Header,
        Proxy = Proxy,
        ProxyCredential = ProxyCredential,
        ProxyBypass = ProxyBypass,
        NoProxy = NoProxy,
        Authorities = CertificateAuthority is null ? [] : await InvokeAsync(() => CertificateAuthority.Select(FileAt).ToArray()).ConfigureAwait(false),
    };

    /// <summary>The file that a path of PowerShell means; to be asked on the pipeline thread.</summary>
    private protected string FileAt(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
}
