using System;
using System.Collections.Generic;

namespace LiveApi.Simulator.Conversation;

internal enum HandleStyle { ByModel, Single, PerTurn, None }

internal enum CancellationStyle { Documented, Silent }

internal enum UsageStyle { ByBackend, Response, Candidates, None }

internal enum Choice { ByModel, On, Off }

internal enum Upgrade { Accept, Refuse, Silence }

internal enum Bundling { Separate, Bundled, Scattered }

internal enum Times { Once, Twice, Never }

/// <summary>How the service behaves around what a scenario says: by default as it was measured or documented.</summary>
internal sealed record ServiceKnobs
{
    internal bool TextFrames { get; init; }
    /// <summary>True: models that nobody knows are served like any other.</summary>
    internal bool AnyModel { get; init; }
    /// <summary>True: Gemini does not know version v1 of its API, as was measured in October 2026. Newer clients of Google's dial it all the same.</summary>
    internal bool RefusesV1 { get; init; }
    internal bool CompactJson { get; init; }
    internal Bundling Bundling { get; init; }
    internal int FirstChunk { get; init; } = 9_600;
    internal int Chunk { get; init; } = 11_520;
    /// <summary>How much faster than its playback an answer is delivered; infinite for at once.</summary>
    internal double OutputSpeed { get; init; } = 4;
    internal TimeSpan SetupDelay { get; init; } = TimeSpan.FromMilliseconds(300);
    internal TimeSpan SetupTimeout { get; init; } = TimeSpan.FromSeconds(10);
    internal TimeSpan ResumptionDelay { get; init; } = TimeSpan.FromMilliseconds(100);
    internal TimeSpan ResponseDelay { get; init; } = TimeSpan.FromMilliseconds(400);
    internal TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromSeconds(600);
    /// <summary>How long a session lasts in all where its context is not compressed, and how long one with video; null for ever.</summary>
    internal TimeSpan? SessionLimit { get; init; } = TimeSpan.FromMinutes(15);
    internal TimeSpan? VideoSessionLimit { get; init; } = TimeSpan.FromMinutes(2);
    /// <summary>How long before its end a connection is told of it; null: 50 seconds on Gemini, 60 on Vertex.</summary>
    internal TimeSpan? GoAwayLead { get; init; }
    /// <summary>How long a handle is good after the session ended; null: two hours on Gemini, a day on Vertex.</summary>
    internal TimeSpan? HandleLifetime { get; init; }
    /// <summary>How long after its last connection ended a session cannot be resumed, nor while that is open; null: at any time.</summary>
    internal TimeSpan? ResumeRace { get; init; }
    /// <summary>How long an access token opens connections, counted from its first one; null for ever.</summary>
    internal TimeSpan? AccessTokenLifetime { get; init; }
    internal HandleStyle Resumption { get; init; }
    internal CancellationStyle Cancellation { get; init; }
    internal UsageStyle Usage { get; init; }
    internal Choice VoiceActivity { get; init; }
    /// <summary>What becomes of an upgrade; <see cref="UpgradeStatus"/> is the answer to a refused one.</summary>
    internal Upgrade Upgrade { get; init; }
    internal int UpgradeStatus { get; init; }
    internal bool NeverCompletesSetup { get; init; }
    internal Times TurnComplete { get; init; }
    internal bool UnknownMembers { get; init; }
    /// <summary>How many frames a message is split into; 1 leaves it whole.</summary>
    internal int Frames { get; init; } = 1;
    /// <summary>True: frames end inside characters wherever a message has characters of several bytes.</summary>
    internal bool SplitsCharacters { get; init; }
    /// <summary>How long a ping waits for its pong; null for ever.</summary>
    internal TimeSpan? Pong { get; init; } = TimeSpan.Zero;
    internal TimeSpan Latency { get; init; }
    internal TimeSpan Jitter { get; init; }
    /// <summary>Bytes a second towards the client; infinite for no limit.</summary>
    internal double Bandwidth { get; init; } = double.PositiveInfinity;
    /// <summary>How late a message of the client's is heard, by how much that varies, and how many bytes a second are read of them.</summary>
    internal TimeSpan UploadLatency { get; init; }
    internal TimeSpan UploadJitter { get; init; }
    internal double UploadBandwidth { get; init; } = double.PositiveInfinity;
    /// <summary>How many bytes are written at a time, whatever frames they cut; 0 for all of them.</summary>
    internal int WriteSize { get; init; }
    /// <summary>What goes wrong by chance, for each message that is sent.</summary>
    internal IReadOnlyList<(Fault Fault, double Chance)> Faults { get; init; } = [];
    internal int MaxMessage { get; init; } = 16 * 1024 * 1024;
}
