using System;
using System.IO;
using System.Text.Json;

namespace LiveApi.Auth;

/// <summary>A credential file of Google, looked through before it is used. What is secret in it is not shown.</summary>
public sealed class GoogleCredentialFile
{
    private const int Largest = 1024 * 1024;

    private GoogleCredentialFile(string path, string json, string type, JsonElement fields)
    {
        Path = path;
        Json = json;
        Type = type;
        Account = Text(fields, "client_email");
        ProjectId = Text(fields, "project_id");
        QuotaProjectId = Text(fields, "quota_project_id");
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>What it is: <c>service_account</c>, <c>authorized_user</c>, <c>impersonated_service_account</c>, <c>external_account</c>, <c>external_account_authorized_user</c>.</summary>
    public string Type { get; }

    /// <summary>The service account's e-mail address; null for others.</summary>
    public string? Account { get; }

    /// <summary>The project that the credential belongs to, if the file says so.</summary>
    public string? ProjectId { get; }

    /// <summary>The project that pays, if the file says so.</summary>
    public string? QuotaProjectId { get; }

    /// <summary>The whole content: a secret.</summary>
    internal string Json { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="LiveException">CredentialUnreadable: it is missing, may not be read, or is no such file.</exception>
    public static GoogleCredentialFile Read(string path)
    {
        string json;
        try
        {
            json = new FileInfo(path).Length <= Largest ? File.ReadAllText(path) : throw Unreadable(path, "it is too large to be one");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Unreadable(path, fault.Message, inner: fault);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return new GoogleCredentialFile(path, json, GoogleCredentialShape.TypeOf(document.RootElement, path), document.RootElement);
        }
        catch (JsonException)
        {
            // The parser's own words may hold a piece of the key.
            throw Unreadable(path, "it is not JSON");
        }
    }

    /// <summary>The file of the application default credentials: what GOOGLE_APPLICATION_CREDENTIALS names, or else what gcloud has written; null: there is none.</summary>
    /// <exception cref="LiveException">CredentialUnreadable: the file is there, or named, and cannot be read.</exception>
    public static GoogleCredentialFile? Find(CredentialEnvironment environment)
    {
        if (environment.CredentialFile is { } named)
        {
            return Read(named);
        }

        return environment.GcloudFile is { } file && File.Exists(file) ? Read(file) : null;
    }

    /// <summary>What it is and where; never what is in it.</summary>
    public override string ToString() => $"{Type} in '{Path}'";

    internal static LiveException Unreadable(string path, string why, string? advice = null, Exception? inner = null) => new(
        LiveFault.CredentialUnreadable,
        $"'{path}' cannot be used as a credential: {why}",
        advice ?? "Give the JSON file of a service account's key, or the one that gcloud auth application-default login writes; GOOGLE_APPLICATION_CREDENTIALS may name it.",
        inner);

    internal static string? Text(JsonElement fields, string name)
        => fields.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
