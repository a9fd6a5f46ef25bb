namespace Candor.Core.Text;

/// <summary>Takes the commonest English endings off, so that "rambled" and "rambling" are one mark.</summary>
internal static class Stems
{
    public static ReadOnlySpan<char> Of(string form)
    {
        var stem = form.AsSpan();
        if (stem.EndsWith("'s") || stem.EndsWith("s'"))
        {
            stem = stem[..^2];
        }

        if (stem.Length < 4)
        {
            return stem;
        }

        stem =
            stem.EndsWith("ies") ? stem[..^2]
            : stem.EndsWith("sses") ? stem[..^2]
            : stem.EndsWith("ss") || stem.EndsWith("us") || stem.EndsWith("is") ? stem
            : stem.EndsWith('s') ? stem[..^1]
            : stem;
        stem =
            stem.EndsWith("ing") && stem.Length > 5 ? stem[..^3]
            : stem.EndsWith("ied") && stem.Length > 4 ? stem[..^2]
            : stem.EndsWith("ed") && stem.Length > 4 ? stem[..^2]
            : stem.EndsWith("ily") && stem.Length > 5 ? stem[..^2]
            : stem.EndsWith("ly") && stem.Length > 4 ? stem[..^2]
            : stem;
        // "planned", "running": the doubled letter; "-e" as in "prepare".
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o'))
        {
            stem = stem[..^1];
        }

        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1]
            : stem.Length > 3 && stem[^1] == 'y' ? stem[..^1]
            : stem.Length > 3 && stem[^1] == 'i' ? stem[..^1]
            : stem;
    }
}
