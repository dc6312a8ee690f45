using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>A tool that takes as long as its question says, and notes that it was called.</summary>
internal sealed class Errand(string name, string behavior, IReadOnlyDictionary<int, int> milliseconds, TimeProvider time) : ILiveTool
{
    /// <summary>The questions that it was called for, in order.</summary>
    internal List<int> Calls { get; } = [];

    public FunctionDeclaration Declaration { get; } = new() { Name = name, Description = "Takes a while.", Behavior = behavior };

    public string? Scheduling => null;

    public TimeSpan Timeout => TimeSpan.FromSeconds(30);

    public async Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken)
    {
        int question = int.Parse(arguments.GetProperty("q").ToString(), System.Globalization.CultureInfo.InvariantCulture);
        lock (Calls) { Calls.Add(question); }
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds.GetValueOrDefault(question)), time, cancellationToken);
        return JsonSerializer.SerializeToElement($"{name}{question}");
    }
}
