using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Tests.Support;

/// <summary>The head of a request, read byte by byte so that nothing after it is taken.</summary>
internal static class HttpHead
{
    internal static async Task<string?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
