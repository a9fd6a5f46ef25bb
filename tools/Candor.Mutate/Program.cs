using System.Diagnostics;
using System.Globalization;
using Candor.Mutate;

// Changes one operator, constant or condition of Core at a time and looks whether the tests notice. One process, one
// mutant after the other; the tests have to be built before:
//   dotnet build tests/Candor.Tests && dotnet run --project tools/Candor.Mutate -- [MUTANTS A FOLDER] [SEED] [FOLDER …]
Dictionary<string, string[]> tests = new(StringComparer.Ordinal)
{
    ["Ask"] = ["PlaybookExamples", "HolidayTests", "MakePlanTests"],
    ["Review"] = ["PhrasesTests", "LabelledTests", "ExampleTests"],
    ["Mail"] = ["WriteMailTests", "FidelityTests", "AnonymiseMailTests"],
    ["Listen"] =
    [
        "FormAnswersTests",
        "SortSentencesTests",
        "MatchReplyTests",
        "HeardTests",
        "RecognitionTests",
        "ExampleTests",
    ],
    ["Learn"] = ["FindThemesTests", "ThemeFigures", "FindLeaksTests", "LearnExamples"],
    ["Practise"] = ["PractiseExamples", "FillerFigures", "StoryFigures", "HedgeFigures", "ReadTranscriptTests"],
    ["Knowledge"] = ["ExampleTests", "HelpLinesTests", "SourcesTests"],
    ["Text"] = ["KeyWordsTests", "PhrasesTests", "LabelledTests", "HeardTests"],
};

// What is quick goes first; only whom it leaves alive meets the rest.
Dictionary<string, string[]> slower = new(StringComparer.Ordinal)
{
    ["Ask"] = ["ComposedTextsTests", "CalendarTests", "PlanCommandTests", "WriteCommandTests", "WritingExamples"],
    ["Review"] = ["ReviewCommandTests", "SmallPrintTests", "ComposedTextsTests"],
    ["Mail"] = ["SmallPrintTests", "TriageCommandTests", "MailFuzzTests"],
    ["Listen"] = ["TriageCommandTests", "OutcomeExamples", "IndependentMailTests", "ReadCommandTests", "KeyWordsTests"],
    ["Learn"] = ["MakeBriefTests", "ImprovementTests", "ReadingFigures", "LearnPagesTests"],
    ["Practise"] = ["RetimeTests", "AnalyseCommandTests", "TelephoneTranscriptTests", "QuestionsTests"],
    ["Knowledge"] = ["CheckCommandTests", "KnowledgeDocsTests", "OutcomeExamples"],
    ["Text"] = ["ReviewCommandTests", "RecognitionTests", "ExampleTests"],
};
var take = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var root = Above(AppContext.BaseDirectory);
var built = Path.Combine(root, "tests/Candor.Tests/bin/Debug/net10.0");
var bin = Path.Combine(root, "out/mutants");
CopyAll(built, bin);
var compile = new Compile(Path.Combine(root, "src/Candor.Core"), built);
var core = Path.Combine(bin, "Candor.Core.dll");
compile.TryWrite(null, null, core);
foreach (var folder in args.Length > 2 ? args[2..] : [.. tests.Keys])
{
    var usual = Stopwatch.StartNew();
    if (!Pass(tests[folder], TimeSpan.FromMinutes(10)) || !Pass(slower[folder], TimeSpan.FromMinutes(10)))
    {
        Console.WriteLine($"{folder}: the tests fail without a mutant");
        return 1;
    }

    Console.WriteLine($"{folder}: {usual.Elapsed.TotalSeconds:0} s without a mutant");
    var limit = usual.Elapsed * 3 + TimeSpan.FromSeconds(30);
    var all = compile
        .Sources.Where(tree => tree.FilePath.Contains($"/Candor.Core/{folder}/", StringComparison.Ordinal))
        .SelectMany(Mutant.In)
        .ToArray();
    new Random(seed).Shuffle(all);
    var (made, killed) = (0, 0);
    foreach (var mutant in all)
    {
        if (made == take)
        {
            break;
        }

        if (!compile.TryWrite(mutant.Tree, mutant.Made(), core))
        {
            continue;
        }

        made++;
        var survived = Pass(tests[folder], limit) && Pass(slower[folder], limit);
        killed += survived ? 0 : 1;
        Console.WriteLine($"{(survived ? "SURVIVED" : "killed  ")} {folder}/{mutant.Place}  {mutant.Says}");
    }

    Console.WriteLine($"figure: {folder}: {killed} of {made} mutants killed, drawn from {all.Length} with seed {seed}");
    compile.TryWrite(null, null, core);
}

return 0;

bool Pass(string[] classes, TimeSpan limit)
{
    var start = new ProcessStartInfo("dotnet", [Path.Combine(bin, "Candor.Tests.dll"), "-stopOnFail"])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    foreach (var name in classes)
    {
        start.ArgumentList.Add("-class");
        start.ArgumentList.Add($"*.{name}");
    }

    using var run = Process.Start(start)!;
    // Read as it comes: a full pipe would stop the tests.
    run.OutputDataReceived += (_, _) => { };
    run.ErrorDataReceived += (_, _) => { };
    run.BeginOutputReadLine();
    run.BeginErrorReadLine();
    if (run.WaitForExit(limit))
    {
        return run.ExitCode == 0;
    }

    // Lost in a loop: that is noticed as well.
    run.Kill(entireProcessTree: true);
    return false;
}

static void CopyAll(string from, string to)
{
    foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
    {
        var copy = Path.Combine(to, Path.GetRelativePath(from, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy, overwrite: true);
    }
}

static string Above(string folder) =>
    File.Exists(Path.Combine(folder, "Candor.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
