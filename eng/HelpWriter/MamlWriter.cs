using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;

namespace LiveApi.HelpWriter;

/// <summary>Writes pages and syntax as MAML, the XML that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    /// <summary>A page without its cmdlet, or a cmdlet without its page, is left out; a test asks for both.</summary>
    internal static string Write(IReadOnlyList<HelpPage> pages, IReadOnlyList<CmdletInfo> commands)
    {
        XNamespace msh = "http://msh";
        XDocument document = new(new XElement(
            msh + "helpItems",
            new XAttribute("schema", "maml"),
            pages.Join(commands, page => page.Name, command => command.Name, Command)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n";
    }

    private static XElement Command(HelpPage page, CmdletInfo command) => new(
        s_command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", s_maml),
        new XAttribute(XNamespace.Xmlns + "command", s_command),
        new XAttribute(XNamespace.Xmlns + "dev", s_dev),
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", command.Name),
            new XElement(s_command + "verb", command.Verb),
            new XElement(s_command + "noun", command.Noun),
            new XElement(s_maml + "description", Paragraph(page.Synopsis))),
        new XElement(s_maml + "description", Paragraphs(page.Description)),
        new XElement(s_command + "syntax", command.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => Syntax(page, command, set))),
        new XElement(s_command + "parameters", Widest(command).Select(parameter => Parameter(page, parameter, inSyntax: false))),
        new XElement(s_command + "inputTypes", page.Inputs.Select(type => Typed("inputType", type))),
        new XElement(s_command + "returnValues", page.Outputs.Select(type => Typed("returnValue", type))),
        new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", Paragraphs(page.Notes))),
        new XElement(s_command + "examples", page.Examples.Select(Example)),
        new XElement(s_command + "relatedLinks", page.Links.Select(link => new XElement(s_maml + "navigationLink", new XElement(s_maml + "linkText", link), new XElement(s_maml + "uri")))));

    private static XElement Syntax(HelpPage page, CmdletInfo command, CommandParameterSetInfo set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", command.Name),
        set.OwnParameters().Select(parameter => Parameter(page, parameter, inSyntax: true)));

    /// <summary>Each parameter once, from the set in which it is described best: by position, if any set gives it one.</summary>
    private static IEnumerable<CommandParameterInfo> Widest(CmdletInfo command) => command.ParameterSets
        .OrderByDescending(set => set.IsDefault)
        .SelectMany(set => set.OwnParameters())
        .GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
        .Select(same => same.OrderByDescending(parameter => parameter.Position).First());

    private static XElement Parameter(HelpPage page, CommandParameterInfo parameter, bool inSyntax)
    {
        HelpParameter? text = page.Parameters.FirstOrDefault(described => described.Name == parameter.Name);
        string type = TypeText.Of(parameter.ParameterType);
        bool isSwitch = parameter.ParameterType == typeof(SwitchParameter);
        string[] choices = TypeText.ChoicesOf(parameter);
        return new XElement(
            s_command + "parameter",
            new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", parameter.ParameterType.IsArray ? "true" : "false"),
            new XAttribute("globbing", parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false"),
            new XAttribute("pipelineInput", PipelineText(parameter)),
            new XAttribute("position", parameter.Position < 0 ? "named" : parameter.Position.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            new XElement(s_maml + "description", Paragraphs(text?.Text ?? [])),
            choices.Length == 0 ? null : new XElement(
                s_command + "parameterValueGroup",
                choices.Select(choice => new XElement(s_command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), choice))),
            isSwitch && inSyntax ? null : new XElement(s_command + "parameterValue", new XAttribute("required", isSwitch ? "false" : "true"), new XAttribute("variableLength", "false"), type),
            new XElement(s_dev + "type", new XElement(s_maml + "name", type), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", text?.Default ?? (isSwitch ? "False" : "None")));
    }

    private static string PipelineText(CommandParameterInfo parameter) => (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static XElement Example(HelpExample example, int index) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"-------------------- Example {index + 1}: {example.Title} --------------------"),
        new XElement(s_dev + "code", example.Code),
        // Not as introduction: Get-Help prints that one on the line of the code.
        new XElement(s_dev + "remarks", Paragraphs(example.Before), Paragraphs(example.After)));

    private static XElement Typed(string name, HelpType type) => new(
        s_command + name,
        new XElement(s_dev + "type", new XElement(s_maml + "name", type.Name)),
        new XElement(s_maml + "description", Paragraphs(type.Text)));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<Block> blocks) => blocks.Select(block => Paragraph(block.Text));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);
}
