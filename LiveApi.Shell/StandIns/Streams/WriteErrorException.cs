using System;

namespace LiveApi.Shell.StandIns.Streams;

/// <summary>What <c>Write-Error -Message</c> wraps its text in.</summary>
public sealed class WriteErrorException : Exception
{
    public WriteErrorException()
    {
    }

    public WriteErrorException(string message)
        : base(message)
    {
    }

    public WriteErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
