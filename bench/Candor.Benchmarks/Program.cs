using System.Globalization;
using BenchmarkDotNet.Running;
using Candor.Benchmarks;

// dotnet run -c Release --project bench/Candor.Benchmarks --
//   review [DATA] | analyse | mbox | plan | pages [PART] | read | themes | today | corpus [--misses] | alarms DATA [--show] | tone DATA [--learn]
//   text DATA FILE LENGTH
//   mailbox DATA FILE MEGABYTES [MAILDIR]
//   defences DATA
return args switch
{
    ["tone", var data, .. var more] => TrainTone.Run(data, learn: more.Contains("--learn")),
    ["analyse"] => AnalyseSpeed.Run(),
    ["plan"] => PlanSpeed.Run(),
    ["read"] => ReadSpeed.Run(),
    ["pages", .. var only] => await PagesSpeed.RunAsync(only.FirstOrDefault() ?? ""),
    ["themes"] => ThemesSpeed.Run(),
    ["today"] => await TodaySpeed.RunAsync(),
    ["mailbox", var data, var file, var megabytes, .. var maildir] => MakeMailbox.Run(
        data,
        file,
        long.Parse(megabytes, CultureInfo.InvariantCulture),
        maildir.FirstOrDefault()
    ),
    ["text", var data, var file, var length] => EnglishText.Write(
        data,
        file,
        int.Parse(length, CultureInfo.InvariantCulture)
    ),
    ["alarms", var data, .. var more] => CountAlarms.Run(data, show: more.Contains("--show")),
    ["defences", var data] => CountDefences.Run(data),
    ["corpus", .. var more] => MeasureCorpus.Run(misses: more.Contains("--misses")),
    ["mbox", .. var more] => BenchmarkSwitcher.FromTypes([typeof(ReadMbox)]).Run(["--filter", "*", .. more]).Any()
        ? 0
        : 1,
    ["review", .. var data] => ReviewSpeed.Run(data.FirstOrDefault() ?? "../shared/data"),
    _ => ReviewSpeed.Run("../shared/data"),
};
