using System.Collections.Generic;

namespace LiveApi.HelpWriter;

/// <summary>What the page of a cmdlet says.</summary>
internal sealed record HelpPage(
    string Name,
    string Synopsis,
    IReadOnlyList<Block> Description,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<HelpParameter> Parameters,
    IReadOnlyList<HelpType> Inputs,
    IReadOnlyList<HelpType> Outputs,
    IReadOnlyList<Block> Notes,
    IReadOnlyList<string> Links);

internal sealed record HelpExample(string Title, IReadOnlyList<Block> Before, string Code, IReadOnlyList<Block> After);

internal sealed record HelpParameter(string Name, IReadOnlyList<Block> Text, string? Default);

internal sealed record HelpType(string Name, IReadOnlyList<Block> Text);
