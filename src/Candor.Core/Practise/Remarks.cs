using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// A remark on one answer, with the words and the moment that show it; the whole answer where neither is shown.
/// </summary>
public sealed record Remarked(Remark Remark, IReadOnlyList<Span> Shows, Stretch? At);

/// <summary>What comes back to the candidate: at most three things done well, and one thing to try next time.</summary>
public sealed record Feedforward(IReadOnlyList<Remarked> Good, Remarked? Try);

/// <summary>
/// Chooses what to say of an answer. One thing to try, never a list: people change one thing at a time, and the aim is
/// that they answer again.
/// </summary>
public sealed class Remarks
{
    private const int MostGood = 3;

    /// <summary>Spans: more of them paint the page instead of showing something.</summary>
    private const int MostShown = 6;

    /// <summary>Words a minute by which a typed answer's length is guessed; a calm interview pace.</summary>
    private const double TypedPace = 140;

    private readonly IReadOnlyList<Remark> remarks;

    public Remarks(Library library, ICollection<Fault> faults)
    {
        remarks =
        [
            .. library
                .Read("practise/remarks", faults, Remark.Read)
                .OrderBy(remark => remark.Rank)
                .ThenBy(remark => remark.Id, StringComparer.Ordinal),
        ];
    }

    /// <param name="question">What was asked; without it nothing is said of length, and any shape may be meant.</param>
    public Feedforward On(Measured measured, Question? question)
    {
        if (measured.Parts is null && measured.Heard is null && measured.Seen is null)
        {
            return new([], null);
        }

        var fitting = remarks
            .Where(remark => question is null || remark.Shapes.Count == 0 || remark.Shapes.Contains(question.Shape))
            .Where(remark =>
                remark.Whens.All(when =>
                    Of(when.Measure, measured, question) is { } value && value >= when.From && value <= when.To
                )
            )
            .ToList();
        return new(
            [
                .. fitting
                    .Where(remark => remark.Kind == RemarkKind.Good)
                    .Take(MostGood)
                    .Select(remark => Show(remark, measured)),
            ],
            fitting.Find(remark => remark.Kind == RemarkKind.Try) is { } first ? Show(first, measured) : null
        );
    }

    /// <summary>A measure's value, or null where it was not measured or is switched off.</summary>
    public static double? Of(Measure measure, Measured measured, Question? question) =>
        AspectOf(measure) is { } aspect && measured.Off.Contains(aspect) ? null
        : OfSound(measure, measured) is { } heard ? heard
        : OfBody(measure, measured) is { } seen ? seen
        : measure == Measure.Length
            ? (question is null || IsEmpty(measured) ? null : Length(measured, question.Seconds))
        : measured.Parts is null ? null
        : OfWords(measure, measured);

    private static double? OfWords(Measure measure, Measured measured) =>
        measure switch
        {
            Measure.Words => measured.Words,
            Measure.FillersPerHundred => measured.PerHundredWords(measured.Count(MarkKind.Filler)),
            Measure.HedgesPerHundred => measured.PerHundredWords(measured.Count(MarkKind.Hedge)),
            Measure.RestartsPerHundred => measured.PerHundredWords(
                measured.Count(MarkKind.Repeat) + measured.Count(MarkKind.Restart)
            ),
            Measure.DetailPerHundred => measured.PerHundredWords(measured.Detail),
            Measure.Numbers => measured.Count(MarkKind.Number),
            Measure.Names => measured.NotMeasured.Contains("names", StringComparer.Ordinal)
                ? null
                : measured.Count(MarkKind.Name),
            Measure.Times => measured.Count(MarkKind.Time),
            Measure.Outcomes => measured.Count(MarkKind.Outcome),
            Measure.SituationShare => measured.Parts?[Part.Situation].Share,
            Measure.TaskShare => measured.Parts?[Part.Task].Share,
            Measure.ActionShare => measured.Parts?[Part.Action].Share,
            Measure.ResultShare => measured.Parts?[Part.Result].Share,
            Measure.Parts => measured.Parts?.Values.Count(part => part.Present),
            Measure.I => measured.I,
            Measure.We => measured.We,
            Measure.WeShare => measured.I + measured.We == 0 ? null : (double)measured.We / (measured.I + measured.We),
            Measure.WordsASentence => measured.Sentences == 0
            || measured.NotMeasured.Contains("sentences", StringComparer.Ordinal)
                ? null
                : (double)measured.Words / measured.Sentences,
            Measure.WordsPerMinute => measured.WordsPerMinute,
            Measure.Pace => measured.WordsPerMinute is { } pace ? Against(pace, measured.PaceRange) : null,
            Measure.Answered => measured.Answered,
            _ => null,
        };

    private static double? OfSound(Measure measure, Measured measured) =>
        measure switch
        {
            Measure.LongestPauseSeconds => measured.Pauses?.LongestSeconds ?? measured.Heard?.LongestPause?.Seconds,
            Measure.PausesPerMinute => measured.Pauses?.PerMinute ?? measured.Heard?.PausesPerMinute,
            Measure.TalkShare => measured.Heard?.TalkShare ?? measured.Pauses?.TalkShare,
            Measure.SyllablesPerSecond => measured.Heard?.SyllablesPerSecond,
            Measure.ThinkingSeconds => measured.ThinkingSeconds,
            _ => null,
        };

    private static double? OfBody(Measure measure, Measured measured) =>
        measure switch
        {
            Measure.AwayShare => measured.Seen?.Away,
            Measure.LongestAwaySeconds => measured.Seen?.LongestAway?.Seconds,
            Measure.SmileShare => measured.Seen?.Smile,
            Measure.MovingShare => measured.Seen?.Moving,
            Measure.EdgeShare => measured.Seen?.Edge,
            _ => null,
        };

    /// <summary>What a candidate switches off to hear nothing of a measure.</summary>
    private static Aspect? AspectOf(Measure measure) =>
        measure switch
        {
            Measure.Length => Aspect.Length,
            Measure.FillersPerHundred => Aspect.Fillers,
            Measure.HedgesPerHundred => Aspect.Hedges,
            Measure.RestartsPerHundred => Aspect.Restarts,
            Measure.DetailPerHundred or Measure.Numbers or Measure.Names or Measure.Times or Measure.Outcomes =>
                Aspect.Detail,
            Measure.SituationShare
            or Measure.TaskShare
            or Measure.ActionShare
            or Measure.ResultShare
            or Measure.Parts => Aspect.Story,
            Measure.I or Measure.We or Measure.WeShare => Aspect.We,
            Measure.WordsPerMinute or Measure.Pace or Measure.SyllablesPerSecond => Aspect.Pace,
            Measure.LongestPauseSeconds or Measure.PausesPerMinute or Measure.TalkShare => Aspect.Pauses,
            Measure.ThinkingSeconds => Aspect.Thinking,
            Measure.AwayShare or Measure.LongestAwaySeconds => Aspect.Looking,
            Measure.SmileShare => Aspect.Smile,
            Measure.MovingShare => Aspect.Movement,
            Measure.EdgeShare => Aspect.Framing,
            Measure.Answered => Aspect.Answered,
            _ => null,
        };

    /// <summary>How long it takes to say: measured, or for a typed answer guessed from its words.</summary>
    public static double SecondsToSay(Measured measured) =>
        measured.Heard?.Length ?? measured.Seconds ?? (measured.Words * 60 / TypedPace);

    private static bool IsEmpty(Measured measured) => measured is { Words: 0, Heard: null };

    private static double Length(Measured measured, (int From, int To) range) => Against(SecondsToSay(measured), range);

    // Below 0: short of the range; 0 to 1: within; above 1: past it.
    private static double Against(double value, (int From, int To) range) =>
        value < range.From ? (value / range.From) - 1
        : value > range.To ? value / range.To
        : (value - range.From) / (range.To - range.From);

    private static Remarked Show(Remark remark, Measured measured) =>
        new(
            remark,
            [
                .. measured
                    .PartSpans.Where(part => remark.ShowsParts.Contains(part.Part))
                    .Select(part => part.Span)
                    .Concat(
                        measured.Marks.Where(mark => remark.ShowsMarks.Contains(mark.Kind)).Select(mark => mark.Span)
                    )
                    .Take(MostShown),
            ],
            remark.ShowsMoment is { } moment ? At(moment, measured) : null
        );

    private static Stretch? At(MomentShown moment, Measured measured) =>
        moment switch
        {
            MomentShown.LongestPause => measured.Heard?.LongestPause,
            MomentShown.LongestAway => measured.Seen?.LongestAway,
            MomentShown.FirstSmile => measured.Seen?.FirstSmile,
            _ => measured.Heard?.Opening,
        };
}
