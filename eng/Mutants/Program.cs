using System;
using System.Linq;
using System.Reflection;
using LiveApi.Mutants;

string repository = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Repository").Value!;
using Workshop workshop = new(repository);

// With a word of their names only those mutants.
Mutant[] mutants = [.. Mutant.All.Where(mutant => args.Length == 0 || Array.Exists(args, word => mutant.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))];
Array.ForEach(mutants, workshop.Find);

// First as it is: cells that are red without a mistake show nothing of one.
workshop.Build();
foreach (string cells in mutants.Select(static mutant => mutant.Cells).Distinct())
{
    Outcome calm = workshop.Play(cells);
    Console.WriteLine($"right    {cells}: {calm}");
    if (calm.Wrong > 0)
    {
        throw new InvalidOperationException($"The source as it is does not pass '{cells}':\n{calm.Output}");
    }
}

int survivors = 0;
foreach (Mutant mutant in mutants)
{
    Outcome outcome = workshop.With(mutant);
    survivors += outcome.Wrong > 0 ? 0 : 1;
    Console.WriteLine($"{(outcome.Wrong > 0 ? "killed  " : "SURVIVES")} {mutant.Name} ({mutant.Cells}): {outcome}{string.Concat(outcome.Examples.Select(static line => $"\n           {line}"))}");
}

return mutants.Length == 0 ? 1 : survivors;
