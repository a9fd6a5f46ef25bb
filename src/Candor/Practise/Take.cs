using Candor.Core;
using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>An answer with its measures, which are computed afresh each time and never stored.</summary>
public sealed record Take(Answer Answer, Measured Measured);

/// <summary>A measure as the pages follow it from take to take.</summary>
public sealed record Followed(string Name, Func<Measured, double?> Of, string Format)
{
    /// <summary>What changes from practising, in the order that the pages show it.</summary>
    public static readonly IReadOnlyList<Followed> All =
    [
        new("Parts of the story told", m => m.Parts?.Values.Count(part => part.Present), "0"),
        new("Concrete details in 100 words", m => m.Parts is null ? null : m.PerHundredWords(m.Detail), "0.0"),
        new("Fillers in 100 words", m => m.Parts is null ? null : m.PerHundredWords(m.Count(MarkKind.Filler)), "0.0"),
        new("Hedges in 100 words", m => m.Parts is null ? null : m.PerHundredWords(m.Count(MarkKind.Hedge)), "0.0"),
        new("Words", m => m.Words, "0"),
        new("Words a minute", m => m.WordsPerMinute, "0"),
    ];

    public string Say(Measured measured) => Of(measured) is { } value ? Say(value) : "not measured";

    public string Say(double value) => value.ToString(Format, System.Globalization.CultureInfo.InvariantCulture);
}
