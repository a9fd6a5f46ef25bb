namespace Candor.Core.Listen;

/// <summary>A draft that was sent, as far as its answer can be known by it.</summary>
/// <param name="MessageId">The id that it carries if it was sent from the file; copied text gets another.</param>
/// <param name="To">An address; empty where none is known.</param>
public sealed record SentMail(Guid DraftId, string MessageId, string To, string Subject, DateTimeOffset At)
{
    /// <summary>The ids of the mail that it answers: its own answer names them as well.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}

/// <summary>Which sent mail an e-mail answers.</summary>
/// <param name="Sure">Sure by thread ids; likely by person and subject; unsure by person alone.</param>
/// <param name="IsAutomatic">An "out of office": it came back, and is no answer.</param>
public sealed record ReplyMatch(SentMail Sent, Sure Sure, bool IsAutomatic);

/// <summary>Finds the ask that a mail answers, by its thread ids or else by who wrote about what.</summary>
public static class MatchReply
{
    private static readonly string[] Prefixes =
    [
        "re:",
        "aw:",
        "antw:",
        "sv:",
        "vs:",
        "odp:",
        "ré:",
        "rv:",
        "r:",
        "fw:",
        "fwd:",
        "wg:",
        "tr:",
    ];

    private static readonly string[] Automatic =
    [
        "automatic reply",
        "auto reply",
        "autoreply",
        "auto-reply",
        "auto:",
        "out of office",
        "out of the office",
        "abwesenheit",
        "automatische antwort",
        "réponse automatique",
        "respuesta automática",
        "undeliverable",
        "delivery status notification",
        "mail delivery failed",
        "returned mail",
    ];

    // Days. What comes later under the same subject is about something else.
    private const int Patience = 120;

    /// <summary>The match that is surest, the newest of equals; null where there is none.</summary>
    public static ReplyMatch? Find(Email reply, IEnumerable<SentMail> sent)
    {
        var automatic = IsAutomatic(reply.Subject);
        return sent.Select(mail => (Mail: mail, Sure: HowSure(reply, mail)))
            .Where(match => match.Sure is not null)
            .OrderByDescending(match => match.Sure)
            .ThenByDescending(match => match.Mail.At)
            .Select(match => new ReplyMatch(match.Mail, match.Sure!.Value, automatic))
            .FirstOrDefault();
    }

    /// <summary>A subject without "Re:", "AW:" and the like, which programs put in front.</summary>
    public static string BareSubject(string subject)
    {
        var bare = subject.AsSpan().Trim();
        while (true)
        {
            var before = bare.Length;
            foreach (var prefix in Prefixes)
            {
                if (bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    bare = bare[prefix.Length..].TrimStart();
                    break;
                }
            }

            if (bare.Length == before)
            {
                return bare.ToString();
            }
        }
    }

    private static Sure? HowSure(Email reply, SentMail sent)
    {
        if (sent.MessageId.Length > 0 && (Names(reply.InReplyTo, sent) || Names(reply.References, sent)))
        {
            return Sure.Sure;
        }

        // Another mail of theirs answers nothing that was sent after it.
        if (
            reply.Date is not { } date
            || date < sent.At
            || date > sent.At.AddDays(Patience)
            || reply.From.Address.Length == 0
        )
        {
            return null;
        }

        var samePerson = Same(reply.From.Address, sent.To);
        var subject = BareSubject(sent.Subject);
        var sameSubject = subject.Length > 0 && Same(BareSubject(reply.Subject), subject);
        var sameThread =
            sent.Answers.Any(id => reply.InReplyTo.Contains(id, StringComparer.Ordinal))
            || sent.Answers.Any(id => reply.References.Contains(id, StringComparer.Ordinal));
        return samePerson && (sameSubject || sameThread) ? Sure.Likely
            : (sameSubject || sameThread) && Same(Domain(reply.From.Address), Domain(sent.To)) ? Sure.Likely
            : samePerson ? Sure.Unsure
            : null;
    }

    private static bool Names(IEnumerable<string> ids, SentMail sent) =>
        ids.Contains(sent.MessageId.Trim('<', '>'), StringComparer.Ordinal);

    private static bool IsAutomatic(string subject) =>
        Array.Exists(
            Automatic,
            start => subject.AsSpan().TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase)
        );

    private static bool Same(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Domain(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
