using LiveApi.Profiles;

namespace LiveApi.Simulator.Conversation;

/// <summary>Which door of the service a client came through: backend, version of the API, and whether it is the one for ephemeral tokens.</summary>
internal readonly record struct Surface(Backend Backend, string Version, bool Constrained)
{
    internal bool IsGemini => Backend == Backend.Gemini;

    internal bool IsVertex => Backend == Backend.Vertex;

    public override string ToString() => $"{(IsGemini ? "gemini" : "vertex")} {Version}{(Constrained ? " constrained" : "")}";
}
