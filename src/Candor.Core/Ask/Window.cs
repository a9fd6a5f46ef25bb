namespace Candor.Core.Ask;

/// <summary>A step's time as life allows it: gap between attempts, break, the other person's office hours.</summary>
internal readonly record struct Window(DateTimeOffset? Earliest, DateTimeOffset? Latest)
{
    /// <summary>The channel that fits the window, where it is another than the first choice.</summary>
    public Channel? Channel { get; private init; }

    public bool OnBreak { get; private init; }

    private bool MovedForGap { get; init; }

    private bool MovedToOfficeHours { get; init; }

    private bool LongerForOfficeHours { get; init; }

    private bool BreakCosts { get; init; }

    public bool IsOrdinary => !(MovedForGap || MovedToOfficeHours || LongerForOfficeHours || BreakCosts);

    public static Window Of(
        PlaybookStep of,
        Situation s,
        DateTimeOffset from,
        in Attempts attempts,
        in ChoosePerson.Choice choice,
        DateTimeOffset now
    )
    {
        var earliest = of.After.AfterIn(from, s.Zone);
        var until = s.PausedUntil > from && of.UntilWithBreak is { } longer ? longer : of.Until;
        var latest = until?.AfterIn(from, s.Zone);
        var gap = false;
        if (of.Deed == Deed.SecondAsk && attempts.LastAt is { } last && earliest < last + Attempts.Gap)
        {
            // The whole window moves, so that it keeps its length.
            latest += last + Attempts.Gap - earliest;
            earliest = last + Attempts.Gap;
            gap = true;
        }

        var (onBreak, costs) = (false, false);
        if (s.PausedUntil is { } paused && paused > earliest && !of.OnTheCall && IsWork(of.Deed))
        {
            if (latest is null || paused <= latest)
            {
                earliest = paused;
            }
            else
            {
                (onBreak, costs) = (now < paused, true);
            }
        }

        var window = new Window(earliest, latest)
        {
            MovedForGap = gap,
            OnBreak = onBreak,
            BreakCosts = costs,
        };
        return choice.Channel == Core.Channel.Call && !of.OnTheCall
            ? window.InOfficeHours(of, s, attempts, choice)
            : window;
    }

    public Step Onto(Step step) =>
        step with
        {
            MovedForGap = MovedForGap,
            MovedToOfficeHours = MovedToOfficeHours,
            LongerForOfficeHours = LongerForOfficeHours,
            BreakCosts = BreakCosts,
        };

    // A break mutes what one has to do; what is kind to oneself or merely waits goes on.
    private static bool IsWork(Deed deed) => deed is not (Deed.Rest or Deed.Reflect or Deed.Listen);

    private Window InOfficeHours(PlaybookStep of, Situation s, in Attempts attempts, in ChoosePerson.Choice choice)
    {
        var (zone, place) = (s.Zone, s.Place);
        if (
            choice.Person is { TimeZone.Length: > 0 } person
            && TimeZoneInfo.TryFindSystemTimeZoneById(person.TimeZone, out var found)
        )
        {
            zone = found;
            // A region that is known of the employer's country says more than a zone does.
            var theirs = s.Holidays.PlaceOf(person.TimeZone);
            place = theirs.Length >= 2 && s.Place.StartsWith(theirs[..2], StringComparison.Ordinal) ? s.Place : theirs;
        }

        var free = new FreeDays(s.Holidays, place, s.FreeDays);
        var (first, last, fits, longer) = OfficeHours.Within(
            Earliest!.Value,
            Latest ?? Earliest.Value.AddDays(60),
            zone,
            free
        );
        if (fits)
        {
            // What lasts longer may outlast the break, and then it costs nothing.
            return BreakCosts && s.PausedUntil is { } back && back <= last
                ? this with
                {
                    Earliest = OfficeHours.Within(back, last, zone, free).First,
                    Latest = last,
                    LongerForOfficeHours = true,
                    OnBreak = false,
                    BreakCosts = false,
                }
                : this with
                {
                    Earliest = first,
                    Latest = Latest is null ? null : last,
                    LongerForOfficeHours = longer,
                };
        }

        var other = ChoosePerson.For(of, s, attempts, skip: Core.Channel.Call);
        if (other.Found && other.Person == choice.Person)
        {
            return this with { Channel = other.Channel };
        }

        // The later office hours may lie beyond the break, and then it costs nothing.
        return s.PausedUntil is { } paused && BreakCosts && paused <= last
            ? this with
            {
                Earliest = paused > first ? paused : first,
                Latest = last,
                MovedToOfficeHours = true,
                OnBreak = false,
                BreakCosts = false,
            }
            : this with
            {
                Earliest = first,
                Latest = last,
                MovedToOfficeHours = true,
            };
    }
}
