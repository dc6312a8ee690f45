using System;
using System.Linq;
using System.Reflection;
using LiveApi.Mutants;

string repository = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Repository").Value!;
using Workshop workshop = new(repository);

Array.ForEach(Mutant.All, workshop.Find);

// First as it is: cells that are red without a mistake show nothing of one.
workshop.Build();
foreach (string cells in Mutant.All.Select(static mutant => mutant.Cells).Distinct())
{
    Outcome calm = workshop.Play(cells);
    Console.WriteLine($"right    {cells}: {calm}");
    if (calm.Wrong > 0)
    {
        throw new InvalidOperationException($"The source as it is does not pass '{cells}':\n{calm.Output}");
    }
}

int survivors = 0;
foreach (Mutant mutant in Mutant.All)
{
    Outcome outcome = workshop.With(mutant);
    survivors += outcome.Wrong > 0 ? 0 : 1;
    Console.WriteLine($"{(outcome.Wrong > 0 ? "killed  " : "SURVIVES")} {mutant.Name} ({mutant.Cells}): {outcome}{string.Concat(outcome.Examples.Select(static line => $"\n           {line}"))}");
}

return survivors;
