using System;
using System.Collections.Generic;
using System.Threading;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Validation;

namespace LiveApi.Simulator.Tokens;

/// <summary>The ephemeral tokens of one isolated run. Where none was ever minted, any token is taken.</summary>
internal sealed class TokenStore(TimeProvider clock)
{
    private static readonly Refusal Malformed = Refusal.Invalid("Missing or malformed auth token. Create an auth token and pass it in an access_token query parameter.");
    private static readonly Refusal Expired = new(CloseCode.PolicyViolation, CredentialCheck.Expired);
    private static readonly Refusal UsedUp = new(CloseCode.PolicyViolation, "The auth token has no uses left: each new session takes one.");

    private const int MostTokens = 1_000;
    private const int MostCharacters = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<(string Fingerprint, int Characters)> _oldest = new();
    private readonly Dictionary<string, EphemeralToken> _tokens = [];
    private readonly Dictionary<string, int> _used = [];
    private int _characters;

    /// <summary>Makes a token good. Of more than a thousand, or of those with a lot of setup in them, the oldest are good no longer.</summary>
    internal void Add(EphemeralToken token)
    {
        int characters = token.Setup?.ToJsonString().Length ?? 0;
        lock (_lock)
        {
            string fingerprint = Fingerprint(token);
            _tokens[fingerprint] = token;
            _oldest.Enqueue((fingerprint, characters));
            _characters += characters;
            while (_oldest.Count > MostTokens || (_characters > MostCharacters && _oldest.Count > 1)) { ForgetOldest(); }
        }
    }

    private void ForgetOldest()
    {
        (string fingerprint, int characters) = _oldest.Dequeue();
        _characters -= characters;
        if (_tokens.Remove(fingerprint, out EphemeralToken? gone)) { _used.Remove(gone.Name); }
    }

    /// <summary>The token of a credential, null where it was not minted here.</summary>
    internal EphemeralToken? Find(Credential credential)
    {
        lock (_lock) { return _tokens.GetValueOrDefault(credential.Fingerprint); }
    }

    internal bool IsExpired(Credential credential) => Find(credential) is { } token && clock.GetUtcNow() > token.Expires;

    /// <summary>What stands against a session with this token, or null; then a new session has taken one of its uses.</summary>
    internal Refusal? Take(Credential credential, bool isNewSession)
    {
        lock (_lock)
        {
            if (_tokens.Count == 0) { return null; }
            if (!_tokens.TryGetValue(credential.Fingerprint, out EphemeralToken? token)) { return Malformed; }
            DateTimeOffset now = clock.GetUtcNow();
            if (now > token.Expires) { return Expired; }
            if (!isNewSession) { return null; }
            if (now > token.NewSessionsExpire) { return Expired; }

            int used = _used.GetValueOrDefault(token.Name);
            if (token.Uses > 0 && used >= token.Uses) { return UsedUp; }
            _used[token.Name] = used + 1;
            return null;
        }
    }

    private static string Fingerprint(EphemeralToken token) => Credential.Of(CredentialKind.EphemeralToken, token.Name, inQuery: false).Fingerprint;
}
