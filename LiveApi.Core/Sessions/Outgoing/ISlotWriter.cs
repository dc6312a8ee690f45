using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>The connection that an outbox empties into.</summary>
internal interface ISlotWriter
{
    /// <summary>Writes one message past the send loop, and gives its slot back to the outbox. It never fails.</summary>
    Task WriteDirectAsync(OutboxSlot slot);
}
