using System.Text;

namespace Candor.Export;

/// <summary>Names for files that every system takes, each given once: letters and digits, short, numbered where they meet.</summary>
internal sealed class FileNames
{
    private const int Longest = 60;

    private readonly HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string words, string ending)
    {
        var name = new StringBuilder();
        foreach (var sign in words)
        {
            var plain = char.IsAsciiLetterOrDigit(sign) || (sign > 127 && char.IsLetter(sign));
            if (plain)
            {
                name.Append(char.ToLowerInvariant(sign));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var cut = name.ToString(0, Math.Min(Longest, name.Length)).Trim('-');
        var start = cut.Length > 0 ? cut : "nameless";
        var full = $"{start}.{ending}";
        for (var number = 2; !given.Add(full); number++)
        {
            full = $"{start}-{number}.{ending}";
        }

        return full;
    }
}
