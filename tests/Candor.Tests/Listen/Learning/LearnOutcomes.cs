using System.Globalization;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Learns what every clue of a mail counts for its outcome, its stage and its stance on feedback, from all mails that may
/// be looked at (<see cref="TrainingMails"/>). Run by hand after wordings or mails have changed, built for release:
/// <c>dotnet run -c Release -- -class '*LearnOutcomes' -method '*Learn' -explicit only</c>; <c>*Try</c> measures settings by
/// leaving out a third of the labelled files at a time.
/// </summary>
/// <remarks>The same mails give the same weights. A setting is taken from the environment by its name, for trying.</remarks>
public sealed class LearnOutcomes(ITestOutputHelper output)
{
    private static readonly OutcomeKind[] Outcomes =
    [
        .. Enum.GetValues<OutcomeKind>().Where(kind => kind != OutcomeKind.Silence),
    ];

    private static readonly Stage[] Stages = Enum.GetValues<Stage>();
    private static readonly FeedbackStance[] Stances = Enum.GetValues<FeedbackStance>();

    [Fact(Explicit = true)]
    public void Learn()
    {
        var mails = TrainingMails.All();
        var clues = new LearntClues(mails, least: 2);
        foreach (var (name, text) in Files(clues, mails, []))
        {
            File.WriteAllText(Path.Combine(Repository.Knowledge, "weighing", name), text);
            output.WriteLine($"{name}: {text.Count(letter => letter == '\n')} lines of {mails.Count} mails");
        }
    }

    [Fact(Explicit = true)]
    public void Try()
    {
        var mails = TrainingMails.All();
        var clues = new LearntClues(mails, least: 2);
        var tuning = LabelledMails.Of("tuning");
        var folds = tuning
            .Select(mail => mail.Source)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(file => Setting("ACROSS", 0) > 0 ? file[^1] / '5' : file[^1] % 3)
            .Select(fold => fold.ToHashSet(StringComparer.Ordinal))
            .ToList();
        var seen = new List<(LabelledMail Mail, OutcomeReading Reading)>[folds.Count];
        var alarms = new int[folds.Count];
        Parallel.For(
            0,
            folds.Count,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            i =>
            {
                var files = Files(clues, mails, folds[i])
                    .Select(file => KnowledgeFile.Of("weighing/" + file.Name, file.Text, [])!)
                    .ToList();
                var read = new ReadOutcome(new Library([.. ReadFolder.Read(Repository.Knowledge, [])], files), []);
                seen[i] =
                [
                    .. tuning
                        .Where(mail => folds[i].Contains(mail.Source))
                        .Select(mail => (mail, read.Of(mail.Mail.Email, mail.Mail.Traits))),
                ];
                alarms[i] = new RecognitionFigures(LabelledMails.Of("ordinary.txt"), read).Rejections;
            }
        );
        var figures = new RecognitionFigures([.. seen.SelectMany(one => one)]);
        foreach (
            var line in figures.Lines().Append($"ordinary mail taken for a rejection: {string.Join(", ", alarms)}")
        )
        {
            output.WriteLine(line);
        }

        foreach (var miss in Setting("SHOW", 0) > 0 ? figures.Misses() : [])
        {
            output.WriteLine("MISS " + miss);
        }
    }

    // The files of weights, learnt without the mails of some files.
    private static IEnumerable<(string Name, string Text)> Files(
        LearntClues clues,
        List<TrainingMail> mails,
        HashSet<string> without
    )
    {
        yield return ("vocabulary.yaml", WriteWeights.Vocabulary(clues));
        yield return ("outcome.yaml", Learn("what every clue counts for each outcome", Outcomes, Right));
        yield return ("stage.yaml", Learn("what every clue counts for each stage", Stages, StageOf));
        yield return ("feedback.yaml", Learn("what every clue counts for each stance on feedback", Stances, StanceOf));

        string Learn<T>(string message, T[] answers, Func<TrainingMail, T[]> right)
            where T : struct, Enum =>
            WriteWeights.Of(
                message,
                clues,
                answers,
                Fit(clues, answers, Samples(clues, mails, answers, right, without))
            );
    }

    private static OutcomeKind[] Right(TrainingMail mail) => mail.Kinds;

    private static Stage[] StageOf(TrainingMail mail) => mail.Stage is { } stage ? [stage] : [];

    private static FeedbackStance[] StanceOf(TrainingMail mail) => mail.Feedback is { } stance ? [stance] : [];

    private static FitWeights Fit<T>(LearntClues clues, T[] answers, List<Sample> samples)
        where T : struct, Enum
    {
        // Few mails show a stance; a strong lasso would leave it unlearnt.
        var lasso = Setting(
            "LASSO",
            answers is OutcomeKind[] ? 2e-4
                : answers is Stage[] ? 3e-4
                : 1e-4
        );
        var fit = new FitWeights(
            clues.Count,
            answers.Length,
            Setting("RIDGE", 3e-5),
            lasso,
            Core.Listen.Clues.Weights<T>.Sharpness,
            (int)Setting("ROUNDS", 300),
            Setting("OUT", 0.5)
        );
        fit.Fit(samples);
        return fit;
    }

    private static List<Sample> Samples<T>(
        LearntClues clues,
        List<TrainingMail> mails,
        T[] answers,
        Func<TrainingMail, T[]> right,
        HashSet<string> without
    )
        where T : struct, Enum
    {
        var samples = new List<Sample>();
        for (var i = 0; i < mails.Count; i++)
        {
            var bits = right(mails[i]).Aggregate(0, (bits, kind) => bits | (1 << Array.IndexOf(answers, kind)));
            if (bits != 0 && !without.Contains(mails[i].Group))
            {
                // Single sentences are many, and each stands in two letters.
                var weight = mails[i].Source switch
                {
                    "sentences" => (float)Setting("SENTENCES", 0.3),
                    "others" => (float)Setting("OTHERS", 0.6),
                    _ => 1,
                };
                samples.Add(clues.Sample(i, bits, weight));
            }
        }

        return samples;
    }

    private static double Setting(string name, double otherwise) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
