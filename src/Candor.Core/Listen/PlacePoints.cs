using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// Decides where points begin and end: each unit begins one, goes on with the one before it, or belongs to none. What
/// speaks for each is learnt (<c>knowledge/weighing/places.yaml</c>); of all rows of answers for the whole text the
/// stretches are taken that most of them agree on (<see cref="ChoosePlaces"/>). Remarks on somebody's person are points
/// whatever the weights say.
/// </summary>
internal sealed class PlacePoints(Library library, ICollection<Fault> faults)
{
    public const int None = 0;
    public const int Begins = 1;
    public const int GoesOn = 2;

    public static readonly string[] Answers = ["none", "begins", "goes-on"];

    private static readonly string[] SeamNames = [.. Enum.GetValues<Seam>().Select(Token.Name)];

    private static readonly ulong[,] StepKeys = MakeStepKeys();

    /// <summary>Beyond every sum of weights.</summary>
    public const double Never = 1e6;

    /// <summary>What a turn counts against going on, and half of what an instance counts against beginning; it moves no figure of the labelled texts by more than 0.01.</summary>
    private const double Turned = 1.5;

    /// <summary>What speaks for a point where a list under a heading for or against begins one.</summary>
    private const double Listed = 2;

    /// <summary>More than what single words of a good wish ever weigh together.</summary>
    private const double Kindly = 4;

    private readonly Weights weights = Weights.Read(library, "places", Answers, faults);

    /// <summary>The stretches that are points, by block, in order.</summary>
    public List<(int Block, Clause Clause)> In(IReadOnlyList<ReadBlock> blocks)
    {
        var (places, sums) = (new List<(int Block, Place Place)>(), new List<double[]>());
        Describe(
            blocks,
            (block, unit, marks) =>
            {
                places.Add((block, new(unit, Around(blocks[block], unit))));
                var sum = new double[Answers.Length];
                weights.Sum(marks, sum);
                Insist(blocks[block], unit, sum);
                sums.Add(sum);
            }
        );
        var pieces = new List<(int Block, Clause Clause)>();
        foreach (var (first, end) in new ChoosePlaces(places.ConvertAll(one => one.Place), sums, StepWeight).Best())
        {
            pieces.Add((places[first].Block, new(places[first].Place.Unit.First, places[end - 1].Place.Unit.End)));
        }

        return pieces;
    }

    // Where its words stand in the text, without the marks at its ends.
    private static Text.Span Around(ReadBlock block, Unit unit)
    {
        var trimmed = CutUnits.Trim(block.Text, new(unit.First, unit.End));
        trimmed = trimmed.First < trimmed.End ? trimmed : new(unit.First, unit.End);
        return new(
            block.Span.Start + block.Text.Words[trimmed.First].Span.Start,
            block.Span.Start + block.Text.Words[trimmed.End - 1].Span.End
        );
    }

    /// <summary>Every unit of the blocks with its marks, which are cleared after each.</summary>
    public static void Describe(IReadOnlyList<ReadBlock> blocks, Action<int, Unit, Marks> tell, bool named = false)
    {
        var marks = new Marks(named);
        for (var b = 0; b < blocks.Count; b++)
        {
            var units = CutUnits.Of(blocks[b].Text);
            var edge =
                blocks.Count == 1 ? "only"
                : b == 0 ? "first"
                : b == blocks.Count - 1 ? "last"
                : "middle";
            for (var i = 0; i < units.Count; i++)
            {
                marks.Clear();
                DescribeUnit.Of(marks, blocks[b], units, i, edge);
                tell(b, units[i], marks);
            }
        }
    }

    /// <summary>The mark of one answer following another over a seam.</summary>
    public static string Step(int before, Seam seam) => $"{Answers[before]}-then:{SeamNames[(int)seam]}";

    // A wording of a personal remark is never left out, and never cut in two. What a "but" turns to seldom goes on with
    // what it turned from.
    private static void Insist(ReadBlock block, Unit unit, double[] sum)
    {
        sum[GoesOn] -= unit.Seam == Seam.Turn ? Turned : 0;
        // What stands in a list under "What you did well" is meant so, however little it says.
        sum[None] -= unit.Seam == Seam.Block && block.Mark != ' ' && block.Sign != Polarity.Neutral ? Listed : 0;
        // "…, especially the one about the error" is more of what stands before it.
        sum[Begins] -=
            unit.Seam == Seam.Comma && block.Cues.Any(cue => cue.What == Cue.Instance && cue.First == unit.First)
                ? 2 * Turned
                : 0;
        // Thanks and good wishes that judge nothing besides are none, also where they stand alone.
        if (OpensKindly(block, unit) && !JudgesBesides(block, unit))
        {
            sum[Begins] -= Kindly;
            sum[GoesOn] -= Kindly;
        }

        foreach (var cue in block.TopicCues)
        {
            if (cue.What.Topic.Personal && cue.First < unit.End && unit.First < cue.End)
            {
                sum[None] = -Never;
                sum[Begins] -= cue.First < unit.First ? Never / 2 : 0;
            }
        }
    }

    private static bool OpensKindly(ReadBlock block, Unit unit)
    {
        foreach (var cue in block.Cues)
        {
            if (
                cue.What == Cue.Courtesy
                && unit.First <= cue.First
                && cue.First <= unit.First + 1
                && cue.End <= unit.End
            )
            {
                return true;
            }
        }

        return false;
    }

    // "All the best" praises nobody: what stands inside a courtesy is not meant.
    private static bool JudgesBesides(ReadBlock block, Unit unit)
    {
        foreach (var cue in block.Cues)
        {
            if (
                cue.What
                    is Cue.Strength
                        or Cue.Praises
                        or Cue.Concern
                        or Cue.Wish
                        or Cue.LeansStrength
                        or Cue.LeansConcern
                && unit.First <= cue.First
                && cue.End <= unit.End
                && !block.IsPassed(cue.First, cue.End)
            )
            {
                return true;
            }
        }

        foreach (var cue in block.TopicCues)
        {
            if (unit.First <= cue.First && cue.End <= unit.End && !block.IsPassed(cue.First, cue.End))
            {
                return true;
            }
        }

        return false;
    }

    private double StepWeight(int before, Seam seam, int answer) =>
        weights.Of(StepKeys[before, (int)seam]) is { Length: > 0 } learnt ? learnt[answer] : 0;

    private static ulong[,] MakeStepKeys()
    {
        var keys = new ulong[Answers.Length, SeamNames.Length];
        for (var before = 0; before < Answers.Length; before++)
        {
            foreach (var seam in Enum.GetValues<Seam>())
            {
                keys[before, (int)seam] = Marks.KeyOf(Step(before, seam));
            }
        }

        return keys;
    }
}
