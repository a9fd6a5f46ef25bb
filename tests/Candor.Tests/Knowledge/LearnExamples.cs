using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Core.Listen;
using Candor.Core.Text;

namespace Candor.Tests.Knowledge;

/// <summary>How the examples of what Listen and Learn know are run.</summary>
internal static class LearnExamples
{
    private static Hearing? hearing;
    private static FindPoints? findPoints;
    private static Readings? readings;
    private static FindThemes? findThemes;

    /// <summary><c>- yes: TEXT</c> holds the cue, <c>- no: TEXT</c> does not.</summary>
    public static IEnumerable<string> OfHearing(Library library, KnowledgeFile file)
    {
        hearing ??= Hearing.Read(library, []);
        Token.TryRead<Cue>(file.Id, out var cue);
        foreach (var example in file.Root["examples"]!.Items)
        {
            var (text, wanted) = YesOrNo(example);
            if (hearing.Find(ReadText.Of(text)).Any(found => found.What == cue) != wanted)
            {
                yield return $"{(wanted ? "not found" : "found")} in '{text}'";
            }
        }
    }

    /// <summary>A word of the list stands in a <c>yes</c> and none in a <c>no</c>.</summary>
    public static IEnumerable<string> OfTelling(Library library, KnowledgeFile file)
    {
        var words = TellingWords.Read(library, []);
        Token.TryRead<Tells>(file.Id, out var tells);
        foreach (var example in file.Root["examples"]!.Items)
        {
            var (text, wanted) = YesOrNo(example);
            if (
                ReadText.Of(text).Words.Any(word => TellingWords.Does(words.Of(Letters.Hash(word.Form)), tells))
                != wanted
            )
            {
                yield return $"{(wanted ? "not found" : "found")} in '{text}'";
            }
        }
    }

    /// <summary><c>- text: … polarity: …</c> gives a first point of this topic and that polarity.</summary>
    public static IEnumerable<string> OfTopic(Library library, KnowledgeFile file)
    {
        findPoints ??= new FindPoints(library, []);
        foreach (var example in file.Root["examples"]!.Items)
        {
            var text = example["text"]!.Text;
            var points = findPoints.In(text);
            if (!points.Any(p => p.Topic == file.Id && Token.Name(p.Polarity) == example["polarity"]!.Text))
            {
                var got = string.Join("; ", points.Select(p => $"{p.Polarity} {p.Topic} '{p.Quote}'"));
                yield return $"'{text}' gave: {(got.Length == 0 ? "no point" : got)}";
            }
        }
    }

    /// <summary><c>- concern: TEXT</c>, said with no topic known, belongs to this theme; so <c>strength</c> and <c>neutral</c>.</summary>
    public static IEnumerable<string> OfTheme(Library library, KnowledgeFile file)
    {
        findThemes ??= new FindThemes(library, []);
        foreach (var example in file.Root["examples"]!.Items)
        {
            var said = ThemeExample.Of(example);
            var key = findThemes.Among([said]).Single().Key;
            if (!key.StartsWith(file.Id + "/", StringComparison.Ordinal))
            {
                yield return $"'{said.Quote}' is of {key}";
            }
        }
    }

    /// <summary><c>- yes: TEXT</c> is given this reading, <c>- no: TEXT</c> is not.</summary>
    public static IEnumerable<string> OfReading(Library library, KnowledgeFile file)
    {
        readings ??= new Readings(library, []);
        foreach (var example in file.Root["examples"]!.Items)
        {
            var (text, wanted) = YesOrNo(example);
            if (readings.Of(text).Any(found => found.Reading.Id == file.Id) != wanted)
            {
                yield return $"{(wanted ? "not found" : "found")} in '{text}'";
            }
        }
    }

    /// <summary><c>- for: QUOTE</c> is of a topic that the exercise helps with.</summary>
    public static IEnumerable<string> OfExercise(Library library, KnowledgeFile file)
    {
        findPoints ??= new FindPoints(library, []);
        var topics = file.Root["topics"] is { Kind: NodeKind.List } list
            ? list.Items.Select(item => item.Text).ToArray()
            : [file.Root["topics"]!.Text];
        foreach (var example in file.Root["examples"]!.Items)
        {
            var text = example["for"]!.Text;
            var points = findPoints.In(text);
            if (!points.Any(p => topics.Contains(p.Topic)))
            {
                yield return $"'{text}' is about: {string.Join(", ", points.Select(p => p.Topic))}";
            }
        }
    }

    private static (string Text, bool Wanted) YesOrNo(Node example) =>
        example["yes"] is { } yes ? (yes.Text, true) : (example["no"]!.Text, false);
}
