using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LiveApi.Hosted.Tests.Pester.Commands;
using LiveApi.Hosted.Tests.Pester.Model;
using LiveApi.Hosted.Tests.Support;

namespace LiveApi.Hosted.Tests.Pester;

/// <summary>One Pester file in a runspace of its own: first its tests are discovered, then they run.</summary>
internal sealed class PesterFile : IDisposable
{
    internal const string Variable = "______pester";

    /// <summary>Pester's words, and the commands here that answer to them.</summary>
    internal static IReadOnlyDictionary<string, Type> Words { get; } = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        ["Describe"] = typeof(BlockCommand),
        ["Context"] = typeof(BlockCommand),
        ["It"] = typeof(ItCommand),
        ["BeforeAll"] = typeof(SetupCommand),
        ["AfterAll"] = typeof(SetupCommand),
        ["BeforeEach"] = typeof(SetupCommand),
        ["AfterEach"] = typeof(SetupCommand),
        ["BeforeDiscovery"] = typeof(BeforeDiscoveryCommand),
        ["Should"] = typeof(ShouldCommand),
        ["Set-ItResult"] = typeof(SetItResultCommand),
    };

    private readonly HostedShell _shell = HostedShell.OpenBare(AddWords);
    private readonly TestDrive _drive = new();

    private readonly string _path;

    private PesterFile(string path)
    {
        _path = path;
        Root = new PesterBlock(null, "", [], skip: false, _drive);
        Discovering = Root;
        _shell.Runspace.SessionStateProxy.SetVariable(Variable, this);
        DiscoveryError = _shell.Run("try { $null = & $args[0] } catch { throw }", path).Terminating;
        Discovering = null;
    }

    internal PesterBlock Root { get; }

    /// <summary>The block whose body runs now; null once tests run.</summary>
    internal PesterBlock? Discovering { get; set; }

    /// <summary>What kept the file from being read.</summary>
    internal ErrorRecord? DiscoveryError { get; }

    /// <summary>Setups and teardowns that failed.</summary>
    internal IEnumerable<ErrorRecord> BlockErrors => Root.Blocks.SelectMany(block => block.Errors);

    /// <summary>Reads a file and finds its tests.</summary>
    internal static PesterFile Discover(string path) => new(path);

    /// <summary>Runs every test.</summary>
    internal void Run()
    {
        if (DiscoveryError is null
            && _shell.Run("$args[0].Drive.Mount($ExecutionContext); & $args[0].Runner $args[0]", Root).Terminating is { } fault)
        {
            throw new InvalidOperationException($"The run of {_path} broke off: {PesterRuns.Describe(fault)}", fault.Exception);
        }
    }

    public void Dispose()
    {
        _shell.Dispose();
        _drive.Dispose();
    }

    private static void AddWords(InitialSessionState state)
    {
        foreach ((string word, Type type) in Words)
        {
            CmdletAttribute cmdlet = (CmdletAttribute)Attribute.GetCustomAttribute(type, typeof(CmdletAttribute))!;
            string name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
            if (!state.Commands.Any(command => command.Name == name))
            {
                state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
            }
            if (word != name)
            {
                state.Commands.Add(new SessionStateAliasEntry(word, name));
            }
        }
    }
}
