using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What is seen in a unit and between it and its neighbours: words, the wordings of <c>knowledge/hearing/</c> that stand
/// there, and how it is placed. Nothing is decided here; <see cref="PlacePoints"/> weighs it.
/// </summary>
internal static class DescribeUnit
{
    /// <summary>Words. A wording counts as the unit's opening up to here.</summary>
    private const int Opening = 2;

    /// <summary>Units to each side that are looked at; a sentence of more is a list whatever follows.</summary>
    private const int Near = 12;

    private static readonly string[] StepNames = ["1", "2", "3", "5", "8", "12", "20", "more"];

    private static readonly string[] Numbers = ["0", "1", "2", "3", "4", "5", "6"];

    private static readonly string[,] Ranges = MakeRanges();

    /// <summary>The last kind of cue; each has a name ready.</summary>
    private static readonly string[] CueNames = [.. Enum.GetValues<Cue>().Select(Token.Name)];

    private static readonly string[] SeamNames = [.. Enum.GetValues<Seam>().Select(Token.Name)];

    private static readonly string[] SignNames = [.. Enum.GetValues<Polarity>().Select(Token.Name)];

    /// <param name="edge">Where the block stands in its text: 'first', 'last', 'middle' or 'only'.</param>
    public static void Of(Marks marks, ReadBlock block, IReadOnlyList<Unit> units, int at, string edge)
    {
        var (read, unit) = (block.Text, units[at]);
        var seam = SeamNames[(int)unit.Seam];
        var length = Length(read, unit);
        var (first, next, last) = Ends(read, unit);
        marks.Add("always", "");
        marks.Add("seam", seam);
        marks.Add("length", length);
        marks.Add("seam-length", seam, length);
        marks.Add("first", first);
        marks.Add("first-two", first, next);
        marks.Add("last", last);
        marks.Add("seam-first", seam, first);
        var previous = "^";
        for (var i = unit.First; i < unit.End; i++)
        {
            var form = read.Words[i].Form;
            marks.Add("word", Stems.Of(form));
            if (read.Words[i].Kind != WordKind.Mark)
            {
                marks.Add("pair", previous, form);
            }

            previous = form;
        }

        foreach (var cue in block.Cues)
        {
            if (unit.First <= cue.First && cue.End <= unit.End)
            {
                marks.Add("cue", CueNames[(int)cue.What]);
                if (cue.First - unit.First <= Opening)
                {
                    marks.Add("opens", CueNames[(int)cue.What], seam);
                }
            }
        }

        var person = Person(read, unit.First, unit.End);
        var says = Says(block, unit);
        marks.Add("person", person);
        marks.Add("seam-person", seam, person);
        marks.Add("says", says);
        marks.Add("seam-says", seam, says);
        Around(marks, read, units, at);
        if (at > 0)
        {
            var before = units[at - 1];
            var (beforeFirst, _, beforeLast) = Ends(read, before);
            marks.Add("before-length", Length(read, before), seam);
            marks.Add("before-last", beforeLast, seam);
            marks.Add("before-first", beforeFirst, seam);
            marks.Add("before-person", Person(read, before.First, before.End), seam);
            marks.Add("before-says", Says(block, before), says);
            marks.Add("persons", Person(read, before.First, before.End), person);
        }

        if (at + 1 < units.Count)
        {
            var after = units[at + 1];
            marks.Add("after-first", Ends(read, after).First);
            marks.Add("after-seam", SeamNames[(int)after.Seam]);
            marks.Add("after-says", Says(block, after), says);
        }
        else
        {
            marks.Add("after-seam", "end");
        }

        var sign = SignNames[(int)block.Sign];
        marks.Add("sign", sign);
        marks.Add("sign-seam", sign, seam);
        marks.Add("list", block.Mark == ' ' ? "no" : "yes", seam);
        marks.Add("spoken", block.Speaker.Length > 0 ? "yes" : "no", seam);
        marks.Add("in-quotes", Quotations.Hold(read.Text, read.Words[unit.First].Span) ? "yes" : "no", seam);
        marks.Add("edge", edge);
        marks.Add(
            "edge-at",
            edge,
            at == 0 ? "begins"
                : at == units.Count - 1 ? "ends"
                : "within"
        );
        marks.Add("alone", units.Count == 1 ? "yes" : "no");
    }

    // How the sentence is cut besides: a row of short stretches between commas lists points, two long halves seldom do.
    private static void Around(Marks marks, ReadText read, IReadOnlyList<Unit> units, int at)
    {
        var seam = SeamNames[(int)units[at].Seam];
        marks.Add("seams-before", at > 0 ? SeamNames[(int)units[at - 1].Seam] : "none", seam);
        marks.Add("seams-after", at + 1 < units.Count ? SeamNames[(int)units[at + 1].Seam] : "end", seam);
        var (first, end) = (at, at + 1);
        while (first > 0 && at - first < Near && !IsStart(units[first]))
        {
            first--;
        }

        while (end < units.Count && end - at < Near && !IsStart(units[end]))
        {
            end++;
        }

        var (words, same, longest, shortest) = (0, 0, 0, int.MaxValue);
        for (var i = first; i < end; i++)
        {
            var count = Count(read, units[i]);
            words += count;
            same += units[i].Seam == units[at].Seam ? 1 : 0;
            (longest, shortest) = (Math.Max(longest, count), Math.Min(shortest, count));
        }

        marks.Add("sentence-length", Steps(words), seam);
        marks.Add("sentence-units", Numbers[Math.Min(end - first, 6)], seam);
        marks.Add("sentence-same", Numbers[Math.Min(same, 5)], seam);
        marks.Add("sentence-place", Numbers[Math.Min(at - first, 3)], seam);
        marks.Add("sentence-range", Ranges[Step(longest), Step(shortest)], seam);
    }

    private static string[,] MakeRanges()
    {
        var ranges = new string[StepNames.Length, StepNames.Length];
        for (var most = 0; most < StepNames.Length; most++)
        {
            for (var least = 0; least < StepNames.Length; least++)
            {
                ranges[most, least] = $"{StepNames[least]}-{StepNames[most]}";
            }
        }

        return ranges;
    }

    private static bool IsStart(Unit unit) => unit.Seam is Seam.Block or Seam.Sentence;

    // Judging wordings that stand in it, before any "not" is thought of.
    private static string Says(ReadBlock block, Unit unit)
    {
        var (good, bad) = (false, false);
        foreach (var cue in block.Cues)
        {
            if (unit.First <= cue.First && cue.End <= unit.End)
            {
                good |= cue.What is Cue.Strength or Cue.Praises or Cue.LeansStrength;
                bad |= cue.What is Cue.Concern or Cue.Wish or Cue.LeansConcern or Cue.Negation;
            }
        }

        foreach (var cue in block.TopicCues)
        {
            if (unit.First <= cue.First && cue.End <= unit.End)
            {
                good |= cue.What.Polarity == Polarity.Strength;
                bad |= cue.What.Polarity == Polarity.Concern;
            }
        }

        return good && bad ? "both"
            : good ? "good"
            : bad ? "bad"
            : "nothing";
    }

    /// <summary>How many words it has, in steps.</summary>
    private static string Length(ReadText read, Unit unit) => Steps(Count(read, unit));

    private static int Count(ReadText read, Unit unit)
    {
        var count = 0;
        for (var i = unit.First; i < unit.End; i++)
        {
            count += read.Words[i].Kind == WordKind.Mark ? 0 : 1;
        }

        return count;
    }

    public static string Steps(int count) => StepNames[Step(count)];

    private static int Step(int count) =>
        count switch
        {
            <= 1 => 0,
            2 => 1,
            3 => 2,
            <= 5 => 3,
            <= 8 => 4,
            <= 12 => 5,
            <= 20 => 6,
            _ => 7,
        };

    private static (string First, string Next, string Last) Ends(ReadText read, Unit unit)
    {
        var (first, next, last) = ("", "", "");
        for (var i = unit.First; i < unit.End; i++)
        {
            var word = read.Words[i];
            last = word.Form;
            if (word.Kind != WordKind.Mark || word.Form == "\"")
            {
                (first, next) =
                    first.Length == 0 ? (word.Form, next)
                    : next.Length == 0 ? (first, word.Form)
                    : (first, next);
            }
        }

        return (first, next, last);
    }

    // Whose doings it tells, by its first word for a person.
    public static string Person(ReadText read, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            switch (read.Words[i].Form)
            {
                case "you"
                or "your"
                or "u"
                or "ur"
                or "you'd"
                or "you've"
                or "you're"
                or "yours"
                or "yourself"
                or "you'll":
                    return "you";
                case "he" or "she" or "his" or "her" or "him" or "candidate" or "applicant":
                    return "third";
                case "i"
                or "we"
                or "our"
                or "my"
                or "us"
                or "me"
                or "i'd"
                or "we'd"
                or "i'm"
                or "we're"
                or "i've"
                or "we've":
                    return "writer";
                case "they" or "it" or "this" or "that" or "there" or "these":
                    return "it";
                default:
                    break;
            }
        }

        return "none";
    }
}
