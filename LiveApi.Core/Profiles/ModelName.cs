using System;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>Ids of models, and the resource names that the backends want around them.</summary>
public static class ModelName
{
    private const string DefaultLocation = "global";

    /// <summary>The bare id in a resource name: what follows <c>models/</c>. Anything else, such as a tuned endpoint, is given back as it is.</summary>
    public static string IdOf(string idOrResourceName)
    {
        const string Marker = "models/";
        int marker = idOrResourceName.LastIndexOf(Marker, StringComparison.Ordinal);
        bool whole = marker == 0 || (marker > 0 && idOrResourceName[marker - 1] is '/');
        return whole ? idOrResourceName.Substring(marker + Marker.Length) : idOrResourceName;
    }

    /// <summary>
    /// The resource name for a setup: <c>models/ID</c> on Gemini; on Vertex <c>projects/P/locations/L/publishers/google/models/ID</c>,
    /// or without a project (express mode) <c>publishers/google/models/ID</c>. A name that is a resource name of the backend already stays as it is.
    /// Throws <see cref="LiveException"/> with SetupInvalid for what cannot be a name.
    /// </summary>
    public static string Resolve(string idOrResourceName, Backend backend, string? project = null, string? location = null)
    {
        RefuseNonsense(idOrResourceName);
        return backend is Backend.Gemini ? OnGemini(idOrResourceName) : OnVertex(idOrResourceName, project, location);
    }

    private static string OnGemini(string name) => name.AsSpan().IndexOf('/') >= 0 ? name : "models/" + name;

    private static string OnVertex(string name, string? project, string? location)
    {
        if (name.StartsWith("projects/", StringComparison.Ordinal)) { return name; }
        string published = name.StartsWith("publishers/", StringComparison.Ordinal) ? name : "publishers/google/models/" + IdOf(name);
        return string.IsNullOrEmpty(project) ? published : $"projects/{project}/locations/{(string.IsNullOrEmpty(location) ? DefaultLocation : location)}/{published}";
    }

    private static void RefuseNonsense(string name)
    {
        string advice = "Give the id of a model, such as gemini-3.8-live, or its resource name.";
        if (string.IsNullOrWhiteSpace(name)) { throw new LiveException(LiveFault.SetupInvalid, "The name of the model is empty.", advice); }
        if (name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '?' or '&' or '#') || name.Contains(".."))
        {
            throw new LiveException(LiveFault.SetupInvalid, $"'{name}' cannot be the name of a model.", advice);
        }
    }
}
