namespace LiveApi.Wire;

/// <summary>Whether the model waits for a function's result.</summary>
public static class FunctionBehavior
{
    public const string Blocking = "BLOCKING";
    public const string NonBlocking = "NON_BLOCKING";
    public const string Unspecified = "UNSPECIFIED";
}

internal sealed class FunctionBehaviorConverter() : OpenEnumConverter(FunctionBehavior.Unspecified, FunctionBehavior.Blocking, FunctionBehavior.NonBlocking);
