namespace System.Threading.Tasks;

/// <summary>Waiting on a <see cref="TimeProvider"/>, by the names that Microsoft.Bcl.TimeProvider gives the netstandard2.0 build.</summary>
internal static class TimeProviderTaskExtensions
{
    internal static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider time, TimeSpan delay)
        => new(delay, time);
}
