using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;

namespace LiveApi.Shell.StandIns.Items;

/// <summary>What <c>Set-Content</c> and <c>Add-Content</c> share: values from the pipeline, a line each, into files.</summary>
public abstract class ContentWriterCommand : ItemCommand, IDisposable
{
    private readonly List<Stream> _files = [];

    [Parameter(Position = 0, ParameterSetName = ByPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get => Path; set => Path = value; }

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object[] Value { get; set; } = [];

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    protected abstract FileMode Mode { get; }

    protected override void BeginProcessing() => ForEachPath(Path, path =>
    {
        foreach (string file in ResolveFiles(path, mustExist: false))
        {
            if (ShouldProcess(file))
            {
                Open(file);
            }
        }
    });

    protected override void ProcessRecord()
    {
        foreach (object? value in Value ?? [])
        {
            byte[] bytes = AsByteStream ? [LanguagePrimitives.ConvertTo<byte>(value)] : Encoding.GetBytes(Text(value) + (NoNewline ? "" : Environment.NewLine));
            _files.ForEach(file => file.Write(bytes));
        }
        if (PassThru)
        {
            WriteObject(Value, enumerateCollection: true);
        }
    }

    protected override void EndProcessing() => Close();

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private static string Text(object? value) => value is null ? "" : LanguagePrimitives.ConvertTo<string>(value);

    private void Open(string file)
    {
        FileStream stream = new(file, Mode, FileAccess.Write, FileShare.ReadWrite);
        _files.Add(stream);
        if (stream.Position is 0 && !AsByteStream)
        {
            stream.Write(Encoding.Preamble);
        }
    }

    private void Close() => _files.ForEach(file => file.Dispose());
}
