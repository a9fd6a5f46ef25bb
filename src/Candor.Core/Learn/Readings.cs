using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Learn;

/// <summary>A reading and the place whose words it reads.</summary>
public sealed record FoundReading(Reading Reading, Span Span, string Quote);

/// <summary>
/// The stock phrases of <c>knowledge/readings/</c>: finds them in a text and offers what they may mean. Never asked
/// about a remark on somebody's person; whoever calls leaves those out.
/// </summary>
public sealed class Readings
{
    /// <summary>
    /// Words and marks. So short a text is somebody's phrase; a longer one is read only if it is about a job, because "too short"
    /// and "our policy" stand in any mail.
    /// </summary>
    private const int ShortText = 14;

    /// <summary>Of readings that read the very same words; more would be a lecture.</summary>
    private const int MostOfOnePlace = 2;

    private readonly Phrases<Reading> phrases;
    private readonly Phrases<bool> about;

    public Readings(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, []);
        var all = new List<Reading>();
        var wordings = new List<(Phrase, Reading)>();
        foreach (var file in library.In("readings"))
        {
            if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
            {
                continue;
            }

            var reading = Read(file, entry);
            all.Add(reading);
            wordings.AddRange(Topics.PhrasesOf(entry, "phrases", classes).Select(phrase => (phrase, reading)));
            entry.Elsewhere("examples");
            entry.Done();
        }

        All = all;
        phrases = new(wordings);
        about = new(Phrase.TryRead("<hiring>", classes, out var hiring, out _) ? [(hiring, true)] : []);
    }

    public IReadOnlyList<Reading> All { get; }

    /// <summary>
    /// The readings of a text, by place; each is given once, at its first place. Of several that read the very same words,
    /// the first two by name count.
    /// </summary>
    public IReadOnlyList<FoundReading> Of(string text)
    {
        var read = ReadText.Of(text);
        return read.Words.Count <= ShortText || about.Find(read).Any() ? Of(read, Polarity.Neutral) : [];
    }

    /// <summary>The readings of a point: praise has only those that read praise ("you interviewed well").</summary>
    public IReadOnlyList<FoundReading> Of(string text, Polarity polarity) => Of(ReadText.Of(text), polarity);

    private List<FoundReading> Of(ReadText read, Polarity polarity)
    {
        var kept = new List<FoundReading>();
        foreach (var (reading, span) in phrases.Find(read).Select(f => (f.What, f.In(read))))
        {
            if (polarity == Polarity.Strength && !reading.Praise)
            {
                continue;
            }

            if (!kept.Exists(k => k.Reading.Id == reading.Id) && kept.Count(k => k.Span == span) < MostOfOnePlace)
            {
                kept.Add(new(reading, span, span.Of(read.Text)));
            }
        }

        return kept;
    }

    private static Reading Read(KnowledgeFile file, Entry entry)
    {
        var meanings = entry.Texts("meanings");
        var saysLittle = entry.Flag("says-little");
        if (meanings.Count < 2 && !saysLittle)
        {
            entry.Wrong("give at least two 'meanings' that compete, or 'says-little: yes'");
        }

        var ask = entry.Texts("ask");
        if (ask.Count == 0 && !saysLittle)
        {
            entry.Wrong("'ask' is missing: at least one question to ask back");
        }

        return new(
            file.Id,
            entry.Text("message"),
            saysLittle,
            meanings,
            ask,
            entry.Texts("training"),
            entry.Texts("exercises"),
            Sources.Of(entry),
            entry.Flag("praise")
        );
    }
}
