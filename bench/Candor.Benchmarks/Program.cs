using BenchmarkDotNet.Running;
using Candor.Benchmarks;

// dotnet run -c Release --project bench/Candor.Benchmarks -- review | mbox | plan | today | alarms DATA | tone DATA [--learn]
return args switch
{
    ["tone", var data, .. var more] => TrainTone.Run(data, learn: more.Contains("--learn")),
    ["plan"] => PlanSpeed.Run(),
    ["today"] => await TodaySpeed.RunAsync(),
    ["alarms", var data] => CountAlarms.Run(data),
    ["mbox", .. var more] => BenchmarkSwitcher.FromTypes([typeof(ReadMbox)]).Run(["--filter", "*", .. more]).Any()
        ? 0
        : 1,
    _ => ReviewSpeed.Run(),
};
