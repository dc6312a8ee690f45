using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>Golden messages, damaged in every way that we can think of: each is read, or is one clear error.</summary>
public class MutatedMessageTests
{
    private const int Mutations = 40_000;

    private static readonly string[] Pieces =
    [
        "null", "_", "\"", "{", "}", "[", "]", "-1", "1e999", "99999999999999999999", "\\ud800", "true", "\\u0000", ":", ",", "{}", "[]", "[null]", "\"a_b\":", "=", "\\",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mutated_message_is_read_or_named_unreadable(int seed)
    {
        Random random = new(seed);
        byte[][] server = [.. Golden.Names("server").Select(row => Golden.Read("server", (string)((ITheoryDataRow)row).GetData()[0]!))];
        byte[][] client = [.. Golden.Names("client").Select(row => Golden.Read("client", (string)((ITheoryDataRow)row).GetData()[0]!))];
        int read = 0;
        for (int i = 0; i < Mutations; i++)
        {
            bool fromServer = random.Next(2) == 0;
            byte[][] source = fromServer ? server : client;
            byte[] message = Mutate(source[random.Next(source.Length)], random);
            try
            {
                if (fromServer) { AssertStable(WireFormat.ToUtf8(WireFormat.ReadServer(message)), written => WireFormat.ToUtf8(WireFormat.ReadServer(written))); }
                else { AssertStable(WireFormat.ToUtf8(WireFormat.ReadClient(message)), written => WireFormat.ToUtf8(WireFormat.ReadClient(written))); }
                read++;
            }
            catch (LiveException unreadable) when (unreadable.Fault is LiveFault.MessageUnreadable) { }
        }
        Assert.InRange(read, Mutations / 10, Mutations * 9 / 10);
    }

    private static void AssertStable(byte[] written, Func<byte[], byte[]> again) => Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(again(written)));

    private static byte[] Mutate(byte[] golden, Random random)
    {
        List<byte> bytes = [.. golden];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0: if (at < bytes.Count) { bytes[at] = (byte)random.Next(256); } break;
                case 1: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 12))); break;
                case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
                case 3: bytes.InsertRange(at, Enumerable.Repeat((byte)"[{"[random.Next(2)], random.Next(1, 100))); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2 + 1), bytes.Count / 4)); break;
                default: if (random.Next(20) == 0) { bytes.RemoveRange(at, bytes.Count - at); } break;
            }
        }
        return [.. bytes];
    }
}
