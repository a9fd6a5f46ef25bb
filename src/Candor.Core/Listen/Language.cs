using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>What words of another language show in a mail; each is a key of the files in <c>knowledge/languages/</c>.</summary>
public enum ForeignSign
{
    /// <summary>Applying for a job, and nothing else: "Bewerbung", "candidature".</summary>
    Application,

    /// <summary>Applying, perhaps for a visa or a loan: "başvuru", "ansökan".</summary>
    Applying,
    Job,
    Interviewed,

    /// <summary>"If": what follows in its sentence is no news.</summary>
    Condition,

    /// <summary>Something else that one applies for, or an order.</summary>
    Elsewhere,
    Rejected,
    PositionFilled,
    Offer,
    OnHold,
    Withdrawn,
    Invited,
    Acknowledged,
    Newsletter,
}

/// <summary>One language: an entry of <c>knowledge/languages/</c>.</summary>
/// <param name="Common">Its commonest words, in small letters.</param>
/// <param name="Senders">Mail boxes of those who hire: what stands before the "@".</param>
/// <param name="Signs">None for English, whose wordings are <c>knowledge/outcomes/</c>.</param>
public sealed record Language(
    string Id,
    string Name,
    IReadOnlyList<string> Common,
    IReadOnlyList<string> Senders,
    IReadOnlyList<(Phrase Phrase, ForeignSign Sign)> Signs
)
{
    public static Language? Read(KnowledgeFile file, WordClasses classes, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Text("why");
        Sources.Of(entry);
        entry.Elsewhere("examples");
        var language = new Language(
            file.Id,
            entry.Text("message"),
            Words(entry.Text("common")),
            Words(entry.TextOrNone("senders") ?? ""),
            [.. Enum.GetValues<ForeignSign>().SelectMany(sign => Read(entry, sign, classes))]
        );
        entry.Done();
        return language;
    }

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(Phrase, ForeignSign)> Read(Entry entry, ForeignSign sign, WordClasses classes)
    {
        var key = Token.Name(sign);
        foreach (var source in entry.Texts(key))
        {
            if (Phrase.TryRead(source, classes, out var phrase, out var wrong))
            {
                yield return (phrase, sign);
            }
            else
            {
                entry.Wrong($"'{source}': {wrong}", key);
            }
        }
    }
}
