using LiveApi.Simulator.Commands;

return await CommandLine.RunAsync(args);
