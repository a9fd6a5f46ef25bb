using System.Globalization;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What is seen in a point: its words, pairs of them, those that stand behind a "not", the wordings of <c>knowledge/</c>,
/// its place among the others. <see cref="WeighMeaning"/> weighs it for polarity and category.
/// </summary>
internal static class DescribeMeaning
{
    /// <summary>Words. How far a "not" is taken to reach.</summary>
    private const int Reach = 5;

    private static readonly string[] CueNames = [.. Enum.GetValues<Cue>().Select(Token.Name)];

    private static readonly string[] CategoryNames = [.. Enum.GetValues<Category>().Select(Token.Name)];

    private static readonly string[] SignNames = [.. Enum.GetValues<Polarity>().Select(Token.Name)];

    /// <param name="before">The polarity of the point before it in the text; null for the first.</param>
    /// <param name="isLast">No point follows.</param>
    public static void Of(Marks marks, ReadBlock block, Clause clause, Polarity? before, bool isLast)
    {
        marks.Add("always", "");
        Words(marks, block, clause);
        foreach (var cue in block.Cues)
        {
            if (clause.Holds(cue))
            {
                marks.Add("cue", CueNames[(int)cue.What], cue.First);
                if (cue.What is Cue.Strength or Cue.Concern && IsDenied(block, clause, cue.First))
                {
                    marks.Add("denied", CueNames[(int)cue.What], cue.First);
                }
            }
        }

        foreach (var cue in block.TopicCues)
        {
            if (clause.Holds(cue))
            {
                var (topic, says) = (cue.What.Topic, SignNames[(int)cue.What.Polarity]);
                marks.Add("topic", topic.Id, cue.First);
                marks.Add("about", CategoryNames[(int)topic.Category], cue.First);
                if (cue.What.Polarity != Polarity.Neutral)
                {
                    marks.Add(IsDenied(block, clause, cue.First) ? "topic-denied" : "topic-says", says, cue.First);
                }
            }
        }

        Persons(marks, block.Text, clause);
        Scores(marks, block.Text, clause);
        marks.Add("sign", SignNames[(int)block.Sign]);
        var old = before is null ? "none" : SignNames[(int)before];
        marks.Add("before", old);
        marks.Add("turns", Turns(block, clause) ? "yes" : "no", old);
        marks.Add("place", before is null ? "first" : "later", isLast ? "last" : "followed");
    }

    private static void Words(Marks marks, ReadBlock block, Clause clause)
    {
        var read = block.Text;
        var (reach, previous, count) = (0, "^", 0);
        for (var i = clause.First; i < clause.End; i++)
        {
            var form = read.Words[i].Form;
            if (read.Words[i].Kind == WordKind.Mark)
            {
                marks.Add("mark", form);
                reach = form is "," ? Math.Max(0, reach - 2) : 0;
                previous = form;
                continue;
            }

            count++;
            var stem = Stems.Of(form);
            marks.Add("word", stem, i);
            marks.Add("pair", previous, form, i);
            if (reach > 0)
            {
                marks.Add("not", stem, i);
                reach--;
            }

            foreach (var cue in block.Cues)
            {
                reach = cue.What == Cue.Negation && cue.End == i + 1 && cue.First >= clause.First ? Reach : reach;
            }

            previous = form;
        }

        marks.Add("length", DescribeUnit.Steps(count));
    }

    // Whose doings it tells: what "we" or nobody does is seldom the candidate's fault.
    private static void Persons(Marks marks, ReadText read, Clause clause)
    {
        var (candidate, writer) = (false, false);
        for (var i = clause.First; i < clause.End; i++)
        {
            var person = DescribeUnit.Person(read, i, i + 1);
            candidate |= person is "you" or "third";
            writer |= person == "writer";
        }

        marks.Add("person", DescribeUnit.Person(read, clause.First, clause.End));
        marks.Add("persons", candidate ? "candidate" : "none", writer ? "writer" : "none");
    }

    // "27/30", "11 of 31": how much of what there was to have.
    private static void Scores(Marks marks, ReadText read, Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (read.Words[i].Kind != WordKind.Number)
            {
                continue;
            }

            marks.Add("number", "yes", i);
            if (
                i + 2 < clause.End
                && read.Words[i + 1].Form is "/" or "of"
                && double.TryParse(read.Words[i].Form, CultureInfo.InvariantCulture, out var had)
                && double.TryParse(read.Words[i + 2].Form, CultureInfo.InvariantCulture, out var all)
                && all > 1
                && had <= all
            )
            {
                var share = (had / all) switch
                {
                    > 0.85 => "full",
                    >= 0.7 => "high",
                    >= 0.5 => "half",
                    _ => "low",
                };
                marks.Add("score", share, i);
            }
        }
    }

    // It begins with "but", or one stands before it.
    public static bool Turns(ReadBlock block, Clause clause) =>
        CutUnits.IsTurn(block.Text, clause.First) || clause.First > 0 && CutUnits.IsTurn(block.Text, clause.First - 1);

    // A "not" stands shortly before it.
    private static bool IsDenied(ReadBlock block, Clause clause, int first)
    {
        foreach (var cue in block.Cues)
        {
            if (cue.What == Cue.Negation && clause.Holds(cue) && cue.End <= first && first - cue.End < Reach)
            {
                return true;
            }
        }

        return false;
    }
}
