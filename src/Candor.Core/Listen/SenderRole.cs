using Candor.Core.Knowledge;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What the sender of a mail is to the application, by the title in their name or under it: "Head of Data" hires,
/// "Talent Partner" recruits, "Recruitment Consultant" does so for others (A18). The titles are
/// <c>knowledge/words/title-*.yaml</c>. Who decides is often not who brings the news (E15).
/// </summary>
public sealed class SenderRole
{
    /// <summary>Lines under the name that are looked at; an address or a motto follows.</summary>
    private const int Lines = 3;

    /// <summary>Characters. A title is short; a longer line is a sentence.</summary>
    private const int LongestLine = 90;

    // Whichever stands first here wins: "HR Manager" recruits, and an agency's "Talent Consultant" is the agency's.
    private static readonly (string Class, PersonRole Role)[] Titles =
    [
        ("title-agency", PersonRole.AgencyRecruiter),
        ("title-recruiting", PersonRole.Recruiter),
        ("title-hiring", PersonRole.HiringManager),
    ];

    private readonly Phrases<PersonRole> titles;

    public SenderRole(Library library) => titles = TitlesOf(WordClasses.Read(library, []));

    internal static Phrases<PersonRole> TitlesOf(WordClasses classes) =>
        new(
            Titles.SelectMany(one =>
                Phrase.TryRead($"<{one.Class}>", classes, out var phrase, out _)
                    ? [(phrase, one.Role)]
                    : Array.Empty<(Phrase, PersonRole)>()
            )
        );

    /// <summary>Null where neither name nor signature has a title.</summary>
    public PersonRole? Of(Email email) => Likeliest(titles, string.Join("\n\n", Signature(email)));

    internal static PersonRole? Likeliest(Phrases<PersonRole> titles, string text)
    {
        var found = titles.Find(ReadText.Of(text)).Select(one => one.What).ToHashSet();
        return Titles.Where(one => found.Contains(one.Role)).Select(one => (PersonRole?)one.Role).FirstOrDefault();
    }

    // The sender's name as the mail gives it, and what stands under it in what they wrote: on its line behind a comma, and
    // on the lines after.
    private static IEnumerable<string> Signature(Email email)
    {
        var words = email.From.Name.Split([' ', ',', '('], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2)
        {
            yield return string.Join(' ', words[2..]);
        }

        if (words.Length == 0)
        {
            yield break;
        }

        var left = 0;
        foreach (var line in Own(email.Text).Where(line => line.Length > 0))
        {
            var isName =
                line.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)
                && (line.Length == words[0].Length || !char.IsLetter(line[words[0].Length]));
            if (isName && line.Length <= LongestLine)
            {
                left = Lines;
                var name = string.Join(' ', words.Take(2));
                yield return line.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                    ? line[name.Length..]
                    : line[words[0].Length..];
            }
            else if (left > 0)
            {
                left = line.Length > LongestLine ? 0 : left - 1;
                if (left > 0 || line.Length <= LongestLine)
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<string> Own(string text) =>
        OwnWords
            .Passages(text)
            .Where(passage => passage.Kind is PassageKind.Own or PassageKind.Signature)
            .SelectMany(passage => passage.Span.Of(text).Split('\n'))
            .Select(line => line.Trim(' ', '*', '_', '\r'));
}
