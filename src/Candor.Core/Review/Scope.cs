using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>How far a scope reaches behind the phrase that opens it.</summary>
internal enum Reach
{
    /// <summary>The phrase itself.</summary>
    Itself,

    /// <summary>To the end of the clause: a comma with "but", a semicolon, a dash, the sentence's end.</summary>
    Clause,
    Sentence,

    /// <summary>To the text's end.</summary>
    Text,
}

/// <summary>Phrases that put what follows them into a <see cref="Place"/>: a file of <c>knowledge/scopes/</c>.</summary>
internal sealed record Scope(
    Place Place,
    Reach Until,
    int Most,
    IReadOnlyList<Phrase> Opens,
    IReadOnlyList<Phrase> Except
)
{
    public static IReadOnlyList<Scope> Read(Library library, WordClasses classes, ICollection<Fault> faults) =>
        library.Read<Scope>(
            "scopes",
            faults,
            (file, own) =>
            {
                if (Entry.Of(file.Path, file.Root, own) is not { } entry)
                {
                    return null;
                }

                entry.TextOrNone("message");
                var scope = new Scope(
                    entry.One<Place>("place"),
                    entry.One<Reach>("until", Reach.Sentence),
                    (int)entry.Number("most", 1, 1000, 1000),
                    Rule.Phrases(entry, "opens", classes),
                    Rule.Phrases(entry, "except", classes)
                );
                entry.Done();
                return scope;
            }
        );
}

/// <summary>Where a phrase opens a scope, or where an exception keeps it shut.</summary>
internal readonly record struct ScopeFound(Scope Scope, bool Except, int First, int End);
