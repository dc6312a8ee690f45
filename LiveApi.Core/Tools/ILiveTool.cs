using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>A function that the model may call. The session calls it on a task of its own, and sends what it returns.</summary>
public interface ILiveTool
{
    /// <summary>Name, description and parameters, as declared at setup.</summary>
    FunctionDeclaration Declaration { get; }

    /// <summary>How the model takes the answer up, for calls that it does not wait for; null: as the service does by default.</summary>
    string? Scheduling { get; }

    /// <summary>How long a call may take.</summary>
    TimeSpan Timeout { get; }

    /// <summary>Runs one call.</summary>
    /// <param name="arguments">A JSON object.</param>
    /// <param name="cancellationToken">Cancelled when the model no longer wants the answer, the time is over, or the session ends.</param>
    /// <returns>A JSON object, or any other value, which is then sent as <c>{"output": value}</c>.</returns>
    Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken);
}

/// <summary>A tool that may be only declared.</summary>
public interface IManualTool : ILiveTool
{
    /// <summary>Whether its calls are left to whoever reads the session, who answers them with <c>SendToolResponse</c>; <see cref="ILiveTool.InvokeAsync"/> is then never called.</summary>
    bool IsManual { get; }
}
