using System.Globalization;
using Candor.Core;
using Candor.Core.Listen;

namespace Candor.Listen;

/// <summary>What <c>candor triage</c> says to people: a few lines for each mail that matters, and a count at the end.</summary>
internal sealed class TriageText(TextWriter to)
{
    private readonly SortedDictionary<OutcomeKind, int> counts = [];

    public void Write(FoundMail found, Email email, OutcomeReading outcome)
    {
        counts[outcome.Kind] = counts.GetValueOrDefault(outcome.Kind) + 1;
        var when = email.Date?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "no date";
        to.WriteLine($"{found.Path}{(found.Index > 0 ? $" ({found.Index + 1})" : "")}");
        to.WriteLine($"  {when}  {email.From}  {email.Subject}");
        to.WriteLine($"  {Told(outcome)}");
        foreach (var evidence in outcome.Evidence)
        {
            to.WriteLine($"    “{OneLine(evidence.Text)}”");
        }

        foreach (var warning in email.Warnings.Concat(outcome.Warnings))
        {
            to.WriteLine($"    note: {warning}");
        }
    }

    public void Close()
    {
        var all = counts.Values.Sum();
        if (all > 1)
        {
            var each = counts.OrderByDescending(count => count.Value).Select(c => $"{c.Value} {Name(c.Key)}");
            to.WriteLine($"{all} mails: {string.Join(", ", each)}");
        }
    }

    private static string Told(OutcomeReading outcome)
    {
        var sure = outcome.Sure == Sure.Sure ? "sure" : Token.Name(outcome.Sure);
        var stage = outcome.Stage is Stage.Unknown ? "" : $", stage: {Token.Name(outcome.Stage)}";
        var feedback = outcome.Feedback is FeedbackStance.None ? "" : $", feedback {Token.Name(outcome.Feedback)}";
        var where = (outcome.Role, outcome.Employer) switch
        {
            ("", "") => "",
            ("", var employer) => $" · {employer}",
            (var role, "") => $" · {role}",
            (var role, var employer) => $" · {role} at {employer}",
        };
        return $"{Name(outcome.Kind)} ({sure}){stage}{feedback}{where}";
    }

    private static string Name(OutcomeKind kind) =>
        kind == OutcomeKind.None ? "nothing about an application" : Token.Name(kind).Replace('-', ' ');

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
