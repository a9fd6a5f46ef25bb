using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>Something that makes a point telling or empty, and how much of it there is.</summary>
/// <param name="First">The first word that shows it; -1 where no word does so by itself.</param>
internal readonly record struct Telling(TellingMark Mark, double Amount, int First, int End);

/// <summary>
/// What there is in a point that lets one know much or little: how many words of substance, how many of them its own, an
/// instance, a doing, numbers, names; or judgements, stock nouns, "more" without a measure.
/// <see cref="MeasureSpecificity"/> weighs it. Looks at each word once.
/// </summary>
internal sealed class DescribeTelling
{
    // A second number tells something beside the first, a fifth hardly.
    private const int MostOfFew = 2;
    private const int MostOfMany = 3;

    private static readonly ulong[] Doers = Letters.Hashes("you u he she");
    private static readonly ulong[] Ands = Letters.Hashes("and & +");
    private static readonly ulong The = Letters.Hash("the");
    private static readonly ulong Than = Letters.Hash("than");
    private static readonly ulong Comma = Letters.Hash(",");
    private static readonly ulong[] Quotes =
    [
        Letters.Hash("\""),
        Letters.Hash("“"),
        Letters.Hash("”"),
        Letters.Hash("‘"),
    ];

    private static readonly TellingMark[] About =
    [
        .. Enum.GetValues<Category>().Select(category => Enum.Parse<TellingMark>($"About{category}")),
    ];

    // How often each was seen so far.
    private readonly int[] seen = new int[Enum.GetValues<TellingMark>().Length];
    private readonly ReadText read;
    private readonly Clause clause;
    private readonly TellingWords words;
    private readonly List<Telling> told = [];
    private int substance;
    private int own;
    private bool than;
    private bool quoted;

    // Which words stand in a wording that names an instance or a moment: in "for example" the noun is no stock noun.
    private readonly bool[] pointsAt;

    private DescribeTelling(ReadText read, Clause clause, TellingWords words)
    {
        (this.read, this.clause, this.words) = (read, clause, words);
        pointsAt = new bool[clause.End - clause.First];
    }

    public static List<Telling> Of(
        ReadText read,
        Clause clause,
        IReadOnlyList<PhraseFound<Cue>> cues,
        Category? about,
        TellingWords words
    )
    {
        var one = new DescribeTelling(read, clause, words);
        one.told.Add(new(TellingMark.Always, 1, -1, -1));
        one.Cues(cues);
        for (var i = clause.First; i < clause.End; i++)
        {
            one.Word(i);
        }

        one.Whole(about);
        return one.told;
    }

    private void Word(int i)
    {
        var token = read.Tokens[i];
        if (token.Hash == Comma)
        {
            Silent(TellingMark.Comma, MostOfMany);
        }
        else if (Ands.AsSpan().Contains(token.Hash))
        {
            Silent(TellingMark.And, MostOfMany);
        }

        if (token.Kind == WordKind.Mark)
        {
            quoted |= Quotes.AsSpan().Contains(token.Hash);
            return;
        }

        var does = words.Of(token.Hash);
        than |= token.Hash == Than;
        if (token.Hash == The)
        {
            Silent(TellingMark.The, MostOfMany + 1);
        }

        if (TellingWords.Does(does, Tells.Being))
        {
            Silent(TellingMark.Being, MostOfFew);
        }

        if (token.Kind == WordKind.Number || TellingWords.Does(does, Tells.Amount))
        {
            Shown(TellingMark.Number, i, MostOfFew);
        }

        Shown(TellingMark.Time, i, does, Tells.Time, MostOfFew);
        Shown(TellingMark.When, i, does, Tells.When, 1);
        Shown(TellingMark.Then, i, does, Tells.Then, MostOfFew);
        Shown(TellingMark.Hedge, i, does, Tells.Hedge, MostOfFew);
        Shown(TellingMark.More, i, does, Tells.More, 1);
        Shown(TellingMark.Asked, i, does, Tells.Asked, 1);
        if (!TellingWords.Does(does, Tells.Small))
        {
            Substance(i, does);
        }
    }

    private void Substance(int i, int does)
    {
        substance++;
        if (IsName(i))
        {
            Shown(TellingMark.Name, i, MostOfFew);
        }

        var judging = TellingWords.Does(does, Tells.Judging);
        var stock = !judging && TellingWords.Does(does, Tells.Stock) && !pointsAt[i - clause.First];
        if (judging)
        {
            told.Add(new(TellingMark.Judging, 1, i, i + 1));
        }
        else if (stock)
        {
            Shown(TellingMark.Stock, i, MostOfMany);
        }
        else if (!TellingWords.Does(does, Tells.Usual))
        {
            own++;
        }

        var stands = judging || TellingWords.Does(does, Tells.Stood);
        if (!stands && !stock && EndsWith(i, "ing", 6))
        {
            Shown(TellingMark.Doing, i, MostOfMany);
        }

        if (TellingWords.Does(does, Tells.Happened) || (!stands && EndsWith(i, "ed", 5)))
        {
            Happened(i);
        }
    }

    private void Happened(int i)
    {
        Shown(TellingMark.Happened, i, MostOfMany);
        if (i == clause.First)
        {
            Shown(TellingMark.HappenedFirst, i, 1);
        }
        else if (IsDoer(i - 1) || IsDoer(i - 2))
        {
            Shown(TellingMark.HappenedByYou, i, 1);
        }
    }

    private bool IsDoer(int i) => i >= clause.First && Doers.AsSpan().Contains(read.Tokens[i].Hash);

    private bool EndsWith(int i, string ending, int least)
    {
        var token = read.Tokens[i];
        var word = read.Text.AsSpan(token.Start, token.End - token.Start);
        return word.Length >= least && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
    }

    // A capital inside, or at the beginning of a word that begins no sentence.
    private bool IsName(int i)
    {
        var token = read.Tokens[i];
        var word = read.Text.AsSpan(token.Start, token.End - token.Start);
        if (token.Kind == WordKind.Number || word.Length < 2)
        {
            return false;
        }

        foreach (var letter in word[1..])
        {
            if (char.IsUpper(letter))
            {
                return true;
            }
        }

        return i > clause.First && i > read.AllSentences[token.Sentence].First && char.IsUpper(word[0]);
    }

    private void Cues(IReadOnlyList<PhraseFound<Cue>> cues)
    {
        foreach (var cue in cues)
        {
            if (!clause.Holds(cue) || MarkOf(cue.What) is not { } mark)
            {
                continue;
            }

            var silent = cue.What == Cue.LeansConcern;
            Add(mark, silent ? -1 : cue.First, silent ? -1 : cue.End, MostOfFew);
            if (cue.What is Cue.Instance or Cue.Moment)
            {
                pointsAt.AsSpan()[(cue.First - clause.First)..(cue.End - clause.First)].Fill(true);
            }
        }
    }

    // What only the whole of it has.
    private void Whole(Category? about)
    {
        for (var i = told.Count - 1; i >= 0; i--)
        {
            if (told[i].Mark == TellingMark.Judging)
            {
                told[i] = told[i] with { Amount = 1.0 / substance };
            }
            else if (told[i].Mark == TellingMark.More && than)
            {
                told.RemoveAt(i);
            }
        }

        // Each further word tells a little less than the one before it.
        told.Add(new(TellingMark.Words, Math.Log(1 + substance), -1, -1));
        told.Add(new(TellingMark.Own, Math.Log(1 + own), -1, -1));
        if (about is { } category)
        {
            told.Add(new(About[(int)category], 1, -1, -1));
        }

        var sentences = read.Tokens[clause.End - 1].Sentence - read.Tokens[clause.First].Sentence;
        told.Add(new(TellingMark.Sentences, Math.Min(MostOfMany, sentences), -1, -1));
        if (quoted)
        {
            told.Add(new(TellingMark.Quoted, 1, -1, -1));
        }
    }

    private static TellingMark? MarkOf(Cue cue) =>
        cue switch
        {
            Cue.Instance => TellingMark.CueInstance,
            Cue.Moment => TellingMark.CueMoment,
            Cue.Method => TellingMark.CueMethod,
            Cue.Vague => TellingMark.CueVague,
            Cue.Strength => TellingMark.CueStrength,
            Cue.LeansConcern => TellingMark.CueLeansConcern,
            _ => null,
        };

    // Of no single word's doing, or of one that nobody would point at.
    private void Silent(TellingMark mark, int most) => Add(mark, -1, -1, most);

    private void Shown(TellingMark mark, int i, int does, Tells tells, int most)
    {
        if (TellingWords.Does(does, tells))
        {
            Shown(mark, i, most);
        }
    }

    private void Shown(TellingMark mark, int i, int most) => Add(mark, i, i + 1, most);

    private void Add(TellingMark mark, int first, int end, int most)
    {
        if (seen[(int)mark] < most)
        {
            seen[(int)mark]++;
            told.Add(new(mark, 1, first, end));
        }
    }
}
