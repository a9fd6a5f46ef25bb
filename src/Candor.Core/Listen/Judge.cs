using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Whether a clause is for or against the candidate, and about what. Judging words are weighed with what stands before
/// them: a negation turns them round, a wish ("could have been", "would have liked") makes praise inside it a concern.
/// </summary>
// Over 300 lines: judging, telling facts and what takes a judgement back read each other's cues and stay together.
internal sealed class Judge(
    ReadText read,
    IReadOnlyList<PhraseFound<Cue>> cues,
    IReadOnlyList<PhraseFound<TopicCue>> topics,
    Polarity sign
)
{
    /// <summary>Words. "Not particularly strong or clear": how far a negation reaches.</summary>
    private const int Reach = 4;

    private static readonly HashSet<string> Candidate = new(StringComparer.Ordinal)
    {
        "you",
        "your",
        "yours",
        "yourself",
        "you'd",
        "you've",
        "you're",
        "u",
        "ur",
        "uve",
        "he",
        "she",
        "his",
        "her",
        "him",
        "himself",
        "herself",
        "candidate",
        "applicant",
        "candidate's",
    };

    /// <summary>What may stand between a negation and the fault that it denies: "not once in the least nervous".</summary>
    private static readonly HashSet<string> BeforeFault = new(StringComparer.Ordinal)
    {
        "a",
        "an",
        "any",
        "at",
        "all",
        "be",
        "been",
        "come",
        "across",
        "as",
        "ever",
        "for",
        "feel",
        "in",
        "the",
        "least",
        "look",
        "moment",
        "once",
        "seem",
        "single",
        "sound",
    };

    private readonly Dictionary<Clause, (Category Category, Topic? Topic)> sorted = [];

    /// <summary>Stands under a heading or a "+": bare words judge there.</summary>
    public bool IsSigned => sign != Polarity.Neutral;

    /// <summary>The clause's judgement, or null where it makes none.</summary>
    public Judged? Of(Clause clause)
    {
        var (category, topic) = Sorted(clause);
        if (topic is { Personal: true })
        {
            return new(Polarity.Neutral, category, topic);
        }

        var judgements = Judgements(clause).ToList();
        var outside = category == Category.Outside;
        if (judgements.Count == 0)
        {
            return outside && topic is not null && read.Words[clause.End - 1].Form != "?"
                    ? new(Polarity.Neutral, category, topic)
                : IsAside(clause) ? null
                : IsSigned ? new(sign, category, topic)
                : null;
        }

        if (IsFramed(clause) && !outside)
        {
            return null;
        }

        var concern = Weighs(judgements, Polarity.Concern) >= Weighs(judgements, Polarity.Strength);
        // Under "Strengths" all is one, up to a "but".
        var polarity =
            outside ? Polarity.Neutral
            : IsSigned && !StartsTurn(clause) ? sign
            : concern ? Polarity.Concern
            : Polarity.Strength;
        return new(polarity, category, topic);
    }

    /// <summary>
    /// A fact told about the candidate without a judging word ("you called us Northgate twice"); null where the clause
    /// is about something else. For or against goes by what its words lean to, and against where they lean to nothing:
    /// what is told at all in answer to such a question was mostly missed.
    /// </summary>
    public Judged? Told(Clause clause)
    {
        if (IsAside(clause) || IsFramed(clause))
        {
            return null;
        }

        var (category, topic) = Sorted(clause);
        if (category == Category.Outside)
        {
            return new(Polarity.Neutral, category, topic);
        }

        var (to, against, about) = (0, 0, 0);
        foreach (var cue in cues.Where(clause.Holds))
        {
            to += cue.What == Cue.LeansStrength ? 1 : 0;
            against += cue.What == Cue.LeansConcern ? 1 : 0;
            about += cue.What is >= Cue.AboutInterview and <= Cue.AboutFit ? 1 : 0;
        }

        if (!SpeaksOfCandidate(clause) && (about == 0 || StartsWithOthers(clause)))
        {
            return null;
        }

        return new(to >= against && !IsDenied(clause) ? Polarity.Strength : Polarity.Concern, category, topic);
    }

    /// <summary>
    /// A fact that goes on about what was said before it: it starts with the moment, with "it" or "that", with a quotation.
    /// </summary>
    public bool TellsOn(Clause clause)
    {
        var word = read.Words[clause.First];
        return word.Kind != WordKind.Word
            || word.Form
                is "when"
                    or "asked"
                    or "after"
                    or "said"
                    or "told"
                    or "it"
                    or "that"
                    or "this"
                    or "these"
                    or "which"
                    or "nobody"
                    or "every"
                    or "everyone"
                    or "one"
                    or "so"
                    or "because"
                    or "not"
                    or "who"
                    or "he"
                    or "she"
                    or "we"
                    or "i"
                    or "they"
                    or "by"
                    or "two"
                    or "three"
                    or "in"
                    or "there"
            || word.Form is "you" && Form(clause.First + 1) is "said" or "told" or "asked" or "gave" or "just";
    }

    /// <summary>Whether anything in the block is for or against in so many words.</summary>
    public bool Judges() =>
        read.Sentences.Any(sentence =>
            Judgements(new(sentence.First, sentence.End)).Any() && !IsFramed(new(sentence.First, sentence.End))
        );

    private string Form(int at) => at < read.Words.Count ? read.Words[at].Form : "";

    /// <summary>Begins with "but" or its kin: what was said before is turned round.</summary>
    public bool StartsTurn(Clause clause) =>
        CutClauses.Turns.Contains(read.Words[clause.First].Form, StringComparer.Ordinal);

    /// <summary>The judging words of a clause in their order, each as it counts after negations and wishes.</summary>
    public IEnumerable<(int First, int End, Polarity Polarity, bool Certain)> Judgements(Clause clause)
    {
        var wish = cues.Where(c => c.What == Cue.Wish && clause.Holds(c) && !Passed(c.First, c.End))
            .Select(c => (c.First, c.End))
            .ToList();
        var all = new List<(int First, int End, Polarity Polarity, bool Certain)>();
        all.AddRange(wish.Select(w => (w.First, w.End, Polarity.Concern, true)));
        foreach (var cue in cues.Where(c => c.What is Cue.Strength or Cue.Concern && clause.Holds(c)))
        {
            var polarity = cue.What == Cue.Strength ? Polarity.Strength : Polarity.Concern;
            all.Add((cue.First, cue.End, polarity, false));
        }

        foreach (var cue in topics.Where(t => t.What.Polarity != Polarity.Neutral && clause.Holds(t)))
        {
            all.Add((cue.First, cue.End, cue.What.Polarity, true));
        }

        var praises = cues.FirstOrDefault(c => c.What == Cue.Praises && clause.Holds(c) && !IsNegated(clause, c.First));
        if (praises.Phrase is not null && !wish.Exists(w => w.First <= praises.First))
        {
            all.RemoveAll(j => j.First >= praises.First);
            all.Add((praises.First, praises.End, Polarity.Strength, true));
        }

        foreach (var one in all.OrderBy(j => j.First).ThenByDescending(j => j.End))
        {
            var isWish = wish.Contains((one.First, one.End));
            if (
                Passed(one.First, one.End)
                || all.Exists(other => Within(one, other))
                || all.Exists(fault => !wish.Contains((fault.First, fault.End)) && DeniesFault(one, fault))
                || (!isWish && wish.Exists(w => w.First < one.First && one.Polarity == Polarity.Strength))
            )
            {
                continue;
            }

            var turned = !isWish && IsNegated(clause, one.First);
            yield return turned ? one with { Polarity = Turn(one.Polarity) } : one;
        }
    }

    /// <summary>The topic that the clause's wordings speak for most, of the category that they speak for most.</summary>
    public Topic? TopicOf(Clause clause) => Sorted(clause).Topic;

    public Category CategoryOf(Clause clause) => Sorted(clause).Category;

    /// <summary>Carries on what was said before: an instance, or "this made it hard".</summary>
    public bool GoesOn(Clause clause) =>
        cues.Any(c => c.What is Cue.Instance or Cue.Onward && c.First - clause.First is >= 0 and <= 1);

    /// <summary>Whether the clause is thanks, a stock sentence, a next step or a question: nothing to add to a point.</summary>
    public bool IsAside(Clause clause) => IsPassing(clause) || read.Words[clause.End - 1].Form == "?";

    private bool IsDenied(Clause clause) => cues.Any(c => c.What == Cue.Negation && clause.Holds(c));

    // A run of words is meant; a single word may have another sense ("well argued").
    private static int Weighs(
        List<(int First, int End, Polarity Polarity, bool Certain)> judgements,
        Polarity polarity
    ) => judgements.Where(j => j.Polarity == polarity).Sum(j => j.Certain || j.End - j.First > 1 ? 2 : 1);

    private (Category Category, Topic? Topic) Sorted(Clause clause)
    {
        if (!sorted.TryGetValue(clause, out var known))
        {
            known = new SortClause(cues, topics, Passed, HasPerson).Of(clause);
            sorted.Add(clause, known);
        }

        return known;
    }

    // Under a sign, notes leave the person out.
    private bool HasPerson(Clause clause) =>
        IsSigned
        || Enumerable
            .Range(clause.First, clause.End - clause.First)
            .Any(i =>
                read.Words[i].Form is "you" or "u" or "he" or "she" or "i" or "you'd" or "you're" or "you've" or "i'd"
            );

    // "Here is what each gave me", "I write from the hotel": said about the saying.
    public bool IsFramed(Clause clause) =>
        cues.Any(c => c.What == Cue.Frame && c.First - clause.First is >= 0 and <= 2 && c.First < clause.End);

    private bool SpeaksOfCandidate(Clause clause) =>
        Enumerable.Range(clause.First, clause.End - clause.First).Any(i => Candidate.Contains(read.Words[i].Form));

    // "We have two sites", "there were three parts": the writer's side, not the candidate's.
    private bool StartsWithOthers(Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (read.Words[i].Kind != WordKind.Mark)
            {
                return read.Words[i].Form
                    is "i"
                        or "we"
                        or "it"
                        or "there"
                        or "this"
                        or "that"
                        or "they"
                        or "please"
                        or "our"
                        or "my";
            }
        }

        return true;
    }

    /// <summary>A proposal only: how the words put it, else what usually lies behind the topic (C13, E1).</summary>
    public Cause CauseOf(Clause clause, Judged judged)
    {
        if (judged.Topic is { Category: Category.Outside } or { Personal: true })
        {
            return judged.Topic.Personal ? Cause.Unsure : Cause.Outside;
        }

        if (judged.Polarity != Polarity.Concern)
        {
            return Cause.Unsure;
        }

        var impression = cues.Any(c => c.What == Cue.Impression && clause.Holds(c));
        var weakness = cues.Any(c => c.What == Cue.Weakness && clause.Holds(c));
        return impression && !weakness ? Cause.Impression
            : weakness && !impression ? Cause.Weakness
            : judged.Topic?.Cause ?? Cause.Unsure;
    }

    private bool IsPassing(Clause clause) =>
        cues.Any(c =>
            c.What is Cue.Courtesy or Cue.Stock or Cue.NextStep && clause.First < c.End && c.First < clause.End
        );

    // Inside thanks or a stock sentence nothing is meant: "thank you for the great conversation".
    private bool Passed(int first, int end) =>
        cues.Any(c => c.What is Cue.Courtesy or Cue.Stock or Cue.NextStep && c.First <= first && end <= c.End);

    // A longer judging wording explains the shorter ones inside it ("could have been better" holds "better").
    private static bool Within(
        (int First, int End, Polarity Polarity, bool Certain) one,
        (int First, int End, Polarity Polarity, bool Certain) other
    ) =>
        other.First <= one.First
        && one.End <= other.End
        && (other.End - other.First > one.End - one.First || (other.Certain && !one.Certain));

    // "You didn't ramble", "never once flustered": the denial alone finds nothing wanting, for what it denies is a fault.
    // With more between the two it may be the fault of something else: "you didn't explain the gap".
    private bool DeniesFault(
        (int First, int End, Polarity Polarity, bool Certain) denial,
        (int First, int End, Polarity Polarity, bool Certain) fault
    ) =>
        denial.Polarity == Polarity.Concern
        && fault.Polarity == Polarity.Concern
        && denial.End <= fault.First
        && fault.First - denial.End < Reach
        && Enumerable.Range(denial.End, fault.First - denial.End).All(i => BeforeFault.Contains(read.Words[i].Form))
        && EndsInNegation(denial.First, denial.End)
        && !EndsInNegation(fault.First, fault.End);

    // "Didn't seem", "were never", "without a": the negation and at most such words behind it.
    private bool EndsInNegation(int first, int end) =>
        cues.Any(c =>
            c.What == Cue.Negation
            && first <= c.First
            && c.End <= end
            && Enumerable.Range(c.End, end - c.End).All(i => BeforeFault.Contains(read.Words[i].Form))
        );

    private bool IsNegated(Clause clause, int first)
    {
        foreach (var cue in cues)
        {
            if (cue.What == Cue.Negation && clause.Holds(cue) && cue.End <= first && first - cue.End < Reach)
            {
                var between = Enumerable.Range(cue.End, first - cue.End).Select(i => read.Words[i].Form);
                if (!between.Any(form => form is "," or "but" or "and" or "only" or "just" or ":" or "because" or "as"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Polarity Turn(Polarity polarity) =>
        polarity == Polarity.Strength ? Polarity.Concern : Polarity.Strength;
}
