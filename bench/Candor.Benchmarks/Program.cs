using System.Globalization;
using BenchmarkDotNet.Running;
using Candor.Benchmarks;

// dotnet run -c Release --project bench/Candor.Benchmarks --
//   review | mbox | plan | today | alarms DATA | tone DATA [--learn] | mailbox DATA FILE MEGABYTES [MAILDIR]
return args switch
{
    ["tone", var data, .. var more] => TrainTone.Run(data, learn: more.Contains("--learn")),
    ["plan"] => PlanSpeed.Run(),
    ["today"] => await TodaySpeed.RunAsync(),
    ["alarms", var data] => CountAlarms.Run(data),
    ["mailbox", var data, var file, var megabytes, .. var maildir] => MakeMailbox.Run(
        data,
        file,
        long.Parse(megabytes, CultureInfo.InvariantCulture),
        maildir.FirstOrDefault()
    ),
    ["mbox", .. var more] => BenchmarkSwitcher.FromTypes([typeof(ReadMbox)]).Run(["--filter", "*", .. more]).Any()
        ? 0
        : 1,
    _ => ReviewSpeed.Run(),
};
