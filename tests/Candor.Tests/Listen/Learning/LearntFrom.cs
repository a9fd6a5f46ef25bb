using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>What points may be learnt from: everything labelled but the held-out texts.</summary>
internal static class LearntFrom
{
    public static readonly string[] Files =
    [
        "Labelled/texts.txt",
        "Labelled/own.txt",
        "Labelled/tuning.txt",
        "heard/corpus.txt",
        "Labelled/more.txt",
        "Labelled/opened-1.txt",
        "Labelled/opened-2.txt",
        "Labelled/more-2.txt",
        "Labelled/real-1.txt",
        "Labelled/real-2.txt",
        "Labelled/real-3.txt",
        "Labelled/real-4.txt",
        "Labelled/real-5.txt",
        "Labelled/real-6.txt",
        "Labelled/real-7.txt",
        "Labelled/real-8.txt",
    ];

    /// <summary>Whose files are whose: somebody's way of writing runs through all that is theirs.</summary>
    private static readonly Dictionary<string, string> Authors = new(StringComparer.Ordinal)
    {
        ["texts"] = "texts",
        ["statements"] = "texts",
        ["tuning"] = "tuning",
        ["themes-tuning"] = "tuning",
        ["opened-1"] = "tuning",
        ["own"] = "own",
        ["own-statements"] = "own",
        ["corpus"] = "own",
        ["more"] = "more",
        ["more-statements"] = "more",
        ["opened-2"] = "opened-2",
        ["more-2"] = "more-2",
        ["more-statements-2"] = "more-2",
        ["real-1"] = "real-1",
        ["real-2"] = "real-2",
        ["real-3"] = "real-3",
        ["real-4"] = "real-4",
        ["real-5"] = "real-5",
        ["real-6"] = "real-6",
        ["real-7"] = "real-7",
        ["real-8"] = "real-8",
        ["themes-statements-1"] = "themes-statements-1",
        ["themes-statements-2"] = "themes-statements-2",
    };

    /// <summary>How often an example of a knowledge file counts: those have to come out.</summary>
    private const int Examples = 6;

    private static readonly string[] Greetings = ["Hi Sam, ", "Dear Ms Lee,\n", "Hello, "];

    /// <summary>
    /// How often a text counts that is worded as feedback really comes: where points stand is learnt from whole mails, and
    /// the other sets were written to be hard.
    /// </summary>
    private const double RealCounts = 2;

    public static IReadOnlyList<LabelledText> Texts(string file)
    {
        var counts = file.StartsWith("Labelled/real-", StringComparison.Ordinal) ? RealCounts : 1;
        return [.. LabelledTexts.Of(PathOf("Listen/" + file)).Select(text => text with { Counts = counts })];
    }

    private static readonly string[] StatementFiles =
    [
        "Listen/Labelled/statements.txt",
        "Listen/Labelled/own-statements.txt",
        "Listen/Labelled/more-statements.txt",
        "Listen/Labelled/more-statements-2.txt",
        "Listen/Labelled/themes-statements-1.txt",
        "Listen/Labelled/themes-statements-2.txt",
        "Learn/Labelled/themes-tuning.txt",
    ];

    /// <summary>By whose hand a file is, as far as is known; who is in doubt counts as one.</summary>
    public static string AuthorOf(string file) => Authors[Path.GetFileNameWithoutExtension(file)];

    /// <param name="but">An author who is left out.</param>
    public static IEnumerable<Statement> Statements(string but = "") =>
        StatementFiles.Where(file => AuthorOf(file) != but).SelectMany(file => LabelledTexts.Statements(PathOf(file)));

    /// <summary>One mail in so many: with more of them, points of terse feedback are missed.</summary>
    private const int OneMailIn = 10;

    /// <summary>Mails that tell an outcome and no feedback: they have no points.</summary>
    public static IEnumerable<LabelledText> WithoutPoints() =>
        LabelledMails
            .Of("tuning")
            .Where(mail =>
                mail.Kind == OutcomeKind.Rejected && mail.Feedback != FeedbackStance.Given && mail.Language == "en"
            )
            .Where((_, i) => i % OneMailIn == 0)
            .Select(mail => new LabelledText(mail.Mail.Email.Text, []));

    /// <summary>The examples of topics and exercises: each is one point.</summary>
    public static IEnumerable<LabelledText> OfKnowledge(IReadOnlyList<KnowledgeFile> files)
    {
        var topics = Topics.Read(new Library(files), []);
        foreach (var file in files)
        {
            foreach (
                var example in file.Path.Split('/')[0] is "topics" or "exercises" ? file.Root["examples"]!.Items : []
            )
            {
                var text = (example["text"] ?? example["for"])!.Text;
                var topic = topics[TopicOf(file)];
                Token.TryRead<Polarity>(example["polarity"]?.Text ?? "concern", out var polarity);
                if (topic is null or { Personal: true })
                {
                    continue;
                }

                polarity = topic.Category == Category.Outside ? Polarity.Neutral : polarity;
                for (var i = 0; i < Examples; i++)
                {
                    // A greeting before a single short sentence takes nothing from it.
                    var greeting = i < Greetings.Length ? Greetings[i] : "";
                    var said = greeting.EndsWith(' ') ? char.ToLowerInvariant(text[0]) + text[1..] : text;
                    var span = new Span(greeting.Length, greeting.Length + said.Length);
                    yield return new(greeting + said, [new(span, polarity, topic.Category, 3)]);
                }
            }
        }
    }

    // An exercise's first topic is what its examples are about.
    private static string TopicOf(KnowledgeFile file) =>
        file.Root["topics"] switch
        {
            null => file.Id,
            { Kind: NodeKind.List } many => many.Items[0].Text,
            { } one => one.Text,
        };

    public static string PathOf(string file) => Path.Combine(Repository.Root, "tests/Candor.Tests", file);
}
