using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace LiveApi.Mutants;

/// <summary>A copy of the repository, in which mistakes can be made, and which is gone in the end.</summary>
internal sealed class Workshop : IDisposable
{
    private const string Tests = "tests/LiveApi.Conversation.Tests";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(45);

    private readonly string _folder = Directory.CreateTempSubdirectory("liveapi-mutants-").FullName;

    internal Workshop(string repository) => Copy(new DirectoryInfo(repository), _folder);

    /// <summary>A mistake that has no place in the source cannot be made.</summary>
    internal void Find(Mutant mutant)
    {
        if (File.ReadAllText(Path.Combine(_folder, mutant.File)).Split(mutant.Right).Length != 2)
        {
            throw new InvalidOperationException($"'{mutant.Right}' does not stand exactly once in {mutant.File}: the mutant has to follow the source.");
        }
    }

    /// <summary>Makes the mistake, plays its cells, and takes it back.</summary>
    internal Outcome With(Mutant mutant)
    {
        string file = Path.Combine(_folder, mutant.File);
        string source = File.ReadAllText(file);
        File.WriteAllText(file, source.Replace(mutant.Right, mutant.Wrong, StringComparison.Ordinal));
        try
        {
            Build();
            return Play(mutant.Cells);
        }
        finally
        {
            File.WriteAllText(file, source);
        }
    }

    /// <summary>A mistake that does not compile is none.</summary>
    internal void Build()
    {
        (int code, string output) = Run(null, "build", Tests, "-v", "q", "--nologo", "-p:RunAnalyzersDuringBuild=false", "-p:TreatWarningsAsErrors=false");
        if (code != 0)
        {
            throw new InvalidOperationException($"The build failed:\n{output}");
        }
    }

    internal Outcome Play(string cells)
        => Outcome.Of(Run(cells, "artifacts/bin/LiveApi.Conversation.Tests/debug/LiveApi.Conversation.Tests.dll", "--filter-class", "*MatrixTests", "--no-progress", "--output", "Detailed").Output);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Output) Run(string? cells, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["LIVEAPI_MATRIX_ONLY"] = cells;
        start.Environment.Remove("LIVEAPI_MATRIX");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet {string.Join(' ', arguments)}' took more than {Patience.TotalMinutes} minutes.");
        }

        return (process.ExitCode, output.Result);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles().Where(static file => file.Name != ".git"))
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(static folder => folder.Name is not ("artifacts" or ".git" or "bin" or "obj") && folder.LinkTarget is null))
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
