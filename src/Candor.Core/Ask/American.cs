using System.Text.RegularExpressions;

namespace Candor.Core.Ask;

/// <summary>The few words of our wordings that Americans spell otherwise. The candidate's own words are theirs and rarely touched.</summary>
internal static partial class American
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["favourite"] = "favorite",
        ["favour"] = "favor",
        ["practise"] = "practice",
        ["organisation"] = "organization",
        ["recognise"] = "recognize",
        ["enquire"] = "inquire",
        ["enquiry"] = "inquiry",

        ["ring"] = "call",
        ["rang"] = "called",
        ["ringing"] = "calling",
        ["CV"] = "résumé",
    };

    public static string Of(string text) =>
        British().Replace(text, word => Words.TryGetValue(word.Value, out var american) ? american : word.Value);

    [GeneratedRegex(@"\b[A-Za-z]+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex British();
}
