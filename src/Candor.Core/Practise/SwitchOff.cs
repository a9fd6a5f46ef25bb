namespace Candor.Core.Practise;

/// <summary>Leaves out of an answer's measures what the candidate does not want measured, as if it had never been.</summary>
public static class SwitchOff
{
    public static Measured Without(this Measured measured, IReadOnlyCollection<Aspect> off)
    {
        if (off.Count == 0)
        {
            return measured;
        }

        bool Off(Aspect aspect) => off.Contains(aspect);
        return measured with
        {
            Off = off,
            Marks = [.. measured.Marks.Where(mark => !(Of(mark.Kind) is { } aspect && Off(aspect)))],
            PartSpans = Off(Aspect.Story) ? [] : measured.PartSpans,
            Seconds = Off(Aspect.Length) ? null : measured.Seconds,
            WordsPerMinute = Off(Aspect.Pace) ? null : measured.WordsPerMinute,
            TalkingWordsPerMinute = Off(Aspect.Pace) ? null : measured.TalkingWordsPerMinute,
            Pauses = Off(Aspect.Pauses) ? null : measured.Pauses,
            Answered = Off(Aspect.Answered) ? null : measured.Answered,
            ThinkingSeconds = Off(Aspect.Thinking) ? null : measured.ThinkingSeconds,
            I = Off(Aspect.We) ? 0 : measured.I,
            We = Off(Aspect.We) ? 0 : measured.We,
            Heard = measured.Heard is { } heard ? Without(heard, Off) : null,
            Seen = measured.Seen is { } seen ? Without(seen, Off) : null,
        };
    }

    /// <summary>What a mark belongs to.</summary>
    public static Aspect? Of(MarkKind kind) =>
        kind switch
        {
            MarkKind.Filler => Aspect.Fillers,
            MarkKind.Repeat or MarkKind.Restart => Aspect.Restarts,
            MarkKind.Hedge => Aspect.Hedges,
            MarkKind.WeWithoutI => Aspect.We,
            MarkKind.Number or MarkKind.Name or MarkKind.Time or MarkKind.Outcome => Aspect.Detail,
            _ => null,
        };

    private static Heard Without(Heard heard, Func<Aspect, bool> off) =>
        heard with
        {
            Pauses = off(Aspect.Pauses) ? [] : heard.Pauses,
            LongestPause = off(Aspect.Pauses) ? null : heard.LongestPause,
            PausesPerMinute = off(Aspect.Pauses) ? 0 : heard.PausesPerMinute,
            SyllablesPerSecond = off(Aspect.Pace) ? null : heard.SyllablesPerSecond,
        };

    private static Seen? Without(Seen seen, Func<Aspect, bool> off) =>
        off(Aspect.Looking) && off(Aspect.Smile) && off(Aspect.Movement) && off(Aspect.Framing)
            ? null
            : seen with
            {
                Away = off(Aspect.Looking) ? 0 : seen.Away,
                LongestAway = off(Aspect.Looking) ? null : seen.LongestAway,
                Smile = off(Aspect.Smile) ? null : seen.Smile,
                FirstSmile = off(Aspect.Smile) ? null : seen.FirstSmile,
                Moving = off(Aspect.Movement) ? null : seen.Moving,
                Near = off(Aspect.Framing) ? 0 : seen.Near,
                Edge = off(Aspect.Framing) ? 0 : seen.Edge,
            };
}
