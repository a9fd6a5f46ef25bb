namespace Candor.Core.Learn;

/// <summary>How far an application came.</summary>
public enum Reached
{
    Applied,
    Screening,
    Interview,
    Final,
    Offer,
}

/// <summary>One application on its way.</summary>
/// <param name="At">When it was sent, or else first known.</param>
/// <param name="Over">It goes no further: decided, withdrawn, or silent past its day. What is still open counts nowhere as lost.</param>
public readonly record struct Course(DateTimeOffset At, Reached Reached, bool Over);

/// <summary>From one stage to the next.</summary>
/// <param name="Came">Applications that reached the stage and of which it is known whether they passed on.</param>
/// <param name="Passed">Those that did.</param>
/// <param name="Sure">The Jeffreys interval of the share.</param>
public sealed record Passage(Reached From, int Came, int Passed, Interval Sure)
{
    public Reached To => From + 1;
}

/// <summary>The way of all applications, and of those before and since a day.</summary>
/// <param name="Counts">By <see cref="Reached"/>: how many came at least so far.</param>
/// <param name="Since">From when on "since" counts; null where there is too little for two periods.</param>
/// <param name="IsInterviewsWithoutOffer">See <see cref="FindLeaks.ManyInterviews"/>.</param>
public sealed record Leaks(
    IReadOnlyList<int> Counts,
    IReadOnlyList<Passage> All,
    IReadOnlyList<Passage> Before,
    IReadOnlyList<Passage> Recent,
    DateTimeOffset? Since,
    bool IsInterviewsWithoutOffer
)
{
    /// <summary>The passages that differ between the two periods by more than their numbers leave open.</summary>
    public IEnumerable<(Passage Before, Passage Since)> Changed =>
        Before.Zip(Recent).Where(pair => pair.First.Sure.IsApartFrom(pair.Second.Sure));
}

/// <summary>
/// Where applications stop, as counts with how sure the shares are. Compared only with the candidate's own earlier
/// period: nobody's norms are known here, and none are invented.
/// </summary>
public static class FindLeaks
{
    /// <summary>
    /// From so many decided interviews without one offer on, "interviews but no offers" is said (B9): after none of six the
    /// share lies below a third with 97.5 % probability, and practising with somebody is worth an afternoon.
    /// </summary>
    public const int ManyInterviews = 6;

    /// <summary>A period is compared only if it holds at least so many applications.</summary>
    public const int LeastOfAPeriod = 5;

    public static Leaks Of(IEnumerable<Course> courses)
    {
        var all = courses.OrderBy(course => course.At).ToList();
        var enough = all.Count >= 2 * LeastOfAPeriod;
        // The later half of the applications, by their own dates.
        DateTimeOffset? since = enough ? all[all.Count / 2].At : null;
        var interviewed = all.Where(course => course.Reached >= Reached.Interview).ToList();
        return new(
            [.. Enum.GetValues<Reached>().Select(stage => all.Count(course => course.Reached >= stage))],
            Passages(all),
            enough ? Passages([.. all.Where(course => course.At < since)]) : [],
            enough ? Passages([.. all.Where(course => course.At >= since)]) : [],
            since,
            interviewed.Count(course => course.Over) >= ManyInterviews
                && interviewed.TrueForAll(course => course.Reached < Reached.Offer)
        );
    }

    private static List<Passage> Passages(List<Course> courses) =>
        [
            .. Enum.GetValues<Reached>()
                .Where(from => from < Reached.Offer)
                .Select(from =>
                {
                    var known = courses.Where(one => one.Reached > from || (one.Reached == from && one.Over)).ToList();
                    var passed = known.Count(one => one.Reached > from);
                    return new Passage(from, known.Count, passed, Jeffreys.Of(passed, known.Count));
                }),
        ];
}
