using System.Text;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Ask;

/// <summary>What was composed.</summary>
/// <param name="Used">The facts that the text rests on.</param>
/// <param name="Missing">Facts that the text should have and that were not given: asked for, never invented.</param>
/// <param name="Wanted">Facts that would make it better, most useful first.</param>
public sealed record Composed(
    TextKind Form,
    DraftKind Kind,
    Moment Moment,
    string Subject,
    string Text,
    IReadOnlyList<Fact> Used,
    IReadOnlyList<Fact> Missing,
    IReadOnlyList<Fact> Wanted
);

/// <summary>
/// Composes a text of moves, each worded in one of several ways. Says nothing that the facts do not hold; the same
/// facts and seed give the same text, and another person's name another one.
/// </summary>
public sealed class Write
{
    private readonly Dictionary<string, Move> moves;
    private readonly Dictionary<TextKind, Form> forms;

    public Write(Library library, ICollection<Fault> faults)
    {
        var files = library.In("writing").ToList();
        moves = Of(files, "moves/", faults, Move.Read).ToDictionary(move => move.Id, StringComparer.Ordinal);
        forms = Of(files, "forms/", faults, (file, own) => Ask.Form.Read(file, moves, own))
            .ToDictionary(form => form.Text);
    }

    /// <summary>The kinds of text at hand.</summary>
    public IEnumerable<TextKind> Kinds => forms.Keys.Order();

    /// <summary>The topics about which there is a question of their own: what <see cref="Fact.Known"/> can be.</summary>
    public IReadOnlySet<string> Matters =>
        moves
            .Values.SelectMany(move => move.Wordings)
            .SelectMany(wording => wording.Matters)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a kind of text has a question that goes by what is known.</summary>
    public bool AsksAboutMatters(TextKind kind) => Wordings(kind).Any(wording => wording.Matters.Count > 0);

    /// <summary>What a kind of text says only where the candidate says that it is so: a form below it, the first choice.</summary>
    public IReadOnlyList<Fact> Flags(TextKind kind) =>
        [.. Wordings(kind).SelectMany(wording => wording.Flags).Distinct().Order()];

    private IEnumerable<Wording> Wordings(TextKind kind) =>
        forms.TryGetValue(kind, out var form)
            ? form.Paragraphs.SelectMany(paragraph => paragraph).SelectMany(move => moves[move].Wordings)
            : [];

    /// <summary>
    /// Throws for a kind whose file was at fault. Of several wordings the first that keeps its form's length and is not
    /// like one of <paramref name="others"/>; where none does, the one that comes nearest.
    /// </summary>
    /// <param name="others">Texts that went to other people of the same employer: they may compare.</param>
    public Composed Compose(TextKind kind, Facts facts, ulong seed = 0, IReadOnlyCollection<string>? others = null)
    {
        var form = forms[kind];
        var theirs = others is null ? [] : others.Select(Likeness.Runs).ToList();
        var (best, least) = (default(Composed), double.MaxValue);
        for (var attempt = 0UL; attempt < Attempts && least > 0; attempt++)
        {
            // The first attempt is the seed's own, so that a text stays the same for as long as it serves.
            var (composed, words) = Compose(
                form,
                facts,
                new Dice(Seed(facts, kind, seed) + attempt * 0x632BE59BD9B4E019UL)
            );
            var off = form.Off(words, composed.Text.Length) + Alike(composed.Text, theirs);
            if (off < least)
            {
                (best, least) = (composed, off);
            }
        }

        return best!;
    }

    /// <summary>Enough that a form of usual freedom finds one; each takes some 50 µs.</summary>
    private const ulong Attempts = 12;

    /// <summary>Two texts that share more of their runs of five words look like one text sent twice.</summary>
    private const double TooAlike = .6;

    private static double Alike(string text, List<HashSet<int>> theirs)
    {
        if (theirs.Count == 0)
        {
            return 0;
        }

        var runs = Likeness.Runs(text);
        var most = theirs.Max(other => Likeness.Of(runs, other));
        return most > TooAlike ? most * 1000 : 0;
    }

    private (Composed Composed, int Words) Compose(Form form, Facts facts, Dice dice)
    {
        var said = new HashSet<Fact>();
        var used = new SortedSet<Fact>();
        var subject = form.Subject.Length == 0 ? "" : Say(moves[form.Subject], facts, said, used, dice) ?? "";
        var text = new StringBuilder();
        var words = 0;
        foreach (var paragraph in form.Paragraphs)
        {
            var sentences = paragraph
                .Select(move => Say(moves[move], facts, said, used, dice))
                .OfType<string>()
                .ToList();
            if (sentences.Count > 0)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").AppendJoin(' ', sentences);
                // The form that may hang below is filled in, not read.
                words += paragraph is ["form"] ? 0 : sentences.Sum(Words);
            }
        }

        var composed = new Composed(
            form.Text,
            form.Kind,
            form.Moment,
            Spell(subject, facts),
            Spell(text.ToString(), facts),
            [.. used],
            [.. form.Needs.Where(fact => !facts.Has(fact))],
            [.. Wanted(form, facts)]
        );
        return (composed, words);
    }

    private static int Words(string text) => ReadText.Of(text).Words.Count(word => word.Kind != WordKind.Mark);

    /// <summary>Every text that one move can give for these facts: what the examples of its file look into.</summary>
    public IEnumerable<string> All(string move, Facts facts) =>
        Fitting(moves[move], facts, new HashSet<Fact>())
            .SelectMany(wording => Enumerable.Range(0, wording.Count(facts)).Select(pick => wording.Text(facts, pick)));

    private static string? Say(Move move, Facts facts, HashSet<Fact> said, SortedSet<Fact> used, Dice dice)
    {
        var fitting = Fitting(move, facts, said);
        var all = fitting.Sum(wording => wording.Count(facts));
        if (all == 0)
        {
            return null;
        }

        // Each text is as likely as any other, so that no wording comes up more often for having few variants.
        var pick = dice.Next(all);
        foreach (var wording in fitting)
        {
            if (pick < wording.Count(facts))
            {
                said.UnionWith(wording.Needs);
                return wording.Text(facts, pick, used);
            }

            pick -= wording.Count(facts);
        }

        return null;
    }

    private static List<Wording> Fitting(Move move, Facts facts, HashSet<Fact> said)
    {
        var fitting = move.Wordings.Where(wording => wording.Fits(facts, said)).ToList();
        var most = fitting.Count == 0 ? 0 : fitting.Max(wording => wording.Own);
        return fitting.FindAll(wording => wording.Own == most);
    }

    private IEnumerable<Fact> Wanted(Form form, Facts facts) =>
        form
            .Paragraphs.SelectMany(paragraph => paragraph)
            .SelectMany(move => moves[move].Wordings)
            .Where(wording => wording.Own > 0)
            .SelectMany(wording => wording.Needs)
            .Distinct()
            .Where(fact => !facts.Has(fact) && !form.Needs.Contains(fact));

    private static string Spell(string text, Facts facts) =>
        facts.Spelling == Ask.Spelling.British ? text : American.Of(text);

    private static IEnumerable<T> Of<T>(
        List<KnowledgeFile> files,
        string folder,
        ICollection<Fault> faults,
        Func<KnowledgeFile, ICollection<Fault>, T?> read
    )
        where T : class
    {
        foreach (var file in files.Where(file => file.Id.StartsWith(folder, StringComparison.Ordinal)))
        {
            var own = new List<Fault>();
            if (read(file, own) is { } entry && own.Count == 0)
            {
                yield return entry;
            }

            foreach (var fault in own)
            {
                faults.Add(fault);
            }
        }
    }

    // The person's name takes part, so that two people of one employer never get the same text.
    private static ulong Seed(Facts facts, TextKind kind, ulong seed)
    {
        var hash = 14695981039346656037UL ^ seed;
        foreach (
            var letter in $"{facts[Fact.Person]}\n{facts[Fact.Employer]}\n{facts[Fact.Role]}\n{facts[Fact.Name]}\n{kind}"
        )
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>SplitMix64: small, even, and the same on every machine.</summary>
    private sealed class Dice(ulong start)
    {
        private ulong state = start;

        public int Next(int below)
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
