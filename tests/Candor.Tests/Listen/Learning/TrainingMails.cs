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
    ];

    // For mail about something else: from a friend or a colleague, and from a service. The subject is its first words.
    private static readonly string[] OtherFrames =
    [
        "From: Jane <jane@mail.example>\nSubject: {1}\n\nHi,\n\n{0}\n\nJane\n",
        "From: Customer Service <noreply@service.example>\nSubject: {1}\n\nDear Ms Hill,\n\n{0}\n\nKind regards,\nCustomer Service\n",
    ];

    public static List<TrainingMail> All() => [.. Labelled("tuning"), .. Own(), .. Sentences(), .. Data()];

    private static IEnumerable<TrainingMail> Labelled(string name) =>
        LabelledMails
            .Of(name)
            .Select(mail => new TrainingMail(
                mail.Mail,
                [.. new[] { mail.Kind, mail.Other }.Distinct()],
                mail.Kind is OutcomeKind.None or OutcomeKind.Newsletter ? null : mail.Stage,
                mail.Kind is OutcomeKind.Newsletter ? null : mail.Feedback,
                "tuning",
                mail.Source
            ));

    private static IEnumerable<TrainingMail> Own() =>
        RecognitionTests
            .Mails()
            .Select(
                (mail, i) =>
                    new TrainingMail(
                        new(mail.Email, MailTraits.None),
                        [mail.Kind],
                        null,
                        null,
                        "own",
                        "own" + (i % 5).ToString(CultureInfo.InvariantCulture)
                    )
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
                    label.StartsWith('!') ? OtherFrames
                    : fields[0] == "-" ? [Frames[2 * (number % 2)]]
                    : [Frames[number % 4], Frames[(number + 2) % 4]];
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
