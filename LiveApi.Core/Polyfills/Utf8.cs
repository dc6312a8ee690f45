namespace System.Text.Unicode;

internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static unsafe bool IsValid(ReadOnlySpan<byte> value)
    {
        try
        {
            fixed (byte* bytes = value) { _ = value.IsEmpty ? 0 : Strict.GetCharCount(bytes, value.Length); }
            return true;
        }
        catch (DecoderFallbackException) { return false; }
    }
}
