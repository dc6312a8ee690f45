using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.Video;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Tools;

/// <summary>Images that go to the model with the answer to a call.</summary>
internal static class ResultImages
{
    /// <summary>What <c>-Image</c> was given, as paths, files and images in bytes. An array of bytes is one image.</summary>
    internal static IEnumerable<object?> In(object? given) => Bare(given) switch
    {
        null => [],
        byte[] image => [image],
        IList { Count: > 0 } items when items.Cast<object?>().All(static item => Bare(item) is byte) => [items.Cast<object?>().Select(static item => (byte)Bare(item)!).ToArray()],
        IList items => items.Cast<object?>().Select(Bare),
        var one => [one],
    };

    /// <exception cref="LiveException">ImageUnreadable, ImageTooLarge.</exception>
    internal static async Task<FunctionResponsePart> OfBytesAsync(byte[] image, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new(image);
        return Part(await ImageFile.ReadAsync(stream, $"{image.Length} bytes", cancellationToken).ConfigureAwait(false), name: null);
    }

    /// <exception cref="LiveException">ImageNotFound, ImageUnreadable, ImageTooLarge.</exception>
    internal static async Task<FunctionResponsePart> OfFileAsync(string file, CancellationToken cancellationToken)
        => Part(await ImageFile.ReadAsync(file, cancellationToken).ConfigureAwait(false), Path.GetFileName(file));

    internal static LiveException NoImage(object? value) => new(
        LiveFault.ImageUnreadable,
        $"-Image takes paths, files and bytes of JPEG or PNG; not {(value is null ? "nothing" : value.GetType().Name)}.",
        "For example: Send-LiveToolResponse @{ found = 1 } -Image ./map.png.");

    private static FunctionResponsePart Part(ImageFrame image, string? name)
        => new() { InlineData = new Blob { MimeType = image.MimeType, Data = image.Data, DisplayName = name } };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
