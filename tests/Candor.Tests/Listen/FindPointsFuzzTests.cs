using System.Text;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>Whatever the text, points are found or not, quoted exactly, in order, and the same on every run.</summary>
public sealed class FindPointsFuzzTests
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Fact]
    public void Any_text_can_be_read_and_every_quote_stands_where_it_says()
    {
        var corpus = File.ReadAllText(Path.Combine(Repository.Root, "tests/Candor.Tests/Listen/heard/corpus.txt"));
        string[] odd =
        [
            "\n",
            "\n\n",
            "- ",
            "+ ",
            "1. ",
            ": ",
            "…",
            "\u0000",
            "é",
            "🍋",
            "\ud83c",
            "> ",
            "\r\n",
            "\t",
            ";",
            "—",
            "?",
            "!",
        ];
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder();
            for (var part = random.Next(1, 8); part > 0; part--)
            {
                var from = random.Next(corpus.Length - 200);
                text.Append(corpus, from, random.Next(200)).Append(odd[random.Next(odd.Length)]);
            }

            var whole = text.ToString();
            var points = Find.In(whole);
            foreach (var point in points)
            {
                whole[point.Span.Start..point.Span.End].ShouldBe(point.Quote);
                point.Specificity.ShouldBeInRange(0, 1);
                foreach (var shown in point.Shown)
                {
                    whole[shown.Span.Start..shown.Span.End].ShouldBe(shown.Text);
                }
            }

            points.Select(p => p.Span.Start).ShouldBe(points.Select(p => p.Span.Start).Order());
            Find.In(whole).Select(p => p.Span).ShouldBe(points.Select(p => p.Span));
        }
    }
}
