using System;
using System.Collections.Generic;
using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;

namespace LiveApi.Hosted.Tests.Pester.Commands;

/// <summary><c>Should</c>: one parameter set an operator, as in Pester.</summary>
[Cmdlet("Assert", "PesterShould")]
public sealed class ShouldCommand : PesterCommand
{
    private readonly List<object?> _input = [];

    [Parameter(ValueFromPipeline = true)]
    public object? ActualValue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Be")]
    [Alias("EQ")]
    public SwitchParameter Be { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeExactly")]
    [Alias("CEQ")]
    public SwitchParameter BeExactly { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeTrue")]
    public SwitchParameter BeTrue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeFalse")]
    public SwitchParameter BeFalse { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeNullOrEmpty")]
    public SwitchParameter BeNullOrEmpty { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeGreaterThan")]
    [Alias("GT")]
    public SwitchParameter BeGreaterThan { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeLessThan")]
    [Alias("LT")]
    public SwitchParameter BeLessThan { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeGreaterOrEqual")]
    [Alias("GE")]
    public SwitchParameter BeGreaterOrEqual { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeLessOrEqual")]
    [Alias("LE")]
    public SwitchParameter BeLessOrEqual { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeLike")]
    public SwitchParameter BeLike { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeLikeExactly")]
    public SwitchParameter BeLikeExactly { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Match")]
    public SwitchParameter Match { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "MatchExactly")]
    [Alias("CMATCH")]
    public SwitchParameter MatchExactly { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Contain")]
    public SwitchParameter Contain { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeIn")]
    public SwitchParameter BeIn { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "HaveCount")]
    public SwitchParameter HaveCount { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "BeOfType")]
    [Alias("HaveType")]
    public SwitchParameter BeOfType { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Exist")]
    public SwitchParameter Exist { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Throw")]
    public SwitchParameter Throw { get; set; }

    [Parameter(Position = 0, ParameterSetName = "Be")]
    [Parameter(Position = 0, ParameterSetName = "BeExactly")]
    [Parameter(Position = 0, ParameterSetName = "BeGreaterThan")]
    [Parameter(Position = 0, ParameterSetName = "BeLessThan")]
    [Parameter(Position = 0, ParameterSetName = "BeGreaterOrEqual")]
    [Parameter(Position = 0, ParameterSetName = "BeLessOrEqual")]
    [Parameter(Position = 0, ParameterSetName = "BeLike")]
    [Parameter(Position = 0, ParameterSetName = "BeLikeExactly")]
    [Parameter(Position = 0, ParameterSetName = "Match")]
    [Parameter(Position = 0, ParameterSetName = "MatchExactly")]
    [Parameter(Position = 0, ParameterSetName = "Contain")]
    [Parameter(Position = 0, ParameterSetName = "BeIn")]
    [Parameter(Position = 0, ParameterSetName = "HaveCount")]
    [Parameter(Position = 0, ParameterSetName = "BeOfType")]
    [Alias("RegularExpression", "ExpectedType")]
    [AllowNull]
    public object? ExpectedValue { get; set; }

    [Parameter(Position = 0, ParameterSetName = "Throw")]
    public string? ExpectedMessage { get; set; }

    [Parameter(Position = 1, ParameterSetName = "Throw")]
    public string? ErrorId { get; set; }

    [Parameter(Position = 2, ParameterSetName = "Throw")]
    public Type? ExceptionType { get; set; }

    [Parameter(ParameterSetName = "Throw")]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Not { get; set; }

    [Parameter]
    public string? Because { get; set; }

    protected override void ProcessRecord() => _input.Add(ActualValue);

    protected override void EndProcessing()
    {
        // An -ErrorAction would make of a failed assertion something that only Pester's own configuration knows.
        if (MyInvocation.BoundParameters.ContainsKey("ErrorAction"))
        {
            throw new PSNotSupportedException("Should -ErrorAction is not in the subset of Pester that this runner knows.");
        }
        if (Throw)
        {
            CheckThrow(_input.Count > 0 ? _input[^1] : null);
            return;
        }
        ShouldOperator check = ShouldOperator.Known[ParameterSetName];
        object?[] values = _input.Count is 0 ? [null] : check.TakesAll ? [_input.ToArray()] : [.. _input];
        foreach (object? value in values)
        {
            if (check.Holds(value, ExpectedValue, Not) == Not)
            {
                Fail($"Expected {ValueText.Of(value)}{(Not ? " not" : "")} {check.Phrase} {ValueText.Of(ExpectedValue)}");
            }
        }
    }

    private void CheckThrow(object? actual)
    {
        ErrorRecord? thrown = ThrownBy.Script(actual);
        if (Not)
        {
            if (thrown is not null)
            {
                Fail($"Expected no exception to be thrown, but got '{thrown.Exception.Message}' ({thrown.FullyQualifiedErrorId})");
            }
            return;
        }
        if (ThrownBy.Mismatch(thrown, ExpectedMessage, ErrorId, ExceptionType) is { } mismatch)
        {
            Fail($"Expected an exception to be thrown, but {mismatch}");
        }
        if (PassThru)
        {
            WriteObject(thrown);
        }
    }

    private void Fail(string message)
    {
        string reason = string.IsNullOrWhiteSpace(Because) ? "" : $", because {Because.Trim()}";
        ThrowTerminatingError(new ErrorRecord(new RuntimeException(message + reason + "."), "PesterAssertionFailed", ErrorCategory.InvalidResult, null));
    }
}
