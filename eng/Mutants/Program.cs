using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using LiveApi.Mutants;

string repository = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Repository").Value!;
string workshop = Directory.CreateTempSubdirectory("liveapi-mutants-").FullName;
int survivors = 0;
try
{
    Copy(new DirectoryInfo(repository), workshop);
    foreach (Mutant mutant in Mutant.All)
    {
        string file = Path.Combine(workshop, mutant.File);
        string source = File.ReadAllText(file);
        if (source.Split(mutant.Right).Length != 2)
        {
            throw new InvalidOperationException($"'{mutant.Right}' does not stand exactly once in {mutant.File}: the mutant has to follow the source.");
        }

        File.WriteAllText(file, source.Replace(mutant.Right, mutant.Wrong, StringComparison.Ordinal));
        Run(workshop, null, "build", "tests/LiveApi.Conversation.Tests", "-v", "q", "--nologo", "-p:RunAnalyzersDuringBuild=false", "-p:TreatWarningsAsErrors=false").MustSucceed();
        Outcome matrix = Run(workshop, mutant.Cells, "artifacts/bin/LiveApi.Conversation.Tests/debug/LiveApi.Conversation.Tests.dll", "--filter-class", "*MatrixTests", "--no-progress", "--output", "Detailed");
        string count = matrix.Output.Split('\n').FirstOrDefault(line => line.Contains(" cells, ", StringComparison.Ordinal) && line.Contains(" wrong", StringComparison.Ordinal))?.Trim() ?? "no cell ended";
        bool survives = matrix.Code == 0;
        survivors += survives ? 1 : 0;
        Console.WriteLine($"{(survives ? "SURVIVES" : "killed  ")} {mutant.Name} ({mutant.Cells}): {count}");
        File.WriteAllText(file, source);
    }
}
finally
{
    Directory.Delete(workshop, recursive: true);
}

return survivors;

static void Copy(DirectoryInfo from, string to)
{
    Directory.CreateDirectory(to);
    foreach (FileInfo file in from.EnumerateFiles())
    {
        file.CopyTo(Path.Combine(to, file.Name));
    }

    foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(folder => folder.Name is not ("artifacts" or ".git" or "bin" or "obj") && folder.LinkTarget is null))
    {
        Copy(folder, Path.Combine(to, folder.Name));
    }
}

static Outcome Run(string folder, string? cells, params string[] arguments)
{
    ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
    start.Environment["LIVEAPI_MATRIX_ONLY"] = cells;
    using Process process = Process.Start(start)!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return new Outcome(process.ExitCode, output);
}
