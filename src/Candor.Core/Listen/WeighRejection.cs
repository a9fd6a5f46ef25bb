using Candor.Core.Knowledge;

namespace Candor.Core.Listen;

/// <summary>
/// How much all that a mail says speaks for a rejection, together: a sum of what each wording counts, learnt from
/// labelled mails (<c>knowledge/weighing/rejected.yaml</c>). A rejection without any plain word still has its shape:
/// thanks, a "but", the others, a farewell, and nothing asked of the reader.
/// </summary>
public sealed class WeighRejection
{
    /// <summary>Beside the wordings' ids: it is plainly about a job.</summary>
    public const string Plain = "plain";

    /// <summary>And by more than one word.</summary>
    public const string TwicePlain = "twice";

    /// <summary>Something else is named that one applies for.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>It asks something.</summary>
    public const string Question = "question";

    /// <summary>It is longer than a note: who explains at length mostly refuses.</summary>
    public const string Lengthy = "long";

    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);
    private readonly double bias;

    public WeighRejection(Library library, IEnumerable<Wording> wordings, ICollection<Fault> faults)
    {
        // What was never learnt, say a coach's own wording, counts by its kind and weight.
        foreach (var wording in wordings)
        {
            weights[wording.Id] = wording.Kind switch
            {
                OutcomeKind.Rejected => wording.Weight switch
                {
                    Weight.Trace => 0.5,
                    Weight.Weak => 1,
                    Weight.Hint => 2,
                    _ => 3,
                },
                null => 0,
                _ => -1,
            };
        }

        if (
            library["weighing/rejected.yaml"] is not { } file
            || Entry.Of(file.Path, file.Root, faults) is not { } entry
        )
        {
            return;
        }

        entry.Text("message");
        bias = entry.Number("bias", -20, 20);
        if (entry.Map("weights") is { } map)
        {
            foreach (var key in map.Node.Keys)
            {
                weights[key] = map.Number(key, -20, 20);
            }
        }

        entry.Done();
    }

    /// <summary>The odds of a rejection as a natural logarithm: 0 is even, 3 is twenty to one.</summary>
    public double Of(IEnumerable<string> marks) => bias + marks.Sum(mark => weights.GetValueOrDefault(mark));
}
