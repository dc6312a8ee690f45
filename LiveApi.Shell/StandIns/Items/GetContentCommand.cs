using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = ByPath)]
public sealed class GetContentCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get => Path; set => Path = value; }

    [Parameter]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    [Parameter]
    [Alias("Last")]
    public int Tail { get; set; } = -1;

    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    protected override void ProcessRecord() => ForEachPath(Path, path =>
    {
        SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name is not "FileSystem")
        {
            WriteContentOf(path);
            return;
        }
        foreach (string file in ResolveFiles(path, mustExist: true))
        {
            // The provider knows best how to say that there is no such file.
            _ = InvokeProvider.Item.Get([file], force: true, literalPath: true);
            WriteFile(file);
        }
    });

    private void WriteFile(string file)
    {
        if (AsByteStream)
        {
            WriteObject(File.ReadAllBytes(file), enumerateCollection: !Raw);
        }
        else if (Raw)
        {
            WriteObject(File.ReadAllText(file, Encoding));
        }
        else
        {
            Emit(File.ReadLines(file, Encoding));
        }
    }

    private void WriteContentOf(string path)
    {
        foreach (IContentReader reader in InvokeProvider.Content.GetReader([path], force: false, Literal))
        {
            using (reader)
            {
                Emit(reader.Read(0).Cast<object>());
            }
        }
    }

    private void Emit<T>(IEnumerable<T> lines)
    {
        IEnumerable<T> wanted = TotalCount >= 0 ? lines.Take((int)TotalCount) : Tail >= 0 ? lines.TakeLast(Tail) : lines;
        foreach (T line in wanted)
        {
            WriteObject(line);
        }
    }
}
