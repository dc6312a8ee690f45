using System;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace LiveApi.Shell.Engine;

/// <summary>
/// The engine's own members that the commands outside the engine package use and that it does not make public.
/// Each is looked up by name, and a test asks for every one of them.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private static readonly Assembly s_engine = typeof(PSObject).Assembly;

    /// <summary>Lets <c>exit N</c> in the next script end the program instead of the script alone.</summary>
    internal static void LetExitLeaveTheScript(Runspace runspace)
    {
        object context = Property(runspace.GetType(), "ExecutionContext").GetValue(runspace)!;
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    /// <summary>Wraps an error so that Out-Default shows it on the error stream.</summary>
    internal static PSObject AsErrorOutput(ErrorRecord error)
    {
        PSObject wrapped = new(error);
        PropertyInfo stream = Property(typeof(PSObject), "WriteStream");
        stream.SetValue(wrapped, Enum.Parse(stream.PropertyType, "Error"));
        return wrapped;
    }

    /// <summary>The exception with which a command has had enough: what is upstream stops, what is downstream goes on.</summary>
    internal static Exception StopUpstream(InternalCommand command)
        => (Exception)Create("System.Management.Automation.StopUpstreamCommandsException", command);

    /// <summary>Names the place of a <c>Write-Error</c> as the place of the error.</summary>
    internal static void SetInvocation(ErrorRecord error, InvocationInfo place)
    {
        Method(typeof(ErrorRecord), "SetInvocationInfo").Invoke(error, [place]);
        Property(typeof(ErrorRecord), "PreserveInvocationInfoOnce").SetValue(error, true);
    }

    /// <summary>Gives a formatting or output command the engine's implementation behind it.</summary>
    internal static void Implement(PSCmdlet command, object implementation)
        => Field(command.GetType(), "implementation").SetValue(command, implementation);

    internal static object FormatShape(string shape)
    {
        Type shapes = Type("Microsoft.PowerShell.Commands.Internal.Format.FormatShape");
        return Create("Microsoft.PowerShell.Commands.Internal.Format.InnerFormatShapeCommand", Enum.Parse(shapes, shape));
    }

    /// <summary>The output manager, writing each finished line to <paramref name="writer"/>.</summary>
    internal static object OutputManager(System.IO.TextWriter writer, int columns)
    {
        object manager = Create("Microsoft.PowerShell.Commands.Internal.Format.OutputManagerInner");
        object lines = Create("Microsoft.PowerShell.Commands.Internal.Format.TextWriterLineOutput", writer, columns);
        Property(manager.GetType(), "LineOutput").SetValue(manager, lines);
        return manager;
    }

    private static object Create(string type, params object[] arguments)
        => Activator.CreateInstance(Type(type), Hidden, null, arguments, null)!;

    private static Type Type(string name) => s_engine.GetType(name) ?? throw Gone(name);

    private static PropertyInfo Property(Type type, string name) => type.GetProperty(name, Hidden) ?? throw Gone(name);

    private static MethodInfo Method(Type type, string name) => type.GetMethod(name, Hidden) ?? throw Gone(name);

    private static FieldInfo Field(Type? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetField(name, Hidden) is { } field)
            {
                return field;
            }
        }
        throw Gone(name);
    }

    private static MissingMemberException Gone(string name)
        => new($"This PowerShell engine ({s_engine.GetName().Version}) has no '{name}', which LiveApi.Shell needs.");
}
