using System.Globalization;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Learns what every clue of a mail counts for its outcome, its stage and its stance on feedback, from all mails that may
/// be looked at (<see cref="TrainingMails"/>). Run by hand after wordings or mails have changed, built for release:
/// <c>dotnet run -c Release -- -class '*LearnOutcomes' -method '*Learn' -explicit only</c>; <c>*Try</c> measures settings
/// on all open mails, a fifth of the files left out at a time (with <c>BYSET=1</c> a whole set; <c>ONLYOUTCOME=1</c> leaves
/// stage and stance as they are, <c>MISSES=1</c> tells what the newest set's misses are).
/// </summary>
/// <remarks>With <c>ORDINARY_MAIL</c> (<see cref="StrangersMailTests"/>) also from real mail of strangers, as the weights that lie here were. The same mails give the same weights. A setting is taken from the environment by its name, for trying.</remarks>
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
        var judged = TrainingMails.Judged();
        var groups = judged.Select(one => one.Group).Distinct(StringComparer.Ordinal).ToList();
        var folds = (int)Setting("FOLDS", 5);
        var bySet = Setting("BYSET", 0) > 0;
        var read = new (ToJudge What, OutcomeReading Reading)[judged.Count];
        Parallel.For(
            0,
            folds,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            fold =>
            {
                var without = groups
                    .Where((group, i) => (bySet ? SetOf(group) : i) % folds == fold)
                    .ToHashSet(StringComparer.Ordinal);
                var files = Files(clues, mails, without, (int)Setting("ONLYOUTCOME", 0) > 0)
                    .Select(file => KnowledgeFile.Of("weighing/" + file.Name, file.Text, [])!)
                    .ToList();
                var reader = new ReadOutcome(new Library([.. ReadFolder.Read(Repository.Knowledge, [])], files), []);
                for (var i = 0; i < judged.Count; i++)
                {
                    if (without.Contains(judged[i].Group))
                    {
                        var mail = judged[i].Mail.Mail;
                        read[i] = (judged[i], reader.Of(mail.Email, mail.Traits));
                    }
                }
            }
        );
        foreach (
            // The newest set has a file for each writer.
            var (name, set) in read.GroupBy(one =>
                    one.What.Set == TrainingMails.Open[^1] ? one.What.Group : one.What.Set
                )
                .Select(set => (set.Key, set.ToList()))
                .Append(("labelled", read.Where(one => one.What.Set is not ("ordinary" or "own" or "real")).ToList()))
        )
        {
            var figures = new RecognitionFigures([.. set.Select(one => (one.What.Mail, one.Reading))]);
            output.WriteLine($"== {name}");
            foreach (
                var line in figures
                    .Lines()
                    .Concat(
                        Setting("MISSES", 0) > 0 && name.StartsWith(TrainingMails.Open[^1], StringComparison.Ordinal)
                            ? figures.Misses()
                            : []
                    )
            )
            {
                output.WriteLine(line);
            }
        }
    }

    // For leaving out a whole set at a time; what is in none goes with the first.
    private static int SetOf(string group) =>
        Math.Max(0, Array.IndexOf(TrainingMails.Open, group[..group.IndexOf('/')]));

    // The files of weights, learnt without the mails of some files.
    private static IEnumerable<(string Name, string Text)> Files(
        LearntClues clues,
        List<TrainingMail> mails,
        HashSet<string> without,
        bool onlyOutcome = false
    )
    {
        yield return ("vocabulary.yaml", WriteWeights.Vocabulary(clues));
        yield return ("outcome.yaml", Learn("what every clue counts for each outcome", Outcomes, Right));
        if (onlyOutcome)
        {
            yield break;
        }

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
            answers is OutcomeKind[] ? "LASSO"
                : answers is Stage[] ? "SLASSO"
                : "FLASSO",
            answers is OutcomeKind[] ? 5e-5
                : answers is Stage[] ? 1e-4
                : 5e-5
        );
        var fit = new FitWeights(
            clues.Count,
            answers.Length,
            Setting("RIDGE", 3e-5),
            lasso,
            Core.Listen.Clues.Weights<T>.Sharpness,
            (int)Setting("ROUNDS", 400),
            Setting("OUT", 0.5),
            (int)Setting("MEAN", 200)
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
                    "real" => (float)Setting("REAL", 0.5),
                    // Most mail is ordinary, and these were written to look alike.
                    "ordinary" => (float)Setting("ORDINARY", 3),
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
