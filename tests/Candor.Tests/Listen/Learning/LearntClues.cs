using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Listen.Clues;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>The clues of all mails that are learnt from, each with a place; what is met but once is left out.</summary>
internal sealed class LearntClues
{
    private readonly List<(int[] Whole, int[][] Sentences)> mails = [];
    private readonly List<ulong> clues = [];

    public LearntClues(IReadOnlyList<TrainingMail> of, int least)
    {
        var library = new Library(
            ReadFolder
                .Read(Repository.Knowledge, [])
                .Where(file =>
                    !file.Path.StartsWith("weighing/", StringComparison.Ordinal)
                    || file.Path.EndsWith("kinds.yaml", StringComparison.Ordinal)
                )
        );
        var read = new ReadOutcome(library, []);
        Words = read.Words;
        var stems = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        for (var i = 0; i < of.Count; i++)
        {
            foreach (var text in new[] { of[i].Mail.Email.Subject, of[i].Mail.Email.Text })
            foreach (
                var word in ReadText.Of(text).Words.Where(word => word.Kind == WordKind.Word && word.Form.Length <= 24)
            )
            foreach (var stem in Words.StemsOf(word.Form))
            {
                (stems.TryGetValue(stem, out var where) ? where : stems[stem] = []).Add(of[i].Mail.Email.Text);
            }
        }

        Stems = [.. stems.Where(one => one.Value.Count >= least).Select(one => one.Key).Order(StringComparer.Ordinal)];
        Marks = read.Marks;
        foreach (var stem in Stems)
        {
            Words.Add(stem);
        }

        var found = of.Select(mail =>
                read.CluesOf(
                    mail.Mail.Email,
                    mail.Mail.Traits,
                    one =>
                        (
                            Whole: one.Whole.ToArray(),
                            Sentences: Enumerable.Range(0, one.Count).Select(i => one.Of(i).ToArray()).ToArray()
                        )
                )
            )
            .ToList();
        var counts = new Dictionary<ulong, int>();
        foreach (var mail in found)
        {
            foreach (var clue in mail.Sentences.SelectMany(one => one).Concat(mail.Whole).Distinct())
            {
                counts[clue] = counts.GetValueOrDefault(clue) + 1;
            }
        }

        var places = new Dictionary<ulong, int>();
        foreach (var clue in counts.Where(one => one.Value >= least).Select(one => one.Key).Order())
        {
            places[clue] = clues.Count;
            clues.Add(clue);
        }

        mails.AddRange(found.Select(mail => (Places(mail.Whole), mail.Sentences.Select(Places).ToArray())));
        int[] Places(ulong[] all) => [.. all.Where(places.ContainsKey).Select(clue => places[clue])];
    }

    public Lexicon Words { get; }

    /// <summary>The words that are met in two mails at least.</summary>
    public IReadOnlyList<string> Stems { get; }

    /// <summary>Every wording's id, and the other marks.</summary>
    public IReadOnlyList<string> Marks { get; }

    public int Count => clues.Count;

    public ulong this[int place] => clues[place];

    public Sample Sample(int mail, int right, float weight) =>
        new(mails[mail].Whole, mails[mail].Sentences, right, weight);
}
