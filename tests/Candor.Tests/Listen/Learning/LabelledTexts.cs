using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Candor.Core;
using Candor.Core.Text;

namespace Candor.Tests.Listen.Learning;

/// <summary>A point as somebody marked it in a text.</summary>
internal sealed record Label(Span Span, Polarity Polarity, Category Category, int Specificity);

/// <summary>A text with its points marked by hand.</summary>
internal sealed record LabelledText(string Text, IReadOnlyList<Label> Labels)
{
    /// <summary>How much it counts for where points stand, beside a text that counts once.</summary>
    public double Counts { get; init; } = 1;
}

/// <summary>One statement by itself, put in a group of statements that say the same.</summary>
internal sealed record Statement(string Group, Polarity Polarity, Category Category, string Quote);

/// <summary>Reads the labelled files of <c>Labelled/</c> and <c>heard/</c>.</summary>
internal static partial class LabelledTexts
{
    public static IReadOnlyList<LabelledText> Of(string path) =>
        [
            .. Comments()
                .Replace(File.ReadAllText(path), "")
                .Replace("----\n----\n", "----\n", StringComparison.Ordinal)
                .Split("----\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(Read),
        ];

    /// <summary>Lines of <c>group | polarity | category | quotation</c>, perhaps with a specificity before the quotation.</summary>
    public static IEnumerable<Statement> Statements(string path)
    {
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var quote =
                parts.Length > 4 && parts[3].Length == 1 ? string.Join('|', parts[4..]) : string.Join('|', parts[3..]);
            yield return new(parts[0], PolarityOf(parts[1]), CategoryOf(parts[2]), quote);
        }
    }

    public static LabelledText Read(string marked)
    {
        var labels = new List<Label>();
        var text = new StringBuilder();
        var at = 0;
        foreach (Match match in Marked().Matches(marked))
        {
            text.Append(marked, at, match.Index - at);
            var start = text.Length;
            text.Append(match.Groups["text"].Value);
            at = match.Index + match.Length;
            labels.Add(
                new(
                    new(start, text.Length),
                    PolarityOf(match.Groups["p"].Value),
                    CategoryOf(match.Groups["c"].Value),
                    int.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture)
                )
            );
        }

        text.Append(marked, at, marked.Length - at);
        return new(text.ToString(), labels);
    }

    public static Polarity PolarityOf(string sign) =>
        sign switch
        {
            "+" => Polarity.Strength,
            "-" => Polarity.Concern,
            _ => Polarity.Neutral,
        };

    public static Category CategoryOf(string letter) =>
        letter switch
        {
            "i" => Category.Interview,
            "s" => Category.Skills,
            "p" => Category.Preparedness,
            "f" => Category.Fit,
            "o" => Category.Outside,
            _ => Category.Other,
        };

    [GeneratedRegex(@"^#.*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\{(?<p>[-+=])(?<c>[ispfox])(?<s>[1-5]) (?<text>[^}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Marked();
}
