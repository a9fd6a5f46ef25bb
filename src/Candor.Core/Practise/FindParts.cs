using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>A stretch of an answer that tells one part of its story; words of the <see cref="ReadText"/>.</summary>
/// <param name="Score">How much its own wording speaks for the part; 0 where only its place does.</param>
public readonly record struct PartRun(Part Part, int First, int End, double Score);

/// <summary>
/// Situation, task, action, result: each clause is weighed by its wording, and the likeliest whole story is taken (a
/// story runs forwards, keeps to a part for a while, and ends with what came of it), so that a clause that says
/// nothing about its part takes it from its neighbours.
/// </summary>
public sealed class FindParts
{
    private const int Count = 5;

    // From row to column: situation, task, action, result, outside. Stories run forwards.
    private static readonly double[,] Steps =
    {
        { 0.6, 0.3, 0.2, -0.5, -0.2 },
        { -0.3, 0.3, 0.5, -0.4, -0.3 },
        { -0.6, -0.5, 0.6, 0.3, -0.3 },
        { -0.7, -0.7, -0.2, 0.6, 0.1 },
        { 0.1, 0.0, 0.0, 0.0, 0.3 },
    };

    private static readonly double[] Starts = [0.5, 0.0, -0.2, -0.7, 0.1];

    private static readonly double[] Ends = [-0.4, -0.4, 0.0, 0.4, 0.2];

    private readonly Phrases<(Part Part, double Weight)> cues;

    public FindParts(IReadOnlyList<PartCues> files)
    {
        cues = new(files.SelectMany(file => file.Cues.Select(cue => (cue.Phrase, (file.Part, cue.Weight)))));
    }

    /// <summary>The runs in order; neighbours of one part are one run.</summary>
    public IReadOnlyList<PartRun> In(ReadText text)
    {
        var clauses = FindClauses.In(text);
        if (!clauses.Exists(clause => clause.IsPast))
        {
            // Nothing happened: a description of oneself, an opinion, a plan.
            return clauses.Count == 0 ? [] : [new(Part.Outside, 0, clauses[^1].End, 0)];
        }

        var scores = Scores(text, clauses);
        AddPlaces(clauses, scores);
        var parts = Likeliest(scores);
        var runs = new List<PartRun>();
        for (var i = 0; i < clauses.Count; i++)
        {
            var score = scores[i][(int)parts[i]];
            if (runs is [.., var last] && last.Part == parts[i])
            {
                runs[^1] = last with { End = clauses[i].End, Score = Math.Max(last.Score, score) };
            }
            else
            {
                runs.Add(new(parts[i], clauses[i].First, clauses[i].End, score));
            }
        }

        return runs;
    }

    private double[][] Scores(ReadText text, List<Clause> clauses)
    {
        var scores = new double[clauses.Count][];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = new double[Count];
        }

        var clause = 0;
        foreach (var found in cues.Find(text))
        {
            while (clauses[clause].End <= found.First)
            {
                clause++;
            }

            // What somebody else did, or the speaker always does, is no action of the story's, whatever the words.
            if (found.What.Part == Part.Action && !clauses[clause].SpeakerActs)
            {
                continue;
            }

            // A second wording for the same part adds less: a clause is not twice as much a result for saying it twice.
            ref var score = ref scores[clause][(int)found.What.Part];
            score = Math.Max(score, found.What.Weight) + (0.4 * Math.Min(score, found.What.Weight));
        }

        return scores;
    }

    // What happens to others before the speaker first acts is the scene; what happens after they last acted is what came
    // of it. Tellers rarely say "as a result"; they say "The roof is dry."
    private static void AddPlaces(List<Clause> clauses, double[][] scores)
    {
        const double Structural = 1;

        // Where an "I" acts, a "we" that did something before is the scene, and one after is what came of it.
        var leading = clauses.Exists(clause => clause is { Doer: Doer.I, Acts: true }) ? Doer.I : Doer.We;
        var (firstAct, lastAct) = (clauses.Count, -1);
        for (var i = 0; i < clauses.Count; i++)
        {
            ref var action = ref scores[i][(int)Part.Action];
            action = Math.Max(action, clauses[i].SpeakerActs ? Structural : 0);
            var acts = action >= 1 && clauses[i].Doer == leading;
            if ((acts || scores[i][(int)Part.Task] >= 1) && scores[i][(int)Part.Situation] < 2)
            {
                firstAct = Math.Min(firstAct, i);
                lastAct = scores[i][(int)Part.Result] < 2 ? i : lastAct;
            }
        }

        for (var i = 0; i < clauses.Count; i++)
        {
            var (clause, isOther) = (clauses[i], clauses[i].Doer == Doer.Other);
            if (i < firstAct && clause.IsPast && (isOther || firstAct < clauses.Count))
            {
                scores[i][(int)Part.Situation] += Structural;
            }
            else if (lastAct >= 0 && i > lastAct && (clause.Opens || EndsStory(clauses, i)))
            {
                scores[i][(int)Part.Result] +=
                    isOther ? Structural
                    : clause is { Doer: Doer.We, IsPast: true } && (!clause.Acts || i == clauses.Count - 1)
                        ? Structural + 0.5
                    : 0;
            }
        }
    }

    // ", and the decision was put off": the last words of the answer are no sentence of their own.
    private static bool EndsStory(List<Clause> clauses, int at) => at == clauses.Count - 1 && clauses[at].IsPast;

    // The best path through the parts (Viterbi): 5 parts a clause, so a long answer costs nothing worth counting.
    private static Part[] Likeliest(double[][] scores)
    {
        var best = new double[Count];
        var from = new int[scores.Length, Count];
        for (var p = 0; p < Count; p++)
        {
            best[p] = Starts[p] + scores[0][p];
        }

        for (var i = 1; i < scores.Length; i++)
        {
            var next = new double[Count];
            for (var to = 0; to < Count; to++)
            {
                next[to] = double.NegativeInfinity;
                for (var p = 0; p < Count; p++)
                {
                    if (best[p] + Steps[p, to] > next[to])
                    {
                        next[to] = best[p] + Steps[p, to];
                        from[i, to] = p;
                    }
                }

                next[to] += scores[i][to];
            }

            best = next;
        }

        var at = 0;
        for (var p = 1; p < Count; p++)
        {
            at = best[p] + Ends[p] > best[at] + Ends[at] ? p : at;
        }

        var parts = new Part[scores.Length];
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            parts[i] = (Part)at;
            at = from[i, at];
        }

        return parts;
    }
}
