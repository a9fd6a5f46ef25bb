using System.Text;

namespace Candor.Core;

/// <summary>
/// The closed sets of words (outcome, stage, channel …) as they stand in knowledge files, JSON and the store: an enum's
/// names in lower case with hyphens (<c>OnHold</c> is <c>on-hold</c>). One spelling everywhere.
/// </summary>
public static class Token
{
    public static string Name<T>(T value)
        where T : struct, Enum => Names<T>.Of[value];

    /// <summary>The value that <paramref name="name"/> spells, exactly; upper case or spaces do not pass.</summary>
    public static bool TryRead<T>(string name, out T value)
        where T : struct, Enum => Names<T>.Values.TryGetValue(name, out value);

    /// <summary>All names in order, for a message that says what is allowed.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Names<T>.Values.Keys);

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(v => v, v => Kebab($"{v}"));

        public static readonly Dictionary<string, T> Values = Of.ToDictionary(
            pair => pair.Value,
            pair => pair.Key,
            StringComparer.Ordinal
        );
    }
}
