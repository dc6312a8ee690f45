using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Holds writes back for a moment, so that several frames leave in one system call.</summary>
public interface ICork
{
    /// <summary>Holds what is written until <see cref="UncorkAsync"/>.</summary>
    void Cork();

    /// <summary>Writes what was held, in one write.</summary>
    ValueTask UncorkAsync();
}
