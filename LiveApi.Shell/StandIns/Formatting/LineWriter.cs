using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace LiveApi.Shell.StandIns.Formatting;

/// <summary>Hands on each line that the formatting engine has finished.</summary>
internal sealed class LineWriter(Action<string> take) : TextWriter(CultureInfo.CurrentCulture)
{
    public override Encoding Encoding => Encoding.Unicode;

    public override void WriteLine(string? value) => take(value ?? "");

    // The engine writes a last line without its end through here.
    public override void Write(string? value) => take(value ?? "");
}
