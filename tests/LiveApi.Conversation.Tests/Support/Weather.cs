using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>A tool that knows one kind of weather.</summary>
internal sealed class Weather : ILiveTool
{
    public FunctionDeclaration Declaration { get; } = new() { Name = "get_weather", Description = "The weather in a city." };

    public string? Scheduling => null;

    public TimeSpan Timeout => TimeSpan.FromSeconds(30);

    public Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken)
    {
        using JsonDocument answer = JsonDocument.Parse(JsonSerializer.Serialize($"rain in {arguments.GetProperty("city").GetString()}"));
        return Task.FromResult(answer.RootElement.Clone());
    }
}
