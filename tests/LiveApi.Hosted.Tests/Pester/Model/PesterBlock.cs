using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>A <c>Describe</c> or a <c>Context</c>, or the file itself.</summary>
public sealed class PesterBlock : PesterItem
{
    internal PesterBlock(PesterBlock? parent, string name, Dictionary<string, object?> data, bool skip, TestDrive drive)
        : base(parent, name, data, skip) => Drive = drive;

    public ScriptBlock? BeforeAll { get; internal set; }

    public ScriptBlock? AfterAll { get; internal set; }

    public ScriptBlock? BeforeEach { get; internal set; }

    public ScriptBlock? AfterEach { get; internal set; }

    /// <summary>Blocks and tests, in the order of the file.</summary>
    public IList<PesterItem> Items { get; } = [];

    public TestDrive Drive { get; }

    /// <summary>What a setup or a teardown of this block threw.</summary>
    public IList<ErrorRecord> Errors { get; } = [];

    public override ScriptBlock Runner => PesterScripts.Block;

    /// <summary>Whether anything within will run; setups of a block in which nothing does are left out.</summary>
    public bool HasWork => Items.Any(item => item is PesterTest ? !item.Skip : item is PesterBlock { HasWork: true });

    internal IEnumerable<PesterTest> Tests => Items.SelectMany(item => item is PesterBlock block ? block.Tests : [(PesterTest)item]);

    internal IEnumerable<PesterBlock> Blocks => Items.OfType<PesterBlock>().SelectMany(block => block.Blocks).Prepend(this);

    public override void Fail(ErrorRecord error) => Errors.Add(error);
}
