using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A function that takes its time: on the clock that it is given for each cell.</summary>
internal sealed record SlowTool(string Name, string Says, TimeSpan Takes, string Behavior) : ILiveTool
{
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    public FunctionDeclaration Declaration => new() { Name = Name, Description = $"The {Says} in a city.", Behavior = Behavior };

    public string? Scheduling => null;

    public TimeSpan Timeout => TimeSpan.FromSeconds(30);

    public async Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken)
    {
        await Task.Delay(Takes, Time, cancellationToken);
        return JsonSerializer.SerializeToElement($"{Says} in {arguments.GetProperty("city").GetString()}");
    }
}
