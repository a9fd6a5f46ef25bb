using System.Text;
using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>
/// One way of making a move. <c>{employer}</c> stands for a fact, without which the wording is not used;
/// <c>[letting me know|telling me]</c> for one of several, which may be empty.
/// </summary>
internal sealed class Wording
{
    private readonly IReadOnlyList<Part> parts;
    private readonly IReadOnlyList<Register> registers;
    private readonly IReadOnlyList<Test> when;
    private readonly IReadOnlyList<Test> unless;

    private Wording(
        IReadOnlyList<Part> parts,
        IReadOnlyList<Register> registers,
        IReadOnlyList<Test> when,
        IReadOnlyList<Test> unless
    )
    {
        this.parts = parts;
        this.registers = registers;
        this.when = when;
        this.unless = unless;
        Needs = [.. parts.SelectMany(part => Shared(part.Options)).Distinct()];
        Matters = [.. when.Where(test => test.Fact == Fact.Known).Select(test => test.Value).OfType<string>()];
        Flags = [.. when.Concat(unless).Select(test => test.Fact).Where(ReadFacts.Flags.Contains)];
        Own = Needs.Count(IsOwn) + Matters.Count;
    }

    /// <summary>Facts without which it cannot be used.</summary>
    public IReadOnlyList<Fact> Needs { get; }

    /// <summary>How many different texts it can give for these facts; an option that lacks a fact is left out.</summary>
    public int Count(Facts facts) => parts.Aggregate(1, (count, part) => count * Options(part, facts).Count());

    /// <summary>How many of the candidate's own words it takes up; more is better, since they are what nobody else would write.</summary>
    public int Own { get; }

    /// <summary>Facts that are so or not, by which it is chosen.</summary>
    public IReadOnlyList<Fact> Flags { get; }

    /// <summary>What it asks about, of what the candidate may know already (<see cref="Fact.Known"/>).</summary>
    public IReadOnlyList<string> Matters { get; }

    public static Wording? Read(Entry entry)
    {
        var text = entry.Text("text");
        var spoken = entry.Some<Register>("register");
        var holding = entry.Texts("when").Select(test => Test.Read(test, entry, "when")).ToList();
        var failing = entry.Texts("unless").Select(test => Test.Read(test, entry, "unless")).ToList();
        entry.Done();
        try
        {
            return new Wording(Parse(text), spoken, holding, failing);
        }
        catch (FormatException wrong)
        {
            entry.Wrong(wrong.Message, "text");
            return null;
        }
    }

    public bool Fits(Facts facts, IReadOnlySet<Fact> said) =>
        (registers.Count == 0 || registers.Contains(facts.Register))
        && when.All(test => test.Holds(facts))
        && !unless.Any(test => test.Holds(facts))
        && Count(facts) > 0
        && Needs.All(fact => Speak.Has(facts, fact) && !(IsOwn(fact) && said.Contains(fact)));

    /// <summary>The text number <paramref name="pick"/> of <see cref="Count"/>.</summary>
    public string Text(Facts facts, int pick, ISet<Fact>? used = null)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var options = Options(part, facts).ToList();
            foreach (var bit in options[pick % options.Count])
            {
                text.Append(bit.Fact is { } fact ? Speak.Of(facts, fact) : bit.Text);
                if (bit.Fact is { } spoken && facts.Has(spoken))
                {
                    used?.Add(spoken);
                }
            }

            pick /= options.Count;
        }

        // An option that is empty leaves two spaces behind.
        return text.Replace("  ", " ").ToString();
    }

    // What only this candidate can say; it is said once in a text.
    private static bool IsOwn(Fact fact) =>
        fact
            is Fact.Enjoyed
                or Fact.Impressed
                or Fact.Next
                or Fact.Concern
                or Fact.Answer
                or Fact.Said
                or Fact.Unclear
                or Fact.Plan
                or Fact.Reasons
                or Fact.Opening;

    private static IEnumerable<IReadOnlyList<Bit>> Options(Part part, Facts facts) =>
        part.Options.Count == 1
            ? part.Options
            : part.Options.Where(option => option.All(bit => bit.Fact is not { } fact || Speak.Has(facts, fact)));

    // What every option of a part needs, the whole wording needs.
    private static IEnumerable<Fact> Shared(IReadOnlyList<IReadOnlyList<Bit>> options) =>
        options[0]
            .Select(bit => bit.Fact)
            .OfType<Fact>()
            .Where(fact => options.All(option => option.Any(bit => bit.Fact == fact)));

    private static List<Part> Parse(string text)
    {
        var all = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('[', at);
            var plain = text[at..(open < 0 ? text.Length : open)];
            if (plain.Contains(']', StringComparison.Ordinal))
            {
                throw new FormatException("a ']' stands without its '['");
            }

            if (plain.Length > 0)
            {
                all.Add(new([Bits(plain)]));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf(']', open);
            if (close < 0)
            {
                throw new FormatException("a '[' is not closed; write [one|other]");
            }

            all.Add(new([.. text[(open + 1)..close].Split('|').Select(Bits)]));
            at = close + 1;
        }

        return all;
    }

    private static List<Bit> Bits(string text)
    {
        var bits = new List<Bit>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open != at)
            {
                bits.Add(new(text[at..(open < 0 ? text.Length : open)], null));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            var name = close < 0 ? "" : text[(open + 1)..close];
            if (!Token.TryRead<Fact>(name, out var fact))
            {
                throw new FormatException($"'{{{name}}}' is no fact; allowed: {Token.All<Fact>()}");
            }

            bits.Add(new("", fact));
            at = close + 1;
        }

        return bits;
    }

    private sealed record Part(IReadOnlyList<IReadOnlyList<Bit>> Options);

    private sealed record Bit(string Text, Fact? Fact);

    /// <summary><c>person</c> holds where that fact is given, <c>news=call</c> where it has that value.</summary>
    private sealed record Test(Fact Fact, string? Value)
    {
        public static Test Read(string text, Entry entry, string key)
        {
            var cut = text.IndexOf('=', StringComparison.Ordinal);
            var name = cut < 0 ? text : text[..cut];
            if (!Token.TryRead<Fact>(name, out var fact))
            {
                entry.Wrong($"'{name}' is no fact; allowed: {Token.All<Fact>()}", key);
            }
            else if (cut >= 0 && ReadFacts.Wrong(fact, text[(cut + 1)..]) is { } wrong)
            {
                entry.Wrong(wrong, key);
            }

            return new(fact, cut < 0 ? null : text[(cut + 1)..]);
        }

        public bool Holds(Facts facts) =>
            Value is null
                ? facts.Has(Fact)
                : string.Equals(
                    Fact switch
                    {
                        Fact.Register => Token.Name(facts.Register),
                        Fact.Frank => Token.Name(facts.Frank),
                        Fact.Spelling => Token.Name(facts.Spelling),
                        _ => facts[Fact],
                    },
                    Value,
                    StringComparison.Ordinal
                );
    }
}
