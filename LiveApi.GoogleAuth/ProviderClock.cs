using System;
using Google.Apis.Util;

namespace LiveApi.GoogleAuth;

/// <summary>Our time as Google's library asks for it.</summary>
internal sealed class ProviderClock(TimeProvider time) : IClock
{
    [Obsolete("The interface has it; the library itself asks for UtcNow.")]
    public DateTime Now => time.GetLocalNow().DateTime;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;
}
