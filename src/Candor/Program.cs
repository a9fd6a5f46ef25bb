using Candor;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
