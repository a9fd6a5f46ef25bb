using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>A competence that an advertisement asks for.</summary>
/// <param name="Words">The advertisement's own words for it, where they stand first.</param>
/// <param name="Times">How often it comes back to it.</param>
public sealed record Sought(Competence Competence, Span Span, string Words, int Times);

/// <summary>The lexicon of competences: what a job description asks for, told by its words.</summary>
public sealed class Competences
{
    private readonly Phrases<Competence> phrases;

    public Competences(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, faults);
        All = library.Read("competences", faults, (file, own) => Competence.Read(file, classes, own));
        phrases = new(All.SelectMany(one => one.Advertised.Select(phrase => (phrase, one))));
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Competence> All { get; }

    /// <summary>What the text asks for, the most often asked for first, then in its own order.</summary>
    public IReadOnlyList<Sought> In(string advertisement)
    {
        var text = ReadText.Of(advertisement);
        return
        [
            .. phrases
                .Find(text)
                .GroupBy(found => found.What)
                .Select(group =>
                {
                    var places = group.Select(found => found.In(text)).ToList();
                    var first = places.MinBy(span => (span.Start, -span.End));
                    // Two phrases in one place are one time.
                    var times = places.Select(span => span.Start).Distinct().Count();
                    return new Sought(group.Key, first, first.Of(advertisement), times);
                })
                .OrderByDescending(sought => sought.Times)
                .ThenBy(sought => sought.Span.Start)
                .ThenBy(sought => sought.Competence.Id, StringComparer.Ordinal),
        ];
    }
}
