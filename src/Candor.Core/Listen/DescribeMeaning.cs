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
