namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Examples without half of their marks, each a few times over: so every word learns to carry what is said without the
/// ones that stood beside it here, for strangers will use others (dropout). The same examples give the same copies.
/// </summary>
internal static class StrikeOut
{
    private const int Copies = 3;

    private const double Share = 0.5;

    public static IEnumerable<Example> From(IReadOnlyList<Example> examples)
    {
        // A linear congruence, for the same weights on every run.
        var chance = 1u;
        foreach (var example in examples)
        {
            for (var copy = 0; copy < Copies; copy++)
            {
                var kept = Array.FindAll(example.Marks, _ => !IsStruckOut());
                yield return example with
                {
                    Marks = kept,
                    Share = example.Share / (1 - Share),
                    Counts = example.Counts / Copies,
                };
            }
        }

        bool IsStruckOut()
        {
            chance = (chance * 1664525) + 1013904223;
            return (chance >> 8) < Share * (1 << 24);
        }
    }
}
