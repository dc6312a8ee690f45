using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>Reads the certificates of a CA from a file: PEM with any number of them, or DER with one.</summary>
public static partial class CertificateFile
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>The certificates of the file; keys in it are passed over.</summary>
    /// <exception cref="LiveException">CertificateUnreadable: it is missing, may not be read, or has no certificate in it.</exception>
    public static X509Certificate2Collection Read(string path)
    {
        X509Certificate2Collection certificates = [];
        try
        {
            if (new FileInfo(path).Length > Largest)
            {
                throw Unreadable(path, "it is too large for certificates");
            }

            byte[] content = File.ReadAllBytes(path);
            MatchCollection blocks = Regex.Matches(Encoding.ASCII.GetString(content), @"-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END");
            foreach (Match block in blocks)
            {
                certificates.Add(Load(Convert.FromBase64String(block.Groups[2].Value)));
            }

            if (blocks.Count == 0)
            {
                certificates.Add(Load(content));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or FormatException or NotSupportedException)
        {
            throw Unreadable(path, fault is CryptographicException or FormatException ? "there is no certificate in it" : fault.Message, fault);
        }

        return certificates;
    }

    private static LiveException Unreadable(string path, string why, Exception? inner = null) => new(
        LiveFault.CertificateUnreadable,
        $"'{path}' cannot be read as certificates: {why}",
        "Give a file with the CA's certificates, as PEM (-----BEGIN CERTIFICATE-----) or DER.",
        inner);
}
