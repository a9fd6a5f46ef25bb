namespace Candor.Core.Text;

/// <summary>
/// Words of which at least one stands wherever a part of a phrase does: stretches of plain small letters, because those
/// are quick to look for. Of "haven't" it is "haven", whatever the apostrophe.
/// </summary>
internal sealed class KeysOf
{
    // Commoner than their length tells.
    private static readonly HashSet<string> Common = new(
        (
            "about after again all also and any are because been before being but can could did does each every first for found from get give "
            + "given going good great had has have her here his how into its just keep know last let like long look made make many might more "
            + "most much need never next not now off one only other others our out over people please right same see send she since some still "
            + "such take than thank thanks that the their them then there these they thing think this through time under used using very want "
            + "was way week well were what when where which while who why will with without work would year years yes you your yours"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private KeysOf(IReadOnlyList<Key> all)
    {
        All = all;
        Cost = all.Sum(key => key.Cost);
        Name = string.Join(
            ' ',
            all.Select(key => key.Letters + (key.IsStart ? "*" : ""))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
    }

    public IReadOnlyList<Key> All { get; }

    /// <summary>How common they are together: more where they are many, short or usual.</summary>
    public double Cost { get; }

    /// <summary>The same for parts that the same words show.</summary>
    public string Name { get; }

    /// <summary>How many words a part stands for at most.</summary>
    public static int MostWords(Phrase.Part part) =>
        part switch
        {
            Phrase.Choice choice => choice.Runs.Select(run => run.Sum(MostWords)).DefaultIfEmpty().Max(),
            Phrase.Gap gap => gap.Most,
            Phrase.Mark or Phrase.Edge => 0,
            _ => 1,
        };

    /// <summary>The keys of a part; null where it may stand for nothing at all, or for anything.</summary>
    public static KeysOf? Part(Phrase.Part part)
    {
        switch (part)
        {
            case Phrase.Exactly word:
                return Longest(word.Word, isStart: false);
            case Phrase.Start start:
                return Longest(start.Letters, isStart: true);
            case Phrase.Choice choice:
                var all = new List<Key>();
                foreach (var run in choice.Runs)
                {
                    if (run.Select(Part).OfType<KeysOf>().MinBy(keys => keys.Cost) is not { } keys)
                    {
                        return null;
                    }

                    all.AddRange(keys.All);
                }

                return all.Count == 0 ? null : new([.. all.Distinct()]);
            default:
                return null;
        }
    }

    private static KeysOf? Longest(string word, bool isStart)
    {
        var best = new Key("", IsStart: false);
        for (var at = 0; at < word.Length; )
        {
            var end = at;
            while (end < word.Length && word[end] is >= 'a' and <= 'z')
            {
                end++;
            }

            if (end - at > best.Letters.Length)
            {
                best = new Key(word[at..end], isStart && end == word.Length);
            }

            at = end + 1;
        }

        return best.Letters.Length == 0 ? null : new([best]);
    }

    /// <param name="IsStart">A word that begins so, and not this word alone.</param>
    internal readonly record struct Key(string Letters, bool IsStart)
    {
        public double Cost =>
            (Common.Contains(Letters) ? 300 : 1)
            * (IsStart ? 2 : 1)
            * Letters.Length switch
            {
                < 4 => 100,
                4 => 30,
                5 => 15,
                6 => 8,
                7 => 5,
                _ => 3,
            };
    }
}
