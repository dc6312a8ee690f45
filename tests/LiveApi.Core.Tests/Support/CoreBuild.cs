using System;
using System.Reflection;
using System.Runtime.Versioning;

namespace LiveApi.Tests.Support;

/// <summary>Which build of Core the tests stand on.</summary>
internal static class CoreBuild
{
    internal static bool IsNetStandard => typeof(LiveException).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!
        .FrameworkName.StartsWith(".NETStandard", StringComparison.Ordinal);
}
