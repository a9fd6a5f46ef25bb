using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// "You didn't ramble", "never once flustered": the denial finds nothing wanting, for what it denies is a fault. With more
/// between the two it may be the fault of something else ("you didn't explain the gap"), and beside another fault or a
/// wish it decides nothing: then the weights do.
/// </summary>
internal static class DeniedFault
{
    /// <summary>Words. How far behind the denial the fault may stand.</summary>
    private const int Reach = 4;

    /// <summary>Words.</summary>
    private const int LongestFault = 2;

    public static bool In(ReadBlock block, Clause clause)
    {
        var denied = false;
        foreach (var cue in block.TopicCues)
        {
            if (cue.What.Polarity == Polarity.Concern && clause.Holds(cue))
            {
                // A longer wording tells a whole doing: "explain the gap".
                if (cue.End - cue.First > LongestFault || !IsDenied(block, clause, cue.First))
                {
                    return false;
                }

                denied = true;
            }
        }

        return denied
            && !block.Holds(clause, Cue.Wish)
            && !block.Holds(clause, Cue.Weakness)
            && !Turns(block.Text, clause);
    }

    private static bool IsDenied(ReadBlock block, Clause clause, int fault)
    {
        foreach (var cue in block.Cues)
        {
            if (
                cue.What == Cue.Negation
                && clause.Holds(cue)
                && cue.End <= fault
                && fault - cue.End < Reach
                && IsBare(block.Text, cue.End, fault)
            )
            {
                return true;
            }
        }

        return false;
    }

    // "Not once in the least nervous": what may stand between the denial and the fault.
    private static bool IsBare(ReadText read, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (
                read.Words[i].Form
                is not (
                    "a"
                    or "an"
                    or "any"
                    or "at"
                    or "all"
                    or "be"
                    or "been"
                    or "come"
                    or "across"
                    or "as"
                    or "ever"
                    or "for"
                    or "feel"
                    or "in"
                    or "the"
                    or "least"
                    or "look"
                    or "moment"
                    or "once"
                    or "seem"
                    or "single"
                    or "sound"
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool Turns(ReadText read, Clause clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            if (CutUnits.IsTurn(read, i))
            {
                return true;
            }
        }

        return false;
    }
}
