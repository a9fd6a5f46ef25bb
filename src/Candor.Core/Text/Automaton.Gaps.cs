using System.Runtime.CompilerServices;

namespace Candor.Core.Text;

/// <content>The gaps, in the same table as the states.</content>
internal sealed partial class Automaton
{
    // A gap: the most words that it skips, its number, whether only words lie behind it (1; NotYet: nothing made yet), whether
    // the words that go on without a gap lie behind it too (1), looks for the first word, looks for those behind it, then what lies behind the gap
    // by the words skipped.
    private const int NotYet = -1;
    private const int OnlyWords = 2;
    private const int OwnWords = 3;
    private const int FirstLooks = 4;
    private const int LookWords = 16;
    private const int LaterLooks = FirstLooks + LookWords;
    private const int Behinds = LaterLooks + LookWords;

    /// <summary>Words that are looked at in one go behind a gap.</summary>
    private const int Window = 32;

    private readonly Growing<Gaps> gapsOf = new();

    private int Behind(ref Walk walk, int gap, int skipped) =>
        Volatile.Read(ref walk.Code[gap + Behinds + skipped]) is > 0 and var behind
            ? behind
            : MakeBehind(ref walk, gap, skipped);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MakeBehind(ref Walk walk, int gap, int skipped)
    {
        lock (making)
        {
            if (code[gap + Behinds + skipped] == 0)
            {
                var made = Make(
                    WithoutGaps(Close(gapsOf[code[gap + 1]].Behind(skipped), atStart: false)),
                    isRoot: false
                );
                if (skipped < 2)
                {
                    var looks = gap + (skipped == 0 ? FirstLooks : LaterLooks);
                    foreach (var symbol in SymbolsOf(made))
                    {
                        code[looks + ((symbol >> 5) & (LookWords - 1))] |= 1 << (symbol & 31);
                    }
                }

                if (skipped == 0)
                {
                    Volatile.Write(ref code[gap + OnlyWords], code[made + More] == 0 ? 1 : 0);
                }

                Volatile.Write(ref code[gap + Behinds + skipped], made);
            }

            walk.Code = code;
            return code[gap + Behinds + skipped];
        }
    }

    // A gap right behind a gap is the same as one that is as long as both: so no walk has to begin again within a gap.
    private void Take(Gaps gaps, int most, int behind)
    {
        gaps.Add(most, behind);
        foreach (var place in Close([behind], atStart: false))
        {
            if (graph.OpOf(place) == Graph.Op.Gap)
            {
                Take(gaps, most + graph.ArgumentOf(place), graph.NextOf(place));
            }
        }
    }

    private int[] WithoutGaps(int[] key) => Array.FindAll(key, place => graph.OpOf(place) != Graph.Op.Gap);

    private int Lay(Gaps gaps)
    {
        var gap = Room(Behinds + gaps.Most + 1);
        (code[gap], code[gap + 1], code[gap + OnlyWords]) = (gaps.Most, gapsOf.Count, NotYet);
        gapsOf.Add(gaps);
        return gap;
    }

    /// <summary>The gaps that can be taken at a state: how many words each may skip, and what lies behind it.</summary>
    private sealed class Gaps
    {
        private readonly Growing<int> mosts = new();
        private readonly Growing<int> behinds = new();

        public int Most { get; private set; }

        /// <summary>Places that go on without a gap.</summary>
        public int[] Own { get; set; } = [];

        public void Add(int most, int behind)
        {
            mosts.Add(most);
            behinds.Add(behind);
            Most = Math.Max(Most, most);
        }

        public ReadOnlySpan<int> Behind(int skipped)
        {
            var reached = new Growing<int>();
            for (var i = 0; i < Own.Length && skipped == 0; i++)
            {
                reached.Add(Own[i]);
            }

            for (var i = 0; i < mosts.Count; i++)
            {
                if (mosts[i] >= skipped)
                {
                    reached.Add(behinds[i]);
                }
            }

            return reached.Span;
        }
    }
}
