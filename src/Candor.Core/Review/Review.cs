using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>
/// Reads a text as the person it is meant for might, and says what could cost the answer. All rules look over one
/// scan of the words; the same text gets the same findings in the same order, every time.
/// </summary>
/// <remarks>Built once; any number of threads may use it.</remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "MA0049",
    Justification = "The deed and its folder have one name; inside Core write Review.Review."
)]
public sealed class Review
{
    private readonly IReadOnlyList<Rule> rules;
    private readonly IReadOnlyList<Scope> scopes;
    private readonly ReadTone tone;
    private readonly Phrases<Use> phrases;
    private Workspace? spare;

    /// <summary>Rules and scopes with a fault are left out and told in <paramref name="faults"/>; the others work.</summary>
    public Review(Library library, ICollection<Fault> faults)
    {
        var drawn = library.Made(MadeName) is { } bytes ? Graph.Read(bytes) : null;
        var classes = drawn is null ? WordClasses.Read(library, faults) : WordClasses.Known(library);
        rules = Rule.ReadAll(library, classes, faults);
        scopes = Scope.Read(library, classes, faults);
        tone = ReadTone.From(library, classes, faults);
        phrases = Uses(drawn);
    }

    /// <summary>Folders of knowledge that review needs, and no others.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["words", "scopes", "review", "tone"];

    /// <summary>The name under which <see cref="Made"/> lies in the pack.</summary>
    public static string MadeName => "review.graph";

    /// <summary>The graph of all phrases: half of what it takes to be ready, done once when the program is built.</summary>
    public byte[] Made() => phrases.Graph.Write();

    /// <summary>The rules' ids, in the order in which they look.</summary>
    public IEnumerable<string> Rules => rules.Select(rule => rule.Id);

    /// <summary>The ids of tone's markers.</summary>
    public IReadOnlyList<string> ToneMarkers => tone.Ids;

    /// <summary>How often each marker of tone is seen in a text, in the order of <see cref="ToneMarkers"/>; for learning.</summary>
    public IReadOnlyList<int> SeeTone(string text)
    {
        var work = new Workspace(rules.Count, tone.Count);
        work.Begin(text, new ReviewContext());
        phrases.Find(work.Text, work.Words, work.Hits);
        ReadScopes(work);
        work.Layout.Read(work.Text, work.Scopes.Span, work.Context.Kind);
        Dispatch(work);
        return work.Markers;
    }

    public Reviewed Of(string text, ReviewContext? context = null)
    {
        context ??= new ReviewContext();
        var work = Interlocked.Exchange(ref spare, null) ?? new Workspace(rules.Count, tone.Count);
        try
        {
            work.Begin(text, context);
            phrases.Find(work.Text, work.Words, work.Hits);
            ReadScopes(work);
            work.Layout.Read(work.Text, work.Scopes.Span, work.Context.Kind);
            Dispatch(work);
            for (var number = 0; number < rules.Count; number++)
            {
                if (rules[number].Holds(context))
                {
                    Look(rules[number], number, work);
                }
            }

            var measures = new Measures(
                work.Layout.WordCount,
                work.Layout.SentenceCount,
                work.Layout.Questions,
                Speech.Seconds(work.Layout.WordCount),
                tone.Of(work)
            );
            return new Reviewed(context.Kind, work.Finish(), measures, work.Layout.Distress);
        }
        finally
        {
            work.End();
            spare = work;
        }
    }

    private static void Look(Rule rule, int number, Workspace work)
    {
        switch (rule.Check)
        {
            case Check.Phrase:
                CheckPhrase.Look(rule, number, work);
                break;
            case Check.Missing:
                CheckMissing.Look(rule, number, work);
                break;
            case Check.Order:
                CheckOrder.Look(rule, number, work);
                break;
            case Check.Measure:
                CheckMeasure.Look(rule, number, work);
                break;
            default:
                CheckFacts.Look(rule, number, work);
                break;
        }
    }

    private Phrases<Use> Uses(Graph? drawn)
    {
        var all = new List<Phrase>();
        var uses = new Growing<Use>();
        for (var r = 0; r < rules.Count; r++)
        {
            Add(rules[r].Find, Role.Find, r, numbered: true);
            Add(rules[r].Except, Role.Except, r);
            Add(rules[r].When, Role.When, r);
        }

        for (var s = 0; s < scopes.Count; s++)
        {
            Add(scopes[s].Opens, Role.Scope, s);
            Add(scopes[s].Except, Role.ScopeShut, s);
        }

        for (var m = 0; m < tone.Count; m++)
        {
            Add(tone.Find(m), Role.Tone, m);
        }

        return new Phrases<Use>([.. all], uses.Span.ToArray(), drawn);

        void Add(IReadOnlyList<Phrase> phrases, Role role, int of, bool numbered = false)
        {
            for (var i = 0; i < phrases.Count; i++)
            {
                all.Add(phrases[i]);
                uses.Add(new(role, of, numbered ? i : 0));
            }
        }
    }

    private void ReadScopes(Workspace work)
    {
        foreach (var hit in work.Hits.Span)
        {
            var use = phrases.What(hit.Phrase);
            if (use.Role is Role.Scope or Role.ScopeShut)
            {
                work.Scopes.Add(new(scopes[use.Of], use.Role == Role.ScopeShut, hit.First, hit.End));
            }
        }
    }

    private void Dispatch(Workspace work)
    {
        foreach (var hit in work.Hits.Span)
        {
            var use = phrases.What(hit.Phrase);
            switch (use.Role)
            {
                case Role.Find:
                    work.Found[use.Of].Add(new(hit.First, hit.End, use.Item));
                    break;
                case Role.Except:
                    work.Excepted[use.Of].Add(new(hit.First, hit.End, 0));
                    break;
                case Role.When:
                    work.When[use.Of].Add(new(hit.First, hit.End, 0));
                    break;
                case Role.Tone:
                    tone.See(work, use.Of, hit.First);
                    break;
            }
        }
    }

    private enum Role : byte
    {
        Find,
        Except,
        When,
        Scope,
        ScopeShut,
        Tone,
    }

    private readonly record struct Use(Role Role, int Of, int Item);
}
