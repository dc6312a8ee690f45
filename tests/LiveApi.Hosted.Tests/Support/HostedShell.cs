using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Shell.Engine;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>A fresh runspace of the real engine, with the stand-ins and, unless told otherwise, the module from its real manifest.</summary>
internal sealed class HostedShell : IDisposable
{
    static HostedShell() => PSStyle.Instance.OutputRendering = OutputRendering.PlainText;

    private HostedShell(Runspace runspace) => Runspace = runspace;

    internal Runspace Runspace { get; }

    /// <summary>Opens a runspace with LiveApi imported.</summary>
    internal static HostedShell Open()
    {
        HostedShell shell = OpenBare();
        shell.Run("Import-Module $args[0]", Repository.Manifest).OrThrow();
        return shell;
    }

    /// <summary>Opens a runspace with nothing but the engine and the stand-ins.</summary>
    internal static HostedShell OpenBare(Action<InitialSessionState>? adjust = null)
    {
        InitialSessionState state = ShellRunspace.CreateState();
        adjust?.Invoke(state);
        Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return new HostedShell(runspace);
    }

    /// <summary>Runs a script to its end; <c>$args</c> holds the arguments.</summary>
    internal HostedRun Run(string script, params object?[] arguments)
    {
        using HostedScript running = Begin(script, arguments);
        return running.End();
    }

    /// <summary>Runs a script to its end without holding the caller's thread; a cancelled token stops it as Ctrl+C does.</summary>
    internal async Task<HostedRun> RunAsync(string script, CancellationToken stop, params object?[] arguments)
    {
        using HostedScript running = Begin(script, arguments);
        await using CancellationTokenRegistration registration = stop.Register(running.Stop);
        return await running.EndAsync();
    }

    /// <summary>Starts a script; <see cref="HostedScript.Stop"/> is Ctrl+C.</summary>
    internal HostedScript Begin(string script, params object?[] arguments)
    {
        PowerShell shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }
        return new HostedScript(shell);
    }

    /// <summary>The first object that a script gives, as <typeparamref name="T"/>.</summary>
    internal T Get<T>(string script, params object?[] arguments)
        => LanguagePrimitives.ConvertTo<T>(Run(script, arguments).OrThrow().Output is [var first, ..] ? first : null);

    public void Dispose() => Runspace.Dispose();
}
