using System;

namespace LiveApi.HelpWriter;

/// <summary>A page that does not keep to the layout; the message has the form that a build shows with file and line.</summary>
internal sealed class PageFault(string file, int line, string message) : Exception($"{file}({line}): error HELP001: {message}");
