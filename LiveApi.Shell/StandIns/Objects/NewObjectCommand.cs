using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.New, "Object")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string TypeName { get; set; } = "";

    [Parameter(Position = 1)]
    [Alias("Args")]
    public object[] ArgumentList { get; set; } = [];

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void BeginProcessing()
    {
        if (!LanguagePrimitives.TryConvertTo(TypeName, out Type type))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded.", nameof(TypeName)),
                "TypeNotFound",
                ErrorCategory.InvalidType,
                TypeName));
        }
        PSObject made = PSObject.AsPSObject(type == typeof(PSObject) || type == typeof(PSCustomObject) ? new PSObject() : Construct(type));
        foreach (DictionaryEntry entry in Property ?? new Hashtable())
        {
            Set(made, entry.Key.ToString()!, entry.Value);
        }
        WriteObject(made);
    }

    private object Construct(Type type)
    {
        try
        {
            // Overload resolution is the language's own.
            ScriptBlock construct = ScriptBlock.Create("param($type, $arguments) $type::new.Invoke($arguments)");
            return ArgumentList.Length is 0 ? Activator.CreateInstance(type)! : construct.Invoke(type, ArgumentList).First();
        }
        catch (Exception fault) when (fault is RuntimeException or MemberAccessException or System.Reflection.TargetInvocationException)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSInvalidOperationException($"A constructor was not found. Cannot find an appropriate constructor for type {TypeName}.", fault),
                "CannotFindAppropriateCtor",
                ErrorCategory.ObjectNotFound,
                TypeName));
            throw;
        }
    }

    private static void Set(PSObject made, string name, object? value)
    {
        if (made.Properties[name] is { } property)
        {
            property.Value = value;
        }
        else
        {
            made.Properties.Add(new PSNoteProperty(name, value));
        }
    }
}
