using LiveApi.Shell;

return Shell.Run(args);
