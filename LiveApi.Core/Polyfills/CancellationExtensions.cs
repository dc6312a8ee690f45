using System.Threading.Tasks;

namespace System.Threading;

/// <summary>The asynchronous form of Cancel that .NET Framework's class library lacks.</summary>
internal static class CancellationExtensions
{
    internal static Task CancelAsync(this CancellationTokenSource source) => Task.Run(source.Cancel);
}
