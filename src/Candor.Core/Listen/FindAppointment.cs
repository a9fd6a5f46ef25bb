using System.Globalization;
using Candor.Core.Knowledge;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>Somebody whom an invitation names: "You will meet Tom Reed, Head of Data".</summary>
public sealed record NamedPerson(string Name, PersonRole Role);

/// <summary>When and with whom an invitation asks the candidate to talk.</summary>
/// <param name="At">By the clock of the place, which the mail does not name; null where it gives no time, or several.</param>
public sealed record Appointment(DateTime? At, IReadOnlyList<NamedPerson> With);

/// <summary>
/// Reads an invitation's day, time and people, for the candidate to look at before they are kept. Precision first: a mail
/// that offers three slots has no time yet, and a name counts where its first is one of
/// <c>knowledge/words/first-name.yaml</c>.
/// </summary>
public sealed class FindAppointment
{
    /// <summary>Words between a day and its time: "Tuesday 14 July, in our office in Leeds, at 10".</summary>
    private const int Near = 14;

    private const int MostPeople = 6;

    private static readonly string[] Months = English.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Days = English.DateTimeFormat.DayNames;
    private readonly Phrases<bool> firstNames;
    private readonly Phrases<PersonRole> titles;

    public FindAppointment(Library library)
    {
        var classes = WordClasses.Read(library, []);
        firstNames = new(Phrase.TryRead("<first-name>", classes, out var name, out _) ? [(name, true)] : []);
        titles = SenderRole.TitlesOf(classes);
    }

    private static CultureInfo English => CultureInfo.InvariantCulture;

    /// <param name="sent">The day that the mail was written, where it was: what "Tuesday" is counted from.</param>
    public Appointment In(Email email, DateTime sent)
    {
        var times = new HashSet<DateTime>();
        var people = new List<NamedPerson>();
        foreach (var span in OwnWords.Of(email.Text))
        {
            var text = ReadText.Of(span.Of(email.Text));
            foreach (var time in Times(text, sent))
            {
                times.Add(time);
            }

            people.AddRange(People(text, email));
        }

        return new(
            times.Count == 1 ? times.First() : null,
            [.. people.DistinctBy(one => one.Name, StringComparer.Ordinal).Take(MostPeople)]
        );
    }

    private static IEnumerable<DateTime> Times(ReadText text, DateTime sent)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (Day(text, i, sent) is not var (day, end))
            {
                continue;
            }

            var time = Enumerable
                .Range(end, Math.Max(0, Math.Min(Near, text.Count - end)))
                .Concat(Enumerable.Range(Math.Max(0, i - 6), i - Math.Max(0, i - 6)).Reverse())
                .Select(at => Clock(text, at))
                .FirstOrDefault(clock => clock is not null);
            if (time is { } found)
            {
                yield return day + found;
            }

            i = end - 1;
        }
    }

    // "14 July", "July 14th", "Tuesday 14 July 2026"; a weekday alone is the next one after the mail.
    private static (DateTime Day, int End)? Day(ReadText text, int at, DateTime sent)
    {
        var weekday = Array.FindIndex(Days, day => Is(text, at, day));
        var from = weekday < 0 ? at : Past(text, at + 1);
        if (Dated(text, from, sent) is { } dated)
        {
            return dated;
        }

        var ahead = weekday < 0 ? 0 : ((weekday - (int)sent.DayOfWeek + 6) % 7) + 1;
        return weekday < 0 ? null : (sent.Date.AddDays(ahead), at + 1);
    }

    private static (DateTime Day, int End)? Dated(ReadText text, int at, DateTime sent)
    {
        var (number, name) = Ordinal(text, at) is null ? (at + 1, at) : (at, at + 1);
        name = name > number && Is(text, name, "of") ? name + 1 : name;
        var month = Array.FindIndex(Months, one => Is(text, name, one) || Is(text, name, one[..3]));
        if (month < 0 || Ordinal(text, number) is not { } day)
        {
            return null;
        }

        var end = Math.Max(number, name) + 1;
        var year = Past(text, end);
        if (year < text.Count && int.TryParse(text.FormAt(year), English, out var given) && given is > 2000 and < 2200)
        {
            return day <= DateTime.DaysInMonth(given, month + 1) ? (new(given, month + 1, day), year + 1) : null;
        }

        if (day > DateTime.DaysInMonth(sent.Year, month + 1))
        {
            return null;
        }

        var near = new DateTime(sent.Year, month + 1, day);
        return (near < sent.Date && !(month == 1 && day == 29) ? near.AddYears(1) : near, end);
    }

    // "10:30", "10.30", "2pm", "2 pm", "14h30", "at 10", "noon".
    private static TimeSpan? Clock(ReadText text, int at)
    {
        if (Is(text, at, "noon"))
        {
            return TimeSpan.FromHours(12);
        }

        var form = text.FormAt(at);
        var digits = form.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 2 || !int.TryParse(form.AsSpan(0, digits), English, out var hour) || hour > 23)
        {
            return null;
        }

        var rest = form[digits..];
        var minute = 0;
        var said = false;
        if (rest.Length >= 3 && rest[0] is '.' or 'h' && int.TryParse(rest.AsSpan(1, 2), English, out minute))
        {
            (rest, said) = (rest[3..], true);
        }
        else if (
            Is(text, at + 1, ":")
            && at + 2 < text.Count
            && text.FormAt(at + 2) is [>= '0' and <= '5', >= '0' and <= '9', ..] after
        )
        {
            (minute, rest, said) = (int.Parse(after.AsSpan(0, 2), English), after[2..], true);
            at += 2;
        }

        var half =
            rest is "am" or "pm" ? rest
            : rest.Length == 0 && (Is(text, at + 1, "am") || Is(text, at + 1, "pm")) ? text.FormAt(at + 1)
            : "";
        var isTime =
            half.Length > 0 || said || (rest.Length == 0 && (Is(text, at - 1, "at") || Is(text, at + 1, "o'clock")));
        if (!isTime || minute > 59 || (half.Length == 0 && rest.Length > 0) || (half.Length > 0 && hour is 0 or > 12))
        {
            return null;
        }

        // Nobody interviews at two in the night: "at 2" is the afternoon.
        hour =
            half == "am" ? hour % 12
            : half == "pm" ? (hour % 12) + 12
            : hour is > 0 and < 7 ? hour + 12
            : hour;
        return new(hour, minute, 0);
    }

    private IEnumerable<NamedPerson> People(ReadText text, Email email)
    {
        foreach (var hit in firstNames.Find(text))
        {
            var (first, next) = (hit.First, hit.First + 1);
            if (
                hit.End == next
                && next < text.Count
                && text.Tokens[first].Sentence == text.Tokens[next].Sentence
                && text.Tokens[next].Start == text.Tokens[first].End + 1
                && IsCapital(text, first)
                && IsCapital(text, next)
                && !Array.Exists(Days, day => Is(text, next, day))
                && !Array.Exists(Months, month => Is(text, next, month))
            )
            {
                var name = text.Text[text.Tokens[first].Start..text.Tokens[next].End];
                if (!IsOf(email.From, name) && !email.To.Concat(email.Cc).Any(one => IsOf(one, name)))
                {
                    yield return new(name, RoleBehind(text, next) ?? PersonRole.Interviewer);
                }
            }
        }
    }

    // "Tom Reed, Head of Data" and "Tom Reed (our finance director)".
    private PersonRole? RoleBehind(ReadText text, int name)
    {
        if (!Is(text, name + 1, ",") && !Is(text, name + 1, "("))
        {
            return null;
        }

        var end = name + 2;
        while (end < text.Count && end < name + 8 && text.Tokens[end].Kind != WordKind.Mark && !Is(text, end, "and"))
        {
            end++;
        }

        return end == name + 2
            ? null
            : SenderRole.Likeliest(titles, text.Text[text.Tokens[name + 2].Start..text.Tokens[end - 1].End]);
    }

    private static bool IsOf(MailAddress address, string name) =>
        address.Name.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static int? Ordinal(ReadText text, int at)
    {
        if (at >= text.Count || text.Tokens[at].Kind != WordKind.Number)
        {
            return null;
        }

        var form = text.FormAt(at);
        var digits = form.TakeWhile(char.IsAsciiDigit).Count();
        return
            digits is 1 or 2
            && form[digits..] is "" or "st" or "nd" or "rd" or "th"
            && int.Parse(form.AsSpan(0, digits), English) is >= 1 and <= 31 and var day
            ? day
            : null;
    }

    // Past a comma, and "the" of "Tuesday, the 14th".
    private static int Past(ReadText text, int at)
    {
        while (Is(text, at, ",") || Is(text, at, "the"))
        {
            at++;
        }

        return at;
    }

    private static bool IsCapital(ReadText text, int at) => char.IsUpper(text.Text[text.Tokens[at].Start]);

    private static bool Is(ReadText text, int at, string form) =>
        at >= 0 && at < text.Count && text.FormAt(at).Equals(form, StringComparison.OrdinalIgnoreCase);
}
