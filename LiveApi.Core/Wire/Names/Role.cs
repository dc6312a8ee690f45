namespace LiveApi.Wire;

/// <summary>Who speaks.</summary>
public static class Role
{
    public const string User = "user";
    public const string Model = "model";
    public const string System = "system";
}
