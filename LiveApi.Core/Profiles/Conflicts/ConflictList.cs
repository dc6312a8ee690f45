using System.Collections.Generic;

namespace LiveApi.Profiles;

/// <summary>What was found so far, in the words of the rules.</summary>
internal sealed class ConflictList
{
    private readonly List<SetupConflict> _found = [];

    internal IReadOnlyList<SetupConflict> Found => _found;

    /// <summary>The service refuses it.</summary>
    internal void Refused(string path, string problem, string advice, string source, LiveFault fault = LiveFault.SetupInvalid)
        => Add(SetupSeverity.Error, path, problem, advice, source, fault);

    /// <summary>It may be refused or ignored.</summary>
    internal void Doubtful(string path, string problem, string advice, string source) => Add(SetupSeverity.Warning, path, problem, advice, source);

    /// <summary>Good to know.</summary>
    internal void Note(string path, string problem, string advice, string source) => Add(SetupSeverity.Information, path, problem, advice, source);

    private void Add(SetupSeverity severity, string path, string problem, string advice, string source, LiveFault fault = LiveFault.SetupInvalid)
        => _found.Add(new SetupConflict { Severity = severity, Path = path, Problem = problem, Advice = advice, Source = source, Fault = fault });
}
