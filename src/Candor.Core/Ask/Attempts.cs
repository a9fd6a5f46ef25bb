namespace Candor.Core.Ask;

/// <summary>
/// What was asked so far, and what came of it. An attempt is a request for feedback, a voicemail too; status enquiries
/// and thanks are not (last table of evidence.md).
/// </summary>
internal readonly struct Attempts
{
    public const int MostAPerson = 2;

    public const int MostARejection = 3;

    /// <summary>Between two attempts, whoever they go to.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromDays(7);

    private readonly IReadOnlyList<StepMark> marks;

    public Attempts(IReadOnlyList<StepMark> marks)
    {
        this.marks = marks;
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            if (Counts(mark))
            {
                Count++;
                if (LastAt is null || mark.At > LastAt)
                {
                    (LastAt, LastPerson, Last) = (mark.At, mark.PersonId ?? Guid.Empty, mark);
                }
            }

            if (mark.Deed == Deed.Thank && mark.State == StepState.Done && !(mark.At < ThankedAt))
            {
                ThankedAt = mark.At;
            }

            if (mark.State == StepState.CallMissed && !(mark.At < MissedAt))
            {
                MissedAt = mark.At;
            }

            if (mark.Reply is { } reply)
            {
                var at = mark.RepliedAt ?? mark.At;
                if (IsAnswer(reply) && Counts(mark))
                {
                    Answered = true;
                }

                if (ReplyAt is null || at >= ReplyAt)
                {
                    (ReplyAt, Reply) = (at, reply);
                }
            }
        }
    }

    public int Count { get; }

    public DateTimeOffset? LastAt { get; }

    public Guid LastPerson { get; }

    public StepMark? Last { get; }

    public DateTimeOffset? ThankedAt { get; }

    /// <summary>When they last rang back and nobody answered.</summary>
    public DateTimeOffset? MissedAt { get; }

    /// <summary>An answer has come; nobody is asked any more.</summary>
    public bool Answered { get; }

    /// <summary>The latest thing that came back, an answer or not.</summary>
    public DateTimeOffset? ReplyAt { get; }

    public ReplyKind? Reply { get; }

    public int With(Guid person)
    {
        var count = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (Counts(marks[i]) && (marks[i].PersonId ?? Guid.Empty) == person)
            {
                count++;
            }
        }

        return count;
    }

    internal static bool Counts(StepMark mark) =>
        mark.Deed is Deed.Ask or Deed.SecondAsk
        && mark.State is StepState.Done or StepState.VoicemailLeft or StepState.AwaitingCall;

    private static bool IsAnswer(ReplyKind reply) =>
        reply is ReplyKind.Feedback or ReplyKind.Vague or ReplyKind.Refused;
}
