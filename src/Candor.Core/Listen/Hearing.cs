using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What a wording does in feedback, whatever it is about; each has a file in <c>knowledge/hearing/</c>.</summary>
public enum Cue
{
    /// <summary>Praises: "strong", "we liked".</summary>
    Strength,

    /// <summary>Praise that governs what follows: "we loved how you handled the awkward silence".</summary>
    Praises,

    /// <summary>Finds wanting: "lacked", "struggled".</summary>
    Concern,

    /// <summary>What follows is wished for, so praise inside it is none: "could have been clearer".</summary>
    Wish,

    /// <summary>Turns the next judgement round: "not very clear".</summary>
    Negation,

    /// <summary>Speaks of how it came across (C13): "seemed", "we were not convinced".</summary>
    Impression,

    /// <summary>Speaks of what is not there yet (C13): "no experience with".</summary>
    Weakness,

    /// <summary>Thanks, greetings, good wishes, apologies: no points.</summary>
    Courtesy,

    /// <summary>The stock sentences of rejections (A3): no points.</summary>
    Stock,

    /// <summary>What happens next: no points.</summary>
    NextStep,

    /// <summary>Brings an instance: makes specific.</summary>
    Instance,

    /// <summary>Names a moment or a question of the talk: makes specific.</summary>
    Moment,

    /// <summary>Says how to do it: makes specific.</summary>
    Method,

    /// <summary>Says little: makes vague.</summary>
    Vague,

    /// <summary>Carries on the sentence before: "this made it hard".</summary>
    Onward,

    /// <summary>Frames what is said: who passes it on, how, the writer's own doings. No points.</summary>
    Frame,

    /// <summary>A fact without a judging word that rather speaks for somebody.</summary>
    LeansStrength,

    /// <summary>A fact without a judging word that rather speaks against somebody.</summary>
    LeansConcern,

    /// <summary>Speaks of how somebody came across in the talk (B4).</summary>
    AboutInterview,

    /// <summary>Speaks of what somebody brings or can do (B4).</summary>
    AboutSkills,

    /// <summary>Speaks of what somebody did beforehand (B4).</summary>
    AboutPreparedness,

    /// <summary>Speaks of motives, plans, and how somebody works with others (B4).</summary>
    AboutFit,

    /// <summary>Speaks of what nobody in the talk could change (E1).</summary>
    AboutOutside,

    /// <summary>Heads a list of what went well.</summary>
    HeadStrength,

    /// <summary>Heads a list of what to change.</summary>
    HeadConcern,

    /// <summary>Heads something else, and so ends such a list.</summary>
    HeadOther,
}

/// <summary>The wordings of <c>knowledge/hearing/</c>, all looked for at once.</summary>
public sealed class Hearing
{
    private readonly Phrases<Cue> cues;

    private Hearing(Phrases<Cue> cues) => this.cues = cues;

    public IEnumerable<PhraseFound<Cue>> Find(ReadText text) => cues.Find(text);

    public static Hearing Read(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, []);
        var all = new List<(Phrase, Cue)>();
        foreach (var file in library.In("hearing"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            if (!Token.TryRead<Cue>(file.Id, out var cue))
            {
                entry.Wrong($"the file's name is not one of: {Token.All<Cue>()}");
            }

            entry.Text("message");
            entry.TextOrNone("why");
            Sources.Of(entry);
            all.AddRange(Topics.PhrasesOf(entry, "phrases", classes).Select(phrase => (phrase, cue)));
            entry.Elsewhere("examples");
            entry.Done();
        }

        return new(new Phrases<Cue>(all));
    }
}
