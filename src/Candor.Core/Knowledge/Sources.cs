using System.Globalization;

namespace Candor.Core.Knowledge;

/// <summary>
/// Where a piece of advice comes from. Knowledge files cite ids (<c>A7</c>, <c>evidence: advice</c>, <c>candor</c> for
/// our own); letters mean nothing to a candidate, so pages show the names that this type gives for them.
/// </summary>
public sealed class Sources
{
    private readonly Dictionary<string, Source> all = new(StringComparer.Ordinal);

    /// <summary>Reads <c>knowledge/sources/</c>: a file for each article, and one for the evidence.</summary>
    public Sources(Library library, ICollection<Fault> faults)
    {
        all["candor"] = new Source("candor", "Candor", "Candor's own", "");
        foreach (var file in library.In("sources"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            entry.Text("message");
            if (file.Id == "evidence")
            {
                ReadFacts(entry);
            }
            else
            {
                ReadArticle(entry);
            }

            entry.Done();
        }
    }

    /// <summary>How many ids each article has, by its letter: <c>A1</c> to <c>A18</c>, and so on (the rulebook).</summary>
    private static readonly Dictionary<char, int> Letters = new()
    {
        ['A'] = 18,
        ['B'] = 12,
        ['C'] = 17,
        ['D'] = 10,
        ['E'] = 16,
    };

    /// <summary>Every id there is, in order; what <see cref="Of(Entry, string)"/> lets pass.</summary>
    public static IEnumerable<string> Ids =>
        Letters
            .SelectMany(letter => Enumerable.Range(1, letter.Value).Select(n => $"{letter.Key}{n}"))
            .Concat(Enum.GetValues<EvidenceFact>().Select(fact => $"evidence: {Token.Name(fact)}"))
            .Append("candor");

    /// <summary>
    /// The ids under <paramref name="key"/> of a knowledge entry, at least one. A fault with its place for an id that
    /// does not exist. Evidence may be written <c>evidence: advice</c>, quoted or not.
    /// </summary>
    public static IReadOnlyList<string> Of(Entry entry, string key = "sources")
    {
        if (!entry.Has(key))
        {
            entry.Wrong($"'{key}' is missing: ids such as A7, 'evidence: advice', or candor");
            return [];
        }

        var value = entry.Node[key]!;
        var ids = new List<string>();
        foreach (var item in value.Kind == NodeKind.List ? value.Items : [value])
        {
            var id = item switch
            {
                { Kind: NodeKind.Text } => item.Text.Trim(),
                { Kind: NodeKind.Map, Keys: [var one], Items: [{ Kind: NodeKind.Text } text] } => $"{one}: {text.Text}",
                _ => "",
            };
            if (Wrong(id) is { } wrong)
            {
                entry.Wrong(wrong, item);
            }
            else
            {
                ids.Add(id);
            }
        }

        if (value is { Kind: NodeKind.List, Items.Count: 0 })
        {
            entry.Wrong($"'{key}' is empty: name an id such as A7, or candor for our own", key);
        }

        return ids;
    }

    /// <summary>What an id stands for, or null where there is no such id.</summary>
    public Source? this[string id] => all.GetValueOrDefault(id);

    /// <summary>The names behind some ids, each once, in their order: "Ask for advice", "Gentle questions, Kate Horrey".</summary>
    public IReadOnlyList<string> Names(IEnumerable<string> ids) =>
        [.. ids.Select(id => this[id]?.FullName).OfType<string>().Distinct(StringComparer.Ordinal)];

    // What is wrong with an id, and what is allowed; null for a good one.
    private static string? Wrong(string id)
    {
        if (id == "candor")
        {
            return null;
        }

        const string Evidence = "evidence:";
        if (id.StartsWith(Evidence, StringComparison.Ordinal))
        {
            var name = id[Evidence.Length..].Trim();
            return Token.TryRead<EvidenceFact>(name, out _)
                ? null
                : $"there is no evidence '{name}'; allowed: {Token.All<EvidenceFact>()}";
        }

        if (id.Length < 2 || !Letters.TryGetValue(id[0], out var last))
        {
            return $"'{id}' is no source; allowed: A1 … E16, 'evidence: …', candor";
        }

        return
            int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= last
            && id[1] != '0'
            ? null
            : $"there is no source '{id}'; {id[0]} has {id[0]}1 to {id[0]}{last}";
    }

    private void ReadArticle(Entry entry)
    {
        var letter = entry.Text("letter");
        var name = entry.Text("name");
        var author = entry.TextOrNone("author") ?? "";
        if (letter.Length != 1 || !Letters.TryGetValue(letter[0], out var last))
        {
            entry.Wrong("'letter' is one of A to E", "letter");
            return;
        }

        if (entry.Map("says") is not { } says)
        {
            entry.Wrong("'says' is missing: a line for each id");
            return;
        }

        foreach (var id in Enumerable.Range(1, last).Select(n => $"{letter}{n}"))
        {
            all[id] = new Source(id, name, says.Text(id), author);
        }

        says.Done();
    }

    private void ReadFacts(Entry entry)
    {
        if (entry.Map("facts") is not { } facts)
        {
            entry.Wrong("'facts' is missing");
            return;
        }

        foreach (var token in Enum.GetValues<EvidenceFact>().Select(Token.Name))
        {
            if (facts.Map(token) is not { } fact)
            {
                facts.Wrong($"'{token}' is missing");
                continue;
            }

            var id = $"evidence: {token}";
            var says = fact.Text("fact");
            all[id] = new Source(id, fact.Text("source"), says, "", fact.Text("weakness"));
            fact.Done();
        }

        facts.Done();
    }
}

/// <summary>One source as a candidate may be shown it.</summary>
/// <param name="Name">The article's playbook name, or who found the fact.</param>
/// <param name="Says">In one line, in our own words.</param>
/// <param name="Author">Empty where the article names none.</param>
/// <param name="Weakness">How far a fact of research carries; empty for an article.</param>
public sealed record Source(string Id, string Name, string Says, string Author, string Weakness = "")
{
    /// <summary>The playbook's name with its author.</summary>
    public string FullName => Author.Length == 0 ? Name : $"{Name}, {Author}";
}

/// <summary>The facts of research and practice that may be shown, each with its weakness: the ids after <c>evidence:</c>.</summary>
public enum EvidenceFact
{
    Advice,
    Politeness,
    WhyFirst,
    ShortMail,
    ThanksAtEnd,
    Timing,
    InPerson,
    Finalists,
    NoFeedback,
    WrittenFeedback,
    RejectionReasons,
    PracticeFeedback,
    ClosingQuestion,
    WritingHelps,
    Law,

    /// <summary>How Candor resolves the articles' contradictions (<c>blended</c>).</summary>
    Defaults,
}
