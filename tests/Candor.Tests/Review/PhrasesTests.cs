using System.Text;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Tests.Review;

public sealed class PhrasesTests
{
    private static readonly WordClasses NoClasses = WordClasses.Read(new Library([]), []);

    [Theory]
    [InlineData("why was i not selected", "Why was I not selected?", "Why was I not selected")]
    [InlineData("could/would you", "Would you mind?", "Would you")]
    [InlineData("(was not|wasn't) select*", "I wasn’t, sadly, selected.", null)]
    [InlineData("(was not|wasn't) ..1 select*", "I wasn’t, sadly, selected.", "wasn’t, sadly, selected")]
    [InlineData("thank you (in advance)?", "Thank you in advance.", "Thank you in advance")]
    [InlineData("^ please", "So please. Please.", "Please")]
    [InlineData("why $", "Tell me why.", "why")]
    [InlineData("in # days", "Answer in 3 days.", "in 3 days")]
    [InlineData("really !", "Really!", "Really!")]
    [InlineData("a ... b", "a 1 2 3 4 5 6 7 8 b", "a 1 2 3 4 5 6 7 8 b")]
    [InlineData("a ... b", "a 1 2 3 4 5 6 7 8 9 b", null)]
    [InlineData("at by", "at. by", null)]
    public void A_phrase_is_found_as_it_is_written(string phrase, string text, string? found)
    {
        Phrase.TryRead(phrase, NoClasses, out var read, out var wrong).ShouldBeTrue(wrong);
        var words = ReadText.Of(text);
        var places = new Phrases<int>([(read, 0)]).Find(words).Select(f => f.In(words).Of(text)).ToList();
        places.ShouldBe(found is null ? [] : [found]);
    }

    [Fact]
    public void The_automaton_finds_what_a_plain_search_finds()
    {
        var random = new Random(20_260_310);
        for (var round = 0; round < 400; round++)
        {
            var phrases = Enumerable.Range(0, 6).Select(_ => Read(Some(random, depth: 0))).ToList();
            var text = ReadText.Of(Text(random));
            var found = new Phrases<int>(phrases.Select((p, i) => (p, i)))
                .Find(text)
                .Select(f => (f.First, f.What, f.End))
                .ToList();
            var plain = phrases
                .SelectMany((p, i) => PlainMatch.Find(text, p).Select(f => (f.First, i, f.End)))
                .Order()
                .ToList();
            found.ShouldBe(plain, $"round {round}: {string.Join(" ; ", phrases.Select(p => p.Source))} in {text.Text}");
        }
    }

    [Fact]
    public void Threads_share_one_automaton()
    {
        var phrases = new Phrases<int>([(Read("a ..2 (b|c d) e?"), 0), (Read("a* b"), 1)]);
        var random = new Random(7);
        var texts = Enumerable.Range(0, 200).Select(_ => ReadText.Of(Text(random))).ToList();
        var alone = texts.Select(text =>
            new Phrases<int>([(Read("a ..2 (b|c d) e?"), 0), (Read("a* b"), 1)]).Find(text).Count()
        );
        var together = texts.AsParallel().AsOrdered().Select(text => phrases.Find(text).Count());
        together.ToList().ShouldBe([.. alone]);
    }

    private static Phrase Read(string source)
    {
        Phrase.TryRead(source, NoClasses, out var phrase, out var wrong).ShouldBeTrue($"{source}: {wrong}");
        return phrase;
    }

    private static string Some(Random random, int depth)
    {
        var parts = new StringBuilder(depth == 0 && random.Next(6) == 0 ? "^ " : "");
        for (var i = 1 + random.Next(3); i > 0; i--)
        {
            parts.Append(
                random.Next(depth > 1 ? 6 : 10) switch
                {
                    0 => "a",
                    1 => "b/c",
                    2 => "ab*",
                    3 => "d?",
                    4 => "c",
                    5 when parts.Length > 2 => ",",
                    6 when parts.Length > 2 => $"..{random.Next(1, 4)} a",
                    7 => $"({Some(random, depth + 1)}|{Some(random, depth + 1)})",
                    8 => $"({Some(random, depth + 1)})?",
                    _ => "d",
                }
            );
            parts.Append(' ');
        }

        return parts.Append(depth == 0 && random.Next(6) == 0 ? "$" : "").ToString();
    }

    private static string Text(Random random)
    {
        string[] words = ["a", "b", "c", "d", "ab", "abc", ",", "x", "e", ".", "\"", "7", "A"];
        return string.Join(' ', Enumerable.Range(0, random.Next(3, 30)).Select(_ => words[random.Next(words.Length)]));
    }
}
