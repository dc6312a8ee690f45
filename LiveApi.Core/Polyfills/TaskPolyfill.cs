#pragma warning disable VSTHRD200 // the name is that of the real member
namespace System.Threading.Tasks;

internal static class TaskPolyfill
{
    extension(Task)
    {
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
            => timeProvider.Delay(delay, cancellationToken);
    }
}
