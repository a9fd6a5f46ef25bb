using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>The few kinds of rule there are in code; all else is in the files.</summary>
internal enum Check
{
    /// <summary>Some words stand where they should not.</summary>
    Phrase,

    /// <summary>None of some words stands where one should.</summary>
    Missing,

    /// <summary>Words that should come after others come first.</summary>
    Order,

    /// <summary>There is too much or too little of something.</summary>
    Measure,

    /// <summary>A name, employer or role is not this application's, or a placeholder was left in.</summary>
    Facts,
}

/// <summary>What a fix does with its words.</summary>
internal enum Replace
{
    /// <summary>They take the place of the words found.</summary>
    Span,

    /// <summary>They take the place of the sentence that holds the words found.</summary>
    Sentence,

    /// <summary>They are put before the first sentence after the greeting.</summary>
    Opening,

    /// <summary>They are put behind the last sentence before the sign-off.</summary>
    Closing,
}

/// <summary>What a measure counts.</summary>
internal enum Quantity
{
    Phrases,
    Words,
    Seconds,
    Sentences,
    Questions,
    SentenceWords,
    SubjectWords,
    Exclamations,
    Capitals,
}

/// <summary>What facts are compared.</summary>
internal enum Compared
{
    Person,
    Sender,
    Employer,
    Role,
    Placeholder,
    Said,
}

internal sealed record RuleFix(Replace Replace, string With);

/// <summary>A rule of <c>knowledge/review/</c>: what to look for, where, and what to say about it.</summary>
internal sealed record Rule(
    string Id,
    Check Check,
    Level Level,
    string Message,
    string Why,
    IReadOnlyList<string> Sources,
    int Kinds,
    Moment? Moment,
    Place In,
    Place Unless
)
{
    /// <summary>Findings of one rule in one text: past some, more of the same teach nothing and hide the rest.</summary>
    public const int MostRepeats = 10;

    private static readonly Place Never = Place.Quoted | Place.Reply | Place.Header | Place.Distress;

    public IReadOnlyList<Phrase> Find { get; private init; } = [];

    /// <summary>
    /// From this position on, what <see cref="Find"/> looks for is too common to mean it by itself ("on what grounds"):
    /// it counts only where the text speaks of hiring.
    /// </summary>
    public int LooseFrom { get; private init; } = int.MaxValue;

    /// <summary>
    /// Places are looked at for the last word of a find too: "I am not angry" begins before its "not". Not for rules whose
    /// phrases hold a "not" themselves.
    /// </summary>
    public bool Whole { get; private init; }

    /// <summary>A find that meets one of these in the text is none.</summary>
    public IReadOnlyList<Phrase> Except { get; init; } = [];

    /// <summary>Ids of rules whose exceptions are this one's too.</summary>
    public IReadOnlyList<string> ExceptFrom { get; private init; } = [];

    /// <summary>Ids of rules that say more of the same fault: where one of them tells the same words, this one is silent.</summary>
    public IReadOnlyList<string> YieldsTo { get; private init; } = [];

    /// <summary>For an order: what should come first. Elsewhere: the rule holds only where one of these is meant in the text.</summary>
    public IReadOnlyList<Phrase> When { get; private init; } = [];

    /// <summary>Own replacements for single phrases of <see cref="Find"/>, at the same positions.</summary>
    public IReadOnlyList<string?> Swaps { get; private init; } = [];

    public RuleFix? Fix { get; private init; }

    public Quantity Of { get; private init; }

    public Compared Compare { get; private init; }

    /// <summary>Of a measure, the least that is enough; of something missing, the sentences from which on it is missed.</summary>
    public double Least { get; private init; }

    public double Most { get; private init; }

    public bool Holds(ReviewContext context) =>
        (Kinds & (1 << (int)context.Kind)) != 0 && (Moment is null || Moment == context.Moment);

    public static IReadOnlyList<Rule> ReadAll(Library library, WordClasses classes, ICollection<Fault> faults) =>
        TakeExceptions.Of(library.Read("review", faults, (file, own) => Read(file, library, classes, own)), faults);

    private static Rule? Read(KnowledgeFile file, Library library, WordClasses classes, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Elsewhere("examples");
        var check = entry.One<Check>("check", Check.Phrase);
        var kinds = 0;
        foreach (var kind in entry.Some<DraftKind>("kinds"))
        {
            kinds |= 1 << (int)kind;
        }

        var rule = new Rule(
            file.Id,
            check,
            entry.One<Level>("level"),
            entry.Text("message"),
            entry.Text("why"),
            Knowledge.Sources.Of(entry),
            kinds == 0 ? ~0 : kinds,
            entry.Has("moment") ? entry.One<Moment>("moment") : null,
            Places(entry, "in"),
            entry.Has("unless") ? Places(entry, "unless") | Never : Never | Place.Disclaimed | Place.Reported
        )
        {
            Except = Phrases(entry, "except", classes),
            ExceptFrom = TakeExceptions.Named(entry, "except-from", file, library),
            YieldsTo = TakeExceptions.Named(entry, "yields-to", file, library),
            Whole = entry.Flag("whole"),
            When = Phrases(entry, check == Check.Order ? "first" : "when", classes),
            Fix = entry.Map("fix") is { } fix ? ReadFix(fix) : null,
        };
        rule = check switch
        {
            Check.Measure => rule with
            {
                Of = entry.One<Quantity>("of"),
                Least = entry.Number("least", 0, 100_000, 0),
                Most = entry.Number("most", 0, 100_000, double.MaxValue),
                Find = Phrases(entry, "find", classes),
            },
            Check.Facts => rule with
            {
                Compare = entry.One<Compared>("compare"),
                Find = Phrases(entry, "find", classes),
            },
            _ => WithLoose(
                entry,
                WithSwaps(
                    entry,
                    rule with
                    {
                        Find = Phrases(entry, "find", classes),
                        Least = MissedFrom(entry, check),
                    },
                    classes
                ),
                classes
            ),
        };
        if (check is Check.Phrase or Check.Missing or Check.Order && rule.Find.Count == 0)
        {
            entry.Wrong("'find' is missing: what to look for");
        }

        entry.Done();
        return rule;
    }

    internal static IReadOnlyList<Phrase> Phrases(Entry entry, string key, WordClasses classes)
    {
        var phrases = new List<Phrase>();
        var texts = entry.Texts(key);
        for (var i = 0; i < texts.Count; i++)
        {
            var spared = Apostrophes.Spared(texts[i]);
            if (classes.AreKnown)
            {
                phrases.Add(Phrase.Known(spared, classes));
            }
            else if (Phrase.TryRead(spared, classes, out var phrase, out var wrong))
            {
                phrases.Add(phrase);
            }
            else
            {
                var at = entry.Node[key]!;
                entry.Wrong($"'{texts[i]}': {wrong}", at.Kind == NodeKind.List ? at.Items[i] : at);
            }
        }

        return phrases;
    }

    private static Rule WithSwaps(Entry entry, Rule rule, WordClasses classes)
    {
        if (!entry.Has("swap"))
        {
            return rule;
        }

        var find = rule.Find.ToList();
        var swaps = rule.Find.Select(_ => (string?)null).ToList();
        foreach (var swap in entry.Maps("swap"))
        {
            var with = swap.TextOrNone("with") ?? "";
            foreach (var phrase in Phrases(swap, "find", classes))
            {
                find.Add(phrase);
                swaps.Add(with);
            }

            swap.Done();
        }

        return rule with
        {
            Find = find,
            Swaps = swaps,
        };
    }

    // Of what is missing, "least" says how many sentences a text must have before anybody misses it.
    private static double MissedFrom(Entry entry, Check check) =>
        check == Check.Missing ? entry.Number("least", 0, 1000, 0) : 0;

    private static Rule WithLoose(Entry entry, Rule rule, WordClasses classes) =>
        entry.Has("loose")
            ? rule with
            {
                Find = [.. rule.Find, .. Phrases(entry, "loose", classes)],
                LooseFrom = rule.Find.Count,
            }
            : rule;

    private static RuleFix ReadFix(Entry fix)
    {
        var read = new RuleFix(
            fix.One<Replace>("replace", Replace.Span),
            fix.Has("with") ? fix.Node["with"]!.Text : ""
        );
        fix.Done();
        return read;
    }

    internal static Place Places(Entry entry, string key)
    {
        var places = Place.None;
        foreach (var place in entry.Some<Place>(key))
        {
            places |= place;
        }

        return places;
    }
}
