namespace Candor.Core.Ask;

/// <summary>What a step of a playbook may depend on: the tokens of <c>when</c> and <c>unless</c>.</summary>
public enum Condition
{
    /// <summary>No news yet: thank-you letters, and answering a concern, belong here (D9).</summary>
    BeforeDecision,

    /// <summary>A rejection came, by whatever medium.</summary>
    Decided,
    ToldByCall,
    ToldByEmail,
    ToldByLetter,
    ToldByPortal,

    /// <summary>By e-mail, letter or portal.</summary>
    ToldInWriting,

    /// <summary>The day by which they wanted to let know has passed. Never taken for a rejection.</summary>
    Silence,

    /// <summary>At least a screening; also where the stage is not known, since most who ask were interviewed.</summary>
    Interviewed,
    NotInterviewed,
    Finalist,
    FeedbackOffered,
    FeedbackRefused,
    FeedbackGiven,
    Filled,
    Agency,

    /// <summary>At least one person is known by name.</summary>
    NameKnown,
    NameUnknown,

    /// <summary>The news cannot be answered, and nobody is known by name and contact: first find a name.</summary>
    NobodyReachable,
    ConcernNamed,

    /// <summary>A voicemail was left or a call-back promised (A6, A8).</summary>
    CallExpected,

    /// <summary>They rang back, and the candidate missed it.</summary>
    CallMissed,

    /// <summary>Somebody was asked for feedback, by whichever way.</summary>
    Asked,

    /// <summary>What came back, or the call's closing words, sounded warm (A13).</summary>
    WarmlyReceived,
    OnBreak,
}

internal static class Conditions
{
    public static uint Bit(Condition condition) => 1u << (int)condition;

    public static uint Bits(IEnumerable<Condition> conditions) =>
        conditions.Aggregate(0u, (bits, condition) => bits | Bit(condition));

    /// <summary>All conditions that hold, as bits: a plan asks each step, so each is settled once.</summary>
    public static uint Of(Situation s, DateTimeOffset now)
    {
        var bits = s.News switch
        {
            null => Bit(Condition.BeforeDecision),
            Medium.Silence => Bit(Condition.Silence),
            Medium.Call => Bit(Condition.Decided) | Bit(Condition.ToldByCall),
            Medium.Email => Written | Bit(Condition.ToldByEmail),
            Medium.Letter => Written | Bit(Condition.ToldByLetter),
            _ => Written | Bit(Condition.ToldByPortal),
        };
        bits |= Bit(s.Stage == Stage.Application ? Condition.NotInterviewed : Condition.Interviewed);
        bits |= s.Stage == Stage.Final ? Bit(Condition.Finalist) : 0;
        bits |= s.Feedback switch
        {
            FeedbackStance.Offered => Bit(Condition.FeedbackOffered),
            FeedbackStance.Refused => Bit(Condition.FeedbackRefused),
            FeedbackStance.Given => Bit(Condition.FeedbackGiven),
            _ => 0,
        };
        bits |= s.FilledAt is null ? 0 : Bit(Condition.Filled);
        bits |= s.ConcernNamed ? Bit(Condition.ConcernNamed) : 0;
        bits |= s.PausedUntil > now ? Bit(Condition.OnBreak) : 0;
        var agency = s.Agency;
        var named = false;
        var reachable = ChoosePerson.NewsCanBeAnswered(s);
        for (var i = 0; i < s.People.Count; i++)
        {
            named |= s.People[i].Name.Length > 0;
            reachable |= ChoosePerson.HasContact(s.People[i]);
            agency |= s.People[i].Role == PersonRole.AgencyRecruiter;
        }

        bits |= Bit(named ? Condition.NameKnown : Condition.NameUnknown);
        bits |= s.News is not null && !reachable ? Bit(Condition.NobodyReachable) : 0;
        bits |= agency ? Bit(Condition.Agency) : 0;
        for (var i = 0; i < s.Marks.Count; i++)
        {
            var mark = s.Marks[i];
            bits |= Attempts.Counts(mark) ? Bit(Condition.Asked) : 0;
            bits |= mark.Warm ? Bit(Condition.WarmlyReceived) : 0;
            bits |= mark.State == StepState.CallMissed ? Bit(Condition.CallMissed) : 0;
            bits |=
                mark.Reply is null && mark.State is StepState.VoicemailLeft or StepState.AwaitingCall
                    ? Bit(Condition.CallExpected)
                    : 0;
        }

        return bits;
    }

    private static uint Written => Bit(Condition.Decided) | Bit(Condition.ToldInWriting);
}
