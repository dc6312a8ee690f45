using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace LiveApi.Shell.Host;

/// <summary>What the engine asks: values of mandatory parameters, choices, passwords.</summary>
internal sealed partial class ShellInterface
{
    public override string ReadLine()
    {
        RefuseWhenNonInteractive();
        return Console.ReadLine() ?? "";
    }

    public override SecureString ReadLineAsSecureString()
    {
        RefuseWhenNonInteractive();
        SecureString secret = new();
        if (Console.IsInputRedirected)
        {
            foreach (char typed in Console.ReadLine() ?? "")
            {
                secret.AppendChar(typed);
            }
            return secret;
        }
        for (ConsoleKeyInfo key = Console.ReadKey(true); key.Key is not ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            if (key.Key is ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
                Write("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
                Write("*");
            }
        }
        WriteLine();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RefuseWhenNonInteractive();
        WriteHeading(caption, message);
        Dictionary<string, PSObject> answers = [];
        foreach (FieldDescription field in descriptions)
        {
            answers[field.Name] = PSObject.AsPSObject(Ask(field));
        }
        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RefuseWhenNonInteractive();
        WriteHeading(caption, message);
        while (true)
        {
            Write(ChoiceLine.Render(choices, defaultChoice));
            string answer = ReadLine().Trim();
            if (answer.Length is 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }
            if (ChoiceLine.Find(choices, answer) is { } chosen)
            {
                return chosen;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        RefuseWhenNonInteractive();
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }
        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    private object? Ask(FieldDescription field)
    {
        Type type = Type.GetType(field.ParameterAssemblyFullName ?? "") ?? typeof(string);
        if (!type.IsArray)
        {
            Write(field.Name + ": ");
            return type == typeof(SecureString) ? ReadLineAsSecureString() : LanguagePrimitives.ConvertTo(ReadLine(), type, CultureInfo.CurrentCulture);
        }
        List<string> values = [];
        while (true)
        {
            Write($"{field.Name}[{values.Count}]: ");
            string value = ReadLine();
            if (value.Length is 0)
            {
                return LanguagePrimitives.ConvertTo(values, type, CultureInfo.CurrentCulture);
            }
            values.Add(value);
        }
    }

    private void WriteHeading(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            WriteLine();
            WriteLine(caption);
        }
        if (!string.IsNullOrEmpty(message))
        {
            WriteLine(message);
        }
    }

    private void RefuseWhenNonInteractive()
    {
        Progress.Clear();
        if (_nonInteractive)
        {
            throw new PSInvalidOperationException("The shell is in NonInteractive mode. Read and Prompt functionality is not available.");
        }
    }
}
