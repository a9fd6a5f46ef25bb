using System.Globalization;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>How right a reader is about labelled mails: the figures of <c>docs/quality.md</c> (Mail).</summary>
public sealed class RecognitionFigures(IReadOnlyList<(LabelledMail Mail, OutcomeReading Reading)> all)
{
    public RecognitionFigures(IEnumerable<LabelledMail> mails, ReadOutcome read)
        : this([.. mails.Select(mail => (mail, read.Of(mail.Mail.Email, mail.Mail.Traits)))]) { }

    /// <summary>Of the rejections, those read as such; one that may be read in another way too counts where it is.</summary>
    public double Recall => Share(all.Where(one => one.Mail.Kind == OutcomeKind.Rejected), IsRight);

    /// <summary>How many mails were read as a rejection.</summary>
    public int Rejections => all.Count(one => one.Reading.Kind == OutcomeKind.Rejected);

    public int SureRejections => all.Count(one => one.Reading is { Kind: OutcomeKind.Rejected, Sure: Sure.Sure });

    /// <summary>Of what was read as a rejection, what is one.</summary>
    public double Precision => Share(all.Where(one => one.Reading.Kind == OutcomeKind.Rejected), IsRight);

    public double Stages => Share(News, one => one.Reading.Stage == one.Mail.Stage);

    /// <summary>Whether the news came before or after a talk: what the plan turns on.</summary>
    public double StageSides =>
        Share(
            News.Where(one => one.Mail.Stage != Stage.Unknown),
            one => one.Reading.Stage != Stage.Unknown && IsAfterTalk(one.Reading.Stage) == IsAfterTalk(one.Mail.Stage)
        );

    public double Feedback => Share(News, one => one.Reading.Feedback == one.Mail.Feedback);

    public double Employers =>
        Share(News.Where(one => one.Mail.Employer.Length > 0), one => Same(one.Reading.Employer, one.Mail.Employer));

    public double Roles =>
        Share(News.Where(one => one.Mail.Role.Length > 0), one => Same(one.Reading.Role, one.Mail.Role));

    /// <summary>Of the names given, those that are right: a wrong one is worse than none.</summary>
    public double EmployersGiven =>
        Share(News.Where(one => one.Reading.Employer.Length > 0), one => Same(one.Reading.Employer, one.Mail.Employer));

    public double RolesGiven =>
        Share(News.Where(one => one.Reading.Role.Length > 0), one => Same(one.Reading.Role, one.Mail.Role));

    // Names and stages are looked for where the mail is about an application and was seen to be.
    private IEnumerable<(LabelledMail Mail, OutcomeReading Reading)> News =>
        all.Where(one => IsNews(one.Mail.Kind) && IsNews(one.Reading.Kind));

    public IEnumerable<string> Lines()
    {
        yield return Invariant($"{all.Count} mails; rejected: recall {Recall:0.000}, precision {Precision:0.000}");
        foreach (var kind in all.Select(one => one.Mail.Kind).Distinct().Order())
        {
            var own = all.Where(one => one.Mail.Kind == kind).ToList();
            var read = all.Where(one => one.Reading.Kind == kind).ToList();
            yield return Invariant(
                $"| {Token.Name(kind)} | {own.Count} | {own.Count(IsRight)} | {read.Count(one => !IsRight(one))} |"
            );
        }

        yield return Invariant(
            $"employer {Employers:0.00} (right of those given {EmployersGiven:0.00}), role {Roles:0.00} ({RolesGiven:0.00}), stage {Stages:0.00}, before or after a talk {StageSides:0.00}, feedback {Feedback:0.00}"
        );
        foreach (var stance in Enum.GetValues<FeedbackStance>())
        {
            var own = News.Where(one => one.Mail.Feedback == stance).ToList();
            var read = News.Where(one => one.Reading.Feedback == stance).ToList();
            yield return Invariant(
                $"feedback {Token.Name(stance)}: {own.Count} mails, {own.Count(one => one.Reading.Feedback == stance)} read so, {read.Count(one => one.Mail.Feedback != stance)} wrongly"
            );
        }

        foreach (var sure in Enum.GetValues<Sure>())
        {
            var said = all.Where(one => one.Reading.Sure == sure && one.Reading.Kind != OutcomeKind.None).ToList();
            yield return Invariant($"{Token.Name(sure)}: {said.Count(IsRight)} right of {said.Count}");
        }
    }

    /// <summary>What was read wrongly, for whoever mends the wordings; never for the held-out half.</summary>
    public IEnumerable<string> Misses()
    {
        foreach (var (mail, reading) in all)
        {
            var wrong = new List<string>();
            if (!mail.Allows(reading.Kind))
            {
                wrong.Add($"{Token.Name(mail.Kind)} read as {Token.Name(reading.Kind)} ({Token.Name(reading.Sure)})");
            }

            if (IsNews(mail.Kind) && IsNews(reading.Kind))
            {
                Differs(wrong, "stage", Token.Name(mail.Stage), Token.Name(reading.Stage));
                Differs(wrong, "feedback", Token.Name(mail.Feedback), Token.Name(reading.Feedback));
                Differs(wrong, "employer", mail.Employer, reading.Employer);
                Differs(wrong, "role", mail.Role, reading.Role);
            }

            if (wrong.Count > 0)
            {
                yield return $"{mail.Template}: {string.Join("; ", wrong)} | {string.Join(" / ", reading.Evidence.Select(e => e.Text))}";
            }
        }
    }

    private static void Differs(List<string> wrong, string what, string label, string read)
    {
        if (!Same(label, read))
        {
            wrong.Add($"{what} “{label}” read “{read}”");
        }
    }

    private static bool IsRight((LabelledMail Mail, OutcomeReading Reading) one) => one.Mail.Allows(one.Reading.Kind);

    private static bool IsNews(OutcomeKind kind) => kind is not (OutcomeKind.None or OutcomeKind.Newsletter);

    private static bool IsAfterTalk(Stage stage) => stage is Stage.First or Stage.Later or Stage.Final;

    internal static bool Same(string one, string other) =>
        string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    // "The Northwind Trust" is "Northwind Trust", and "Head of Maths (maternity cover)" is "Head of Maths".
    private static string Bare(string name)
    {
        var bracket = name.IndexOf(" (", StringComparison.Ordinal);
        var bare = (bracket > 0 ? name[..bracket] : name).Replace('’', '\'').Trim('.', ' ');
        return bare.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare;
    }

    private static double Share<T>(IEnumerable<T> of, Func<T, bool> which)
    {
        var list = of.ToList();
        return list.Count == 0 ? 1 : (double)list.Count(which) / list.Count;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
