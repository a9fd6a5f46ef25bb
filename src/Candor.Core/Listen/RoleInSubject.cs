using System.Text.RegularExpressions;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// The job's name where no word of it is a known occupation: mails about an application mostly bear it as their subject
/// ("Taproom Lead", "Re: Deck Cadet interview"), and often say it again.
/// </summary>
internal sealed partial class RoleInSubject(PersonNames persons, TeamNames teams)
{
    /// <summary>Words of a job's name; a subject of more is a sentence.</summary>
    private const int Most = 5;

    /// <summary>A job's name without the number of its advertisement: "R-2208 Data Engineer" is Data Engineer.</summary>
    public static string WithoutNumber(string role) =>
        NumberBehind().Replace(Number().Replace(role, ""), "").Trim(' ', '-', '–', ':');

    /// <summary>Empty where the subject names none.</summary>
    public string Of(Email email)
    {
        foreach (var part in Marks().Split(Answer().Replace(email.Subject, "")))
        {
            var rest = Before().Replace(WithoutNumber(part.Trim()), "");
            var name = After().Replace(rest, "").Trim();
            var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (
                words.Length is 0 or > Most
                || name.Length < 3
                || !name.Any(char.IsLetter)
                || General().IsMatch(name)
                || persons.IsFirm(name)
                || persons.IsPerson(name)
                || teams.Without(name).Length < name.Length
                || email.From.Name.Contains(name, StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            // "Deck Cadet interview" says what it is; capitals do, and what is said again as somebody's job.
            var isCapital = Array.TrueForAll(words, word => char.IsUpper(word[0]) || word.Length < 4);
            if ((words.Length > 1 && isCapital) || rest.Trim().Length > name.Length || SaidAgain(email.Text, name))
            {
                return name;
            }
        }

        return "";
    }

    private static bool SaidAgain(string text, string name) =>
        Occurrences
            .Of(name, text, StringComparison.OrdinalIgnoreCase)
            .Any(at => IsFramed(text[Math.Max(0, at - 8)..at]));

    private static bool IsFramed(string before) =>
        Array.Exists(Frames, frame => before.TrimEnd().EndsWith(frame, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Frames = [" for", " as", " the", " our", " to", " a", " an"];

    [GeneratedRegex(
        @"^((?=\S*\d\S*\d)\S+\s+|(VAC|REF|REQ|JOB|NO|COMPETITION|VACANCY|POSTING)[.:]?\s+(?=\S*\d))+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Number();

    // "Senior Lecturer A233-24K": capitals and digits in one.
    [GeneratedRegex(@"\s+\(?[A-Z]{1,5}[-/]?\d{2,}\S*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberBehind();

    [GeneratedRegex(@"^((re|fw|fwd|aw)\s*:\s*)+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Answer();

    [GeneratedRegex(@"\s+[-–—|/]\s+|[:,(]\s*|\)|\.{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"^((your|the|our|my|a) )?((application|applying|interview|candidacy|interest|result|outcome|decision|update|news)s? (for|of|on|in|about|re|as) )?((the|a|our) )?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Before();

    [GeneratedRegex(
        @"(('s)?( (application|job|interview|intake|search|post|role|vacancy|hiring|position|trial|shift|selection|board|place|spot|gig|opening|recruitment|outcome|result|update|decision|waiting|list|x you|programme)s?)+|'s)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex After();

    // What subjects say of anything: no job's name.
    [GeneratedRegex(
        @"\b(you|your|we|us|our|my|me|i|it|application|applications|interview|interviews|update|status|outcome|decision|news|result|results|thanks?|thank|hello|hi|hey|dear|sorry|feedback|offer|job|jobs|vacancy|vacancies|role|position|saturday|sunday|monday|tuesday|wednesday|thursday|friday|tomorrow|today|confidential|private|important|notice|notification|acknowledgement|received|automatic|reply|chat|call|letter|cv|ref|quick|question|message|regarding|about|subject|from|next|step|steps|final|stage|round|requisition|posting|closed|recruitment|withdrawal|withdrawing|withdrawn|season|studio|letter|invitation|congratulations|welcome|action|required|reminder)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex General();
}
