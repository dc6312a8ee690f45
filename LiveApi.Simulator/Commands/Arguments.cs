using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Commands;

/// <summary>A command's part of the command line: options with and without a value, and what stands alone.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _flags = [];

    /// <summary>Reads <c>--name value</c>, <c>--name=value</c> and <c>--flag</c>; complains of all that the command does not know.</summary>
    internal Arguments(string command, IEnumerable<string> words, string[] withValue, string[] flags)
    {
        Queue<string> rest = new(words);
        while (rest.TryDequeue(out string? word))
        {
            if (!word.StartsWith('-')) { Alone.Add(word); continue; }
            int equals = word.IndexOf('=', System.StringComparison.Ordinal);
            string name = equals < 0 ? word : word[..equals];
            if (flags.Contains(name) && equals < 0) { _flags.Add(name); continue; }
            if (!withValue.Contains(name))
            {
                throw new UsageException($"'{command}' has no option {name}. {Words.Suggest(name, withValue.Concat(flags))}");
            }

            _values[name] = equals >= 0 ? word[(equals + 1)..] : rest.TryPeek(out string? value) && !value.StartsWith("--", System.StringComparison.Ordinal) ? rest.Dequeue() : throw new UsageException($"{name} needs a value after it.");
        }
    }

    internal List<string> Alone { get; } = [];

    internal bool Has(string flag) => _flags.Contains(flag);

    internal string? Get(string option) => _values.GetValueOrDefault(option);
}
