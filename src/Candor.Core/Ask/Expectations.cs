using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>Something to know before the first ask: what to expect of whom, or what a channel is good for.</summary>
/// <param name="Message">Of what it speaks: "An agency", "By phone".</param>
/// <param name="Channel">The channel that it weighs; null where it is about people or odds.</param>
public sealed record Expectation(
    string Message,
    string Text,
    Channel? Channel,
    int Order,
    IReadOnlyList<string> Sources
)
{
    internal uint When { get; init; }

    internal uint Unless { get; init; }
}

/// <summary>What to expect of an agency, an employer, a hiring manager, and how the channels compare (<c>knowledge/expectations/</c>).</summary>
public sealed class Expectations(Library library, ICollection<Fault> faults)
{
    private readonly List<Expectation> all =
    [
        .. library
            .Read("expectations", faults, Read)
            .OrderBy(one => one.Order)
            .ThenBy(one => one.Message, StringComparer.Ordinal),
    ];

    /// <summary>Those of a case, once it is decided; before that there is nobody to ask.</summary>
    public IEnumerable<Expectation> Of(Situation situation, DateTimeOffset now)
    {
        var holds = Conditions.Of(situation, now);
        return (holds & Conditions.Bit(Condition.Decided)) == 0
            ? []
            : all.Where(one => (holds & one.When) == one.When && (holds & one.Unless) == 0);
    }

    private static Expectation? Read(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Elsewhere("examples");
        var expectation = new Expectation(
            entry.Text("message"),
            entry.Text("text"),
            entry.Has("channel") ? entry.One<Channel>("channel") : null,
            (int)entry.Number("order", 0, 1000, 100),
            Sources.Of(entry)
        )
        {
            When = Conditions.Bits(entry.Some<Condition>("when")),
            Unless = Conditions.Bits(entry.Some<Condition>("unless")),
        };
        entry.Done();
        return expectation;
    }
}
