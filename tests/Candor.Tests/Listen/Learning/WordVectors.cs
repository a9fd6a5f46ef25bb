namespace Candor.Tests.Listen.Learning;

/// <summary>
/// Where words stand in a dictionary's meaning: vectors made from WordNet's definitions and relations, so that words that
/// are explained alike lie near each other. A line of the file is a word, how telling it is in hundredths, and its vector.
/// </summary>
internal sealed class WordVectors
{
    public const int Wide = 100;

    /// <summary>Words that stand everywhere and lean to nothing.</summary>
    private static readonly HashSet<string> Small = new(
        "a an the you your we our i my it its they their he she to of in on at for with and or that this as was were is are be been have has had us me him her his do did".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private readonly Candor.Core.Listen.Leanings table;

    public WordVectors(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split(' ');
            if (parts[1][0] == '=')
            {
                Forms.Add((parts[0], parts[1][1..]));
            }
            else if (!Small.Contains(parts[0]))
            {
                var bytes = Convert.FromBase64String(parts[2]);
                var length = Math.Sqrt(bytes.Sum(one => (double)(sbyte)one * (sbyte)one));
                var telling = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) / 100.0;
                All.Add((parts[0], Array.ConvertAll(bytes, one => (float)((sbyte)one * telling / length))));
            }
        }

        var known = All.Select(one => one.Word).ToHashSet(StringComparer.Ordinal);
        Forms.RemoveAll(one => !known.Contains(one.Of) || known.Contains(one.Form));
        table = new(All, Forms, Wide);
    }

    public List<(string Word, float[] Vector)> All { get; } = [];

    /// <summary>Irregular forms: "knew" is of "know".</summary>
    public List<(string Form, string Of)> Forms { get; } = [];

    public ReadOnlySpan<float> Of(string form) => table.Of(form);
}
