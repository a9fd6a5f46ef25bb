using System.Globalization;
using System.Text;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Tests.Listen;

/// <summary>
/// Learns what each wording counts for a rejection, from the labelled mails that may be looked at: the tuning half, the
/// older own mails, every second ordinary one. Run by hand after wordings have changed: <c>-class '*LearnWeights' -explicit only</c>.
/// </summary>
/// <remarks>
/// The wordings know the tuning half, and will know less of strangers' mail. So each mail is learnt from several times,
/// with some of its plain wordings struck out: then the traces have to carry what the wordings miss. Single sentences
/// (<c>sentences.txt</c>) stand in the same few letters whatever they say, so that thanks and the name of a job count for nothing.
/// A rejection's wording never counts against one.
/// </remarks>
public sealed class LearnWeights(ITestOutputHelper output)
{
    private const int Copies = 6;
    private const int Rounds = 600;
    private const double StruckOut = 0.3;
    private const double Step = 0.3;

    private static readonly string[] Frames =
    [
        "Subject: Your application for Finance Officer\n\nDear Sam,\n\nThank you for your application for the position of Finance Officer.\n\n{0}\n\nKind regards,\nJane Cole\nRecruitment\n",
        "Subject: Interview\n\nHi Sam,\n\nThank you for coming in for the interview last week. {0}\n\nBest,\nJane\n",
        "Subject: Finance Officer\n\nDear Ms Hill,\n\n{0}\n\nYours sincerely,\nJane Cole\n",
    ];

    /// <summary>Small enough to fit, large enough that a rare wording does not memorise.</summary>
    private const double Ridge = 0.004;

    [Fact(Explicit = true)]
    public void Learn()
    {
        var read = new ReadOutcome(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);
        var rows = Copy([
            .. LabelledMails
                .Of("tuning")
                .Concat(LabelledMails.Of("ordinary.txt").Where((_, i) => i % 2 == 0))
                // What may be read in two ways teaches neither.
                .Where(mail => mail.Kind == OutcomeKind.Rejected || mail.Other != OutcomeKind.Rejected)
                .Select(mail => (read.MarksOf(mail.Mail.Email), mail.Kind == OutcomeKind.Rejected)),
            .. RecognitionTests.Mails().Select(mail => (read.MarksOf(mail.Email), mail.Kind == OutcomeKind.Rejected)),
        ]);
        rows.AddRange(Sentences().Select(one => (read.MarksOf(one.Email).ToArray(), one.Rejected)));
        var (bias, weights) = Fit(rows);
        var lines = weights.Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"  {one.Key}: {one.Value:0.00}\n")
        );
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"message: what each wording and trait counts for a rejection, learnt by LearnWeights; not edited by hand\nbias: {bias:0.00}\nweights:\n"
        );
        File.WriteAllText(Path.Combine(Repository.Knowledge, "weighing", "rejected.yaml"), text + string.Concat(lines));
        output.WriteLine($"{rows.Count} rows, {weights.Count} marks");
    }

    private static IEnumerable<(Email Email, bool Rejected)> Sentences()
    {
        var path = Path.Combine(Repository.Root, "tests/Candor.Tests/Listen/sentences.txt");
        foreach (var line in File.ReadLines(path).Where(line => !line.StartsWith('#')))
        {
            var (outcome, sentence) = (line[..line.IndexOf('|')], line[(line.IndexOf('|') + 1)..]);
            foreach (var frame in outcome.StartsWith('!') ? Frames.Skip(Frames.Length - 1) : Frames)
            {
                var mail = string.Format(CultureInfo.InvariantCulture, frame, sentence);
                if (outcome.StartsWith('!'))
                {
                    mail = mail.Replace("Finance Officer", "News", StringComparison.Ordinal);
                }

                yield return (ReadMail.Read(Encoding.UTF8.GetBytes(mail)).Email, outcome == "rejected");
            }
        }
    }

    private static List<(string[] Marks, bool Rejected)> Copy(List<(IReadOnlyList<string> Marks, bool Rejected)> mails)
    {
        var random = new Random(1);
        var rows = new List<(string[] Marks, bool Rejected)>();
        foreach (var (marks, rejected) in mails)
        {
            for (var copy = 0; copy < Copies; copy++)
            {
                var kept = marks.Where(mark => copy == 0 || !IsPlainWording(mark) || random.NextDouble() > StruckOut);
                rows.Add(([.. kept], rejected));
            }
        }

        return rows;
    }

    private static bool IsOfRejection(string mark) => mark.StartsWith("rejected-", StringComparison.Ordinal);

    private static bool IsPlainWording(string mark) =>
        mark.Contains('-', StringComparison.Ordinal)
        && !mark.Contains("trace-", StringComparison.Ordinal)
        && !mark.StartsWith("stage-", StringComparison.Ordinal);

    private static (double Bias, SortedDictionary<string, double> Weights) Fit(
        List<(string[] Marks, bool Rejected)> rows
    )
    {
        var names = rows.SelectMany(row => row.Marks).Distinct().Order(StringComparer.Ordinal).ToArray();
        var places = names.Select((name, i) => (name, i)).ToDictionary(one => one.name, one => one.i);
        var seen = rows.Select(row => (Marks: row.Marks.Select(mark => places[mark]).ToArray(), row.Rejected)).ToList();
        var (bias, weights) = (0.0, new double[names.Length]);
        var (sumBias, sums) = (0.0, new double[names.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            var (ofBias, slope) = (0.0, new double[names.Length]);
            foreach (var (marks, rejected) in seen)
            {
                var miss = (rejected ? 1 : 0) - (1 / (1 + Math.Exp(-bias - marks.Sum(mark => weights[mark]))));
                ofBias += miss / seen.Count;
                foreach (var mark in marks)
                {
                    slope[mark] += miss / seen.Count;
                }
            }

            // Steps that shrink where a mark is common (AdaGrad).
            sumBias += ofBias * ofBias;
            bias += Step * ofBias / Math.Sqrt(sumBias + 1e-9);
            for (var i = 0; i < names.Length; i++)
            {
                var s = slope[i] - (Ridge * weights[i] / 10);
                sums[i] += s * s;
                weights[i] += Step * s / Math.Sqrt(sums[i] + 1e-9);
                weights[i] = IsOfRejection(names[i]) ? Math.Max(0, weights[i]) : weights[i];
            }
        }

        return (
            bias,
            new(
                names.Select((name, i) => (name, i)).ToDictionary(one => one.name, one => weights[one.i]),
                StringComparer.Ordinal
            )
        );
    }
}
