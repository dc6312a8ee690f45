namespace System.Runtime.CompilerServices;

/// <summary>On .NET Framework's class library there is no pool: this is the plain builder under the pooling one's name.</summary>
internal struct PoolingAsyncValueTaskMethodBuilder
{
    private AsyncValueTaskMethodBuilder _plain;

    public System.Threading.Tasks.ValueTask Task => _plain.Task;

    public static PoolingAsyncValueTaskMethodBuilder Create() => default;

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
        => _plain.Start(ref stateMachine);

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _plain.SetStateMachine(stateMachine);

    public void SetResult() => _plain.SetResult();

    public void SetException(Exception exception) => _plain.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => _plain.AwaitOnCompleted(ref awaiter, ref stateMachine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => _plain.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
}

/// <summary>The same with a result.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
internal struct PoolingAsyncValueTaskMethodBuilder<TResult>
{
    private AsyncValueTaskMethodBuilder<TResult> _plain;

    public System.Threading.Tasks.ValueTask<TResult> Task => _plain.Task;

    public static PoolingAsyncValueTaskMethodBuilder<TResult> Create() => default;

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
        => _plain.Start(ref stateMachine);

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _plain.SetStateMachine(stateMachine);

    public void SetResult(TResult result) => _plain.SetResult(result);

    public void SetException(Exception exception) => _plain.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => _plain.AwaitOnCompleted(ref awaiter, ref stateMachine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => _plain.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
}
