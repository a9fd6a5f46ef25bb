namespace Candor.Core.Ask;

/// <summary>Whom a step addresses, and by which channel: the first preference that can be reached (A5, A6, B6).</summary>
public static class ChoosePerson
{
    /// <summary>Stands for somebody who exists but is not known by name: whoever brought the news.</summary>
    internal static readonly Person Unnamed = new();

    internal readonly record struct Choice(Person? Person, Channel? Channel, bool OnlyCapped)
    {
        public bool Found => Channel is not null;
    }

    /// <param name="skip">A channel that turned out not to fit the window, or null.</param>
    internal static Choice For(PlaybookStep step, Situation s, in Attempts attempts, Channel? skip = null)
    {
        var capped = false;
        for (var w = 0; w < step.Whom.Count; w++)
        {
            var whom = step.Whom[w];
            Person? best = null;
            Channel? by = null;
            for (var i = 0; i < s.People.Count; i++)
            {
                var person = s.People[i];
                if (
                    !Is(person, whom, s, attempts)
                    || (best is not null && !IsBetter(person, best))
                    || Way(step, person, s, skip) is not { } channel
                )
                {
                    continue;
                }

                if (step.IsAsk && attempts.With(person.Id) >= Attempts.MostAPerson)
                {
                    capped = true;
                    continue;
                }

                (best, by) = (person, channel);
            }

            if (best is not null)
            {
                return new(best, by, false);
            }
        }

        // Nobody fits by name: the news came from somebody all the same.
        if (CanStandUnnamed(step, s) && Way(step, Unnamed, s, skip) is { } way)
        {
            if (!step.IsAsk || attempts.With(Guid.Empty) < Attempts.MostAPerson)
            {
                return new(null, way, false);
            }

            capped = true;
        }

        return new(null, null, capped);
    }

    private static bool CanStandUnnamed(PlaybookStep step, Situation s) =>
        s.BearerId is null && !(step.Whom is [Whom.Another]);

    private static bool Is(Person person, Whom whom, Situation s, in Attempts attempts) =>
        whom switch
        {
            Whom.AgencyRecruiter => person.Role == PersonRole.AgencyRecruiter,
            Whom.Bearer => person.Id == s.BearerId,
            Whom.BestRapport => person.Role is PersonRole.Interviewer or PersonRole.HiringManager,
            Whom.HiringManager => person.Role == PersonRole.HiringManager,
            Whom.ExperiencedRecruiter => person.Experienced
                && person.Role is PersonRole.Recruiter or PersonRole.AgencyRecruiter,
            Whom.Asked => person.Id == attempts.LastPerson,
            Whom.Another => attempts.With(person.Id) == 0,
            _ => true,
        };

    // Unrated counts as a little below the middle: a known good rapport is worth more than an unknown one.
    private static bool IsBetter(Person one, Person other)
    {
        var (a, b) = (
            (one.Rapport ?? 2.5) + (one.Experienced ? 0.1 : 0),
            (other.Rapport ?? 2.5) + (other.Experienced ? 0.1 : 0)
        );
        return a > b;
    }

    private static Channel? Way(PlaybookStep step, Person person, Situation s, Channel? skip)
    {
        for (var i = 0; i < step.Ways.Count; i++)
        {
            var channel = Channel(step.Ways[i], s);
            if (channel != skip && Reaches(channel, person, s, step))
            {
                return channel;
            }
        }

        return null;
    }

    private static Channel Channel(Way way, Situation s) =>
        way switch
        {
            Ask.Way.Reply => Core.Channel.Reply,
            Ask.Way.Email => Core.Channel.Email,
            Ask.Way.Call => Core.Channel.Call,
            Ask.Way.Letter => Core.Channel.Letter,
            Ask.Way.Linkedin => Core.Channel.Linkedin,
            Ask.Way.Note => Core.Channel.Note,
            _ => s.News switch
            {
                Medium.Call => Core.Channel.Call,
                Medium.Email => Core.Channel.Reply,
                Medium.Letter => Core.Channel.Letter,
                _ => Core.Channel.Email,
            },
        };

    /// <summary>
    /// Who brought the news can be answered the way it came, whatever else is known. A letter or a card needs only the
    /// employer's address, which is public; the page asks for it.
    /// </summary>
    private static bool Reaches(Channel channel, Person person, Situation s, PlaybookStep step)
    {
        var bearer = ReferenceEquals(person, Unnamed) || person.Id == s.BearerId;
        return channel switch
        {
            Core.Channel.Reply => s.News == Medium.Email && bearer && !s.NoReply && !IsNoReply(person.EmailAddress),
            Core.Channel.Email => person.EmailAddress.Length > 0
                ? !IsNoReply(person.EmailAddress)
                : bearer && s.News is Medium.Silence,
            // Who rang can be rung back: the phone has kept their number.
            Core.Channel.Call => step.OnTheCall
                || step.From == Anchor.Missed
                || person.Phone.Length > 0
                || (bearer && s.News == Medium.Call),
            Core.Channel.Linkedin => !ReferenceEquals(person, Unnamed),
            _ => true,
        };
    }

    /// <summary>Whoever brought the news can be answered without anything else being known about them.</summary>
    public static bool NewsCanBeAnswered(Situation s) =>
        s.News is Medium.Call or Medium.Letter || (s.News == Medium.Email && !s.NoReply);

    /// <summary>Known by name, and by an e-mail address that is read, a phone number or a postal address.</summary>
    public static bool HasContact(Person person) =>
        person.Name.Length > 0
        && (
            person.Phone.Length > 0
            || person.PostalAddress.Length > 0
            || (person.EmailAddress.Length > 0 && !IsNoReply(person.EmailAddress))
        );

    /// <summary>An address that says of itself that nobody reads it.</summary>
    public static bool IsNoReply(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0)
        {
            return false;
        }

        var name = address.AsSpan(0, at);
        return name.Contains("noreply", StringComparison.OrdinalIgnoreCase)
            || name.Contains("no-reply", StringComparison.OrdinalIgnoreCase)
            || name.Contains("no_reply", StringComparison.OrdinalIgnoreCase)
            || name.Contains("no.reply", StringComparison.OrdinalIgnoreCase)
            || name.Contains("donotreply", StringComparison.OrdinalIgnoreCase)
            || name.Contains("do-not-reply", StringComparison.OrdinalIgnoreCase)
            || name.Contains("notreply", StringComparison.OrdinalIgnoreCase);
    }
}
