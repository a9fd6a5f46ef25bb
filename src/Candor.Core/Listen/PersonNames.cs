using Candor.Core.Knowledge;

namespace Candor.Core.Listen;

/// <summary>
/// Tells the name of a person from that of a firm: by its first word (<c>knowledge/words/first-name.yaml</c>, or "Dr"), and by
/// a word that firms have in theirs ("Bakery", "Council", "Ltd": <c>knowledge/words/firm.yaml</c>).
/// </summary>
internal sealed class PersonNames(Library library)
{
    private readonly HashSet<string> first = Words(library, "words/first-name.yaml");
    private readonly HashSet<string> titles = Words(library, "words/person-title.yaml");
    private readonly HashSet<string> firms = Words(library, "words/firm.yaml");

    /// <summary>A title or a first name begins it, and nothing in it is of a firm.</summary>
    public bool IsPerson(string name) =>
        Parts(name) is [var one, ..] && (titles.Contains(one) || first.Contains(one)) && !IsFirm(name);

    /// <summary>One of its words is such as firms have in their names.</summary>
    public bool IsFirm(string name) =>
        name.Contains('&', StringComparison.Ordinal) || Array.Exists(Parts(name), firms.Contains);

    private static string[] Parts(string name) =>
        name.Split([' ', ',', '.', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> Words(Library library, string path) =>
        library[path] is { } file && Entry.Of(file.Path, file.Root, []) is { } entry
            ? new(
                entry
                    .Texts("words")
                    .SelectMany(words => words.Trim('(', ')').Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries)),
                StringComparer.OrdinalIgnoreCase
            )
            : [];
}
