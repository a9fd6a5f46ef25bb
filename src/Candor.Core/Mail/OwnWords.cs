using Candor.Core.Text;

namespace Candor.Core.Mail;

/// <summary>What a stretch of a mail's text is.</summary>
public enum PassageKind
{
    Own,

    /// <summary>An earlier mail that is answered, with its "On … wrote:" line.</summary>
    Quote,

    /// <summary>An earlier mail that is passed on: often the very news.</summary>
    Forwarded,
    Signature,

    /// <summary>Confidentiality notices, unsubscribe lines, "sent from my phone".</summary>
    Footer,
}

/// <summary>Whole lines of a text that belong together.</summary>
public readonly record struct Passage(PassageKind Kind, Span Span);

/// <summary>
/// Parts what the sender wrote from what they quoted, their signature and the frame around it. Whose words they are
/// decides what a mail says: a quoted rejection is not a rejection.
/// </summary>
public static class OwnWords
{
    internal static readonly string[] FooterStarts =
    [
        "this email and any",
        "this e-mail and any",
        "this message and any",
        "this email is intended",
        "this e-mail is intended",
        "this message is intended",
        "this communication is",
        "this email contains",
        "this message contains",
        "this email may contain",
        "the information contained in this",
        "the information in this e",
        "the contents of this e",
        "confidentiality notice",
        "confidentiality:",
        "disclaimer",
        "legal notice",
        "if you are not the intended",
        "if you have received this e",
        "please consider the environment",
        "think before you print",
        "to unsubscribe",
        "unsubscribe",
        "click here to unsubscribe",
        "you are receiving this",
        "you're receiving this",
        "you received this",
        "this email was sent to",
        "this message was sent to",
        "sent from my ",
        "get outlook for",
        "registered office",
        "registered in england",
        "registered company",
        "view our privacy",
        "privacy policy",
        "© ",
        "copyright ©",
        "powered by ",
    ];

    // By their first two letters: nearly every line is known by these to be none.
    private static readonly ILookup<int, string> FootersByLetters = FooterStarts.ToLookup(Letters);

    /// <summary>What the sender wrote themselves, without the rest.</summary>
    public static string Text(string text) => string.Concat(Of(text).Select(span => span.Of(text))).Trim();

    /// <summary>Spans of the text that its sender wrote, in order; signature, quotes and footers left out.</summary>
    public static IReadOnlyList<Span> Of(string text) =>
        [.. Passages(text).Where(passage => passage.Kind == PassageKind.Own).Select(passage => passage.Span)];

    /// <summary>The whole text as passages, in order, each of whole lines.</summary>
    public static IReadOnlyList<Passage> Passages(string text)
    {
        var all = new List<Passage>();
        var kind = PassageKind.Own;
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            var line = Line(text, at, out var next);
            var now = Kind(text, at, next, line.Trim(), kind);
            if (now != kind)
            {
                Close(all, kind, start, at);
                (kind, start) = (now, at);
            }

            at = next;
        }

        Close(all, kind, start, text.Length);
        return all;
    }

    private static PassageKind Kind(string text, int at, int next, ReadOnlySpan<char> line, PassageKind before)
    {
        if (before == PassageKind.Forwarded)
        {
            return before;
        }

        if (line.StartsWith(">"))
        {
            return PassageKind.Quote;
        }

        if (line.Length == 0)
        {
            return before;
        }

        if (
            line[0] is '-' or '_' or 'B' or 'b' or 'F' or 'f' or '*'
            && StartsForwarded(text, next, line) is { } earlier
        )
        {
            return earlier;
        }

        if (Introduces(text, next, line))
        {
            return PassageKind.Quote;
        }

        if (before == PassageKind.Quote)
        {
            // Words after a quote that was marked line by line are the sender's; after an unmarked one none are.
            return IsMarked(text, at) ? PassageKind.Own : PassageKind.Quote;
        }

        if (line is "--" or "—" || (line.Length > 2 && line.Trim("_-—=").IsEmpty && before == PassageKind.Signature))
        {
            return PassageKind.Signature;
        }

        if (StartsFooter(line))
        {
            return PassageKind.Footer;
        }

        return before;
    }

    // A line that begins with one of the words, past stars and brackets that dress it.
    private static bool StartsFooter(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("*_[(-– ");
        if (line.Length < 4)
        {
            return false;
        }

        foreach (var start in FootersByLetters[Letters(line)])
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Letters(string line) => Letters(line.AsSpan());

    private static int Letters(ReadOnlySpan<char> line) =>
        (char.ToLowerInvariant(line[0]) << 16) | char.ToLowerInvariant(line[1]);

    private static PassageKind? StartsForwarded(string text, int next, ReadOnlySpan<char> line)
    {
        var bare = line.Trim("-_ *");
        if (
            bare.StartsWith("forwarded message", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("begin forwarded message", StringComparison.OrdinalIgnoreCase)
        )
        {
            return PassageKind.Forwarded;
        }

        if (bare.StartsWith("original message", StringComparison.OrdinalIgnoreCase) && line[0] is '-' or '_')
        {
            return PassageKind.Quote;
        }

        // Outlook: a rule or nothing, then "From:", "Sent:", "To:", "Subject:" as lines.
        var head = bare.Length == 0 ? Line(text, next, out next).Trim().Trim('*') : bare;
        if (!head.StartsWith("From:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var second = Line(text, next, out var after).Trim().Trim('*');
        var third = Line(text, after, out _).Trim().Trim('*');
        return IsHeader(second) && IsHeader(third) ? PassageKind.Quote : null;
    }

    private static bool IsHeader(ReadOnlySpan<char> line) =>
        line.StartsWith("Sent:", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Date:", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("To:", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Cc:", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase);

    // "On Tue, 10 Mar 2026 at 09:00, Ann Lee <ann@x.com> wrote:", on one line or two.
    private static bool Introduces(string text, int next, ReadOnlySpan<char> line)
    {
        if (!StartsOn(line))
        {
            return false;
        }

        if (line.Length < 200 && EndsWrote(line))
        {
            return line.IndexOfAnyInRange('0', '9') >= 0 || line.Contains('@');
        }

        var second = Line(text, next, out var after).Trim();
        return line.Length < 120
            && line.IndexOfAnyInRange('0', '9') >= 0
            && (EndsWrote(second) || (second.Length > 0 && EndsWrote(Line(text, after, out _).Trim())));
    }

    private static bool StartsOn(ReadOnlySpan<char> line) =>
        line.StartsWith("On ", StringComparison.Ordinal)
        || line.StartsWith("Am ", StringComparison.Ordinal)
        || line.StartsWith("Le ", StringComparison.Ordinal)
        || line.StartsWith("El ", StringComparison.Ordinal)
        || line.StartsWith("Op ", StringComparison.Ordinal)
        || line.StartsWith("Il ", StringComparison.Ordinal)
        || line.StartsWith("Em ", StringComparison.Ordinal)
        || (line.Length > 4 && char.IsAsciiDigit(line[0]) && EndsWrote(line));

    private static bool EndsWrote(ReadOnlySpan<char> line)
    {
        if (!line.EndsWith(":"))
        {
            return false;
        }

        line = line[..^1].TrimEnd();
        return line.EndsWith("wrote", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("schrieb", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("écrit", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("escribió", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("schreef", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("ha scritto", StringComparison.OrdinalIgnoreCase)
            || line.EndsWith("escreveu", StringComparison.OrdinalIgnoreCase)
            || (line.Contains(" schrieb ", StringComparison.Ordinal) && line.Length < 200);
    }

    // Whether the last line with words before this one carried a quotation sign.
    private static bool IsMarked(string text, int at)
    {
        var end = at;
        while (end > 0)
        {
            var start = end >= 2 ? text.LastIndexOf('\n', end - 2) + 1 : 0;
            var line = text.AsSpan(start, end - start).Trim();
            if (line.Length > 0)
            {
                return line[0] == '>';
            }

            end = start;
        }

        return false;
    }

    private static ReadOnlySpan<char> Line(string text, int at, out int next)
    {
        if (at >= text.Length)
        {
            next = text.Length;
            return default;
        }

        var end = text.IndexOf('\n', at);
        next = end < 0 ? text.Length : end + 1;
        return text.AsSpan(at, (end < 0 ? text.Length : end) - at);
    }

    private static void Close(List<Passage> all, PassageKind kind, int start, int end)
    {
        if (end > start)
        {
            all.Add(new(kind, new Span(start, end)));
        }
    }
}
