using Candor.Core.Listen.Clues;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What no sentence says: the wordings that stand in a mail, who sends it and how, what it is about, how long it is.</summary>
internal sealed class MarkMail(Lexicon words, FindEmployer employers)
{
    /// <summary>Characters of the sender's own words.</summary>
    private const int LongFrom = 500;

    private const int ShortBelow = 160;

    public static readonly string[] Names =
    [
        "about-a-job",
        "much-about-a-job",
        "about-applying",
        "about-no-job",
        "about-another-thing",
        "asks",
        "long",
        "short",
        "bulk",
        "list",
        "automatic",
        "sender-hires",
        "sender-is-a-system",
        "sender-takes-no-reply",
        "sender-is-anybody",
        "reply",
        "quotes",
        "forwarded",
    ];

    private readonly int plain = words.Add("about-a-job");
    private readonly int twice = words.Add("much-about-a-job");
    private readonly int applying = words.Add("about-applying");
    private readonly int noJob = words.Add("about-no-job");
    private readonly int elsewhere = words.Add("about-another-thing");
    private readonly int question = words.Add("asks");
    private readonly int lengthy = words.Add("long");
    private readonly int brief = words.Add("short");
    private readonly int bulk = words.Add("bulk");
    private readonly int list = words.Add("list");
    private readonly int automatic = words.Add("automatic");
    private readonly int hiring = words.Add("sender-hires");
    private readonly int stranger = words.Add("sender-is-a-system");
    private readonly int noReply = words.Add("sender-takes-no-reply");
    private readonly int anybody = words.Add("sender-is-anybody");
    private readonly int reply = words.Add("reply");
    private readonly int quotes = words.Add("quotes");
    private readonly int forwarded = words.Add("forwarded");

    public void Add(Email email, MailTraits traits, in MailSigns mail, IReadOnlyList<Passage> passages, MailClues to)
    {
        foreach (var sign in mail.Signs.All)
        {
            if (sign.Wording.Context is null)
            {
                to.AddMark(sign.Mark);
            }
        }

        var context = mail.Signs.Context;
        AddIf(to, context.IsPlain, plain);
        AddIf(to, context.IsTwicePlain, twice);
        AddIf(to, context.Application, applying);
        AddIf(to, !context.IsOfJob, noJob);
        AddIf(to, context.Elsewhere > 0, elsewhere);
        var own = 0;
        var asks = false;
        foreach (var passage in mail.Spans)
        {
            if (passage.Kind != PassageKind.Footer)
            {
                own += passage.Span.Length;
                asks |= passage.Span.Of(email.Text).Contains('?', StringComparison.Ordinal);
            }
        }

        AddIf(to, asks, question);
        AddIf(to, own > LongFrom, lengthy);
        AddIf(to, own < ShortBelow, brief);
        AddIf(to, traits.HasFlag(MailTraits.Bulk), bulk);
        AddIf(to, traits.HasFlag(MailTraits.List), list);
        AddIf(to, traits.HasFlag(MailTraits.Automatic), automatic);
        AddIf(to, mail.Forwarded, forwarded);
        AddIf(to, email.Subject.StartsWith("re:", StringComparison.OrdinalIgnoreCase), reply);
        AddIf(to, passages.Any(passage => passage.Kind == PassageKind.Quote), quotes);
        var address = email.From.Address;
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        AddIf(to, employers.IsOfHiring(address), hiring);
        AddIf(to, employers.IsStranger(domain), stranger);
        AddIf(to, employers.IsOfAnybody(domain), anybody);
        AddIf(
            to,
            address.StartsWith("no", StringComparison.OrdinalIgnoreCase)
                && address.Contains("reply", StringComparison.OrdinalIgnoreCase),
            noReply
        );
    }

    private static void AddIf(MailClues to, bool so, int mark)
    {
        if (so)
        {
            to.AddMark(mark);
        }
    }
}
