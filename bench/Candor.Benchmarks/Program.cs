using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Candor.Benchmarks.ReadMbox).Assembly).Run(args);
