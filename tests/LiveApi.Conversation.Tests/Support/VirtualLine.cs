using System;
using System.IO;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>A connection between the client and the service: two pipes, and what has gone through them.</summary>
internal sealed class VirtualLine
{
    private const int SocketBuffer = 256 * 1024;

    private readonly VirtualPipe _toService = new(allAtOnce: true, SocketBuffer);
    private readonly VirtualPipe _toClient = new(allAtOnce: false, SocketBuffer);
    private readonly Unmasker _unmasker = new();
    private readonly Action<char, byte[]> _seen;

    /// <param name="seen">Takes each piece that arrives, with <c>&gt;</c> before what goes to the service and <c>&lt;</c> before what comes from it.</param>
    internal VirtualLine(Action<char, byte[]> seen)
    {
        _seen = seen;
        Client = new VirtualStream(_toClient, _toService);
        Service = new VirtualStream(_toService, _toClient);
    }

    internal Stream Client { get; }

    internal Stream Service { get; }

    /// <summary>Both sides have said their last, and it has arrived.</summary>
    internal bool IsOver => _toService.IsOver && _toClient.IsOver;

    /// <summary>Lets the next piece arrive, the client's first. False where nothing is under way.</summary>
    internal bool Deliver()
    {
        if (_toService.Deliver() is { } said)
        {
            _seen('>', _unmasker.Clean(said));
            return true;
        }

        if (_toClient.Deliver() is not { } answered) { return false; }
        _seen('<', Unmasker.WithoutAccept(answered));
        return true;
    }
}
