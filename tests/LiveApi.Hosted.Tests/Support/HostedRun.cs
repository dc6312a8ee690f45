using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>Everything that one script gave, stream by stream.</summary>
internal sealed record HostedRun
{
    internal required IReadOnlyList<PSObject> Output { get; init; }

    internal required IReadOnlyList<ErrorRecord> Errors { get; init; }

    internal required IReadOnlyList<string> Warnings { get; init; }

    internal required IReadOnlyList<string> Verbose { get; init; }

    internal required IReadOnlyList<string> Debug { get; init; }

    internal required IReadOnlyList<InformationRecord> Information { get; init; }

    internal required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>The terminating error, if that is how it ended.</summary>
    internal ErrorRecord? Terminating { get; init; }

    /// <summary>Somebody stopped it.</summary>
    internal bool Stopped { get; init; }

    /// <summary>The ids of all errors, without the name of the command behind the comma.</summary>
    internal IEnumerable<string> ErrorIds => Errors.Concat(Terminating is null ? [] : [Terminating]).Select(error => error.FullyQualifiedErrorId.Split(',')[0]);

    /// <summary>The one error, however it ended the command.</summary>
    internal ErrorRecord Error => Errors.Concat(Terminating is null ? [] : [Terminating]).Single();

    /// <summary>The output as plain objects.</summary>
    internal IEnumerable<object?> Values => Output.Select(item => item?.BaseObject);

    /// <summary>This run, if nothing went wrong in it.</summary>
    internal HostedRun OrThrow()
        => Errors is [{ } error, ..] ? throw new InvalidOperationException($"{error}{Environment.NewLine}{error.ScriptStackTrace}", error.Exception)
            : Terminating is { } fault ? throw new InvalidOperationException($"{fault}{Environment.NewLine}{fault.ScriptStackTrace}", fault.Exception)
            : this;
}
