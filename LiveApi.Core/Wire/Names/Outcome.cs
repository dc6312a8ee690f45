namespace LiveApi.Wire;

/// <summary>How code ended that the service ran for the model.</summary>
public static class Outcome
{
    public const string Ok = "OUTCOME_OK";
    public const string Failed = "OUTCOME_FAILED";
    public const string DeadlineExceeded = "OUTCOME_DEADLINE_EXCEEDED";
}

/// <summary>Languages that the model writes code in.</summary>
public static class CodeLanguage
{
    public const string Python = "PYTHON";
}

internal sealed class OutcomeConverter() : OpenEnumConverter("OUTCOME_UNSPECIFIED", Outcome.Ok, Outcome.Failed, Outcome.DeadlineExceeded);

internal sealed class CodeLanguageConverter() : OpenEnumConverter("LANGUAGE_UNSPECIFIED", CodeLanguage.Python);
