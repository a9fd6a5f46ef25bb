using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Text;
using Candor.Tests.Listen;

namespace Candor.Tests.Text;

/// <summary>The quick look that spares most mail the full reading never says no where the full reading says yes.</summary>
public sealed class KeyWordsTests(ITestOutputHelper output)
{
    private static readonly Library Library = new(ReadFolder.Read(Repository.Knowledge, []));

    [Theory]
    [InlineData("thank you for your application", "\"Thank you for your application\".", true)]
    [InlineData("thank you for your application", "application your for you thank", false)]
    [InlineData("thank you for your application", "Thank you. For your application we need more.", false)]
    [InlineData("we .. regret", "We do truly and deeply and always and ever regret", false)]
    [InlineData("we haven't chosen you", "we haven’t CHOSEN, you", true)]
    [InlineData("select* you", "selecting you", true)]
    [InlineData("kept on file", "\u212Aept on F\u0130LE", true)]
    [InlineData("a no from us", "It is a no, from e.g. us", false)]
    [InlineData("dr ... regret", "Dr. Lee does regret", true)]
    [InlineData("..", "anything", true)]
    public void A_sentence_needs_the_words_in_their_order_and_near(string phrase, string text, bool may)
    {
        var words = WordClasses.Read(Library, []);
        Phrase.TryRead(phrase, words, out var read, out var wrong).ShouldBeTrue(wrong);
        new KeyWords([(read, (byte)1)]).In(text, wanted: 1).ShouldBe(may ? (byte)1 : (byte)0);
    }

    [Fact]
    public void What_the_wordings_find_in_made_up_texts_is_never_passed_over()
    {
        var words = WordClasses.Read(Library, []);
        var wordings = Library.Read("outcomes", [], (file, faults) => Wording.Read(file, words, faults)).ToList();
        var phrases = wordings.SelectMany(w => w.Phrases.Concat(w.Not)).ToList();
        var full = new Phrases<int>(phrases.Select((phrase, i) => (phrase, i)));
        var bits = phrases.Select((phrase, i) => (phrase, (byte)(1 << (i % 8)))).ToList();
        var keys = new KeyWords(bits);
        var random = new Random(4);
        var (texts, finds) = (0, 0);
        for (; texts < 4_000; texts++)
        {
            var text = Text(phrases, random);
            var expected = full.Find(ReadText.Of(text)).Aggregate(0, (all, found) => all | (1 << (found.What % 8)));
            finds += expected == 0 ? 0 : 1;
            (expected & ~keys.In(text, wanted: 255)).ShouldBe(0, text);
        }

        output.WriteLine($"{texts:N0} texts, in {finds:N0} of them something to find");
        finds.ShouldBeGreaterThan(texts / 4);
    }

    [Fact]
    public void No_application_mail_of_the_tests_is_passed_over()
    {
        var read = new ReadOutcome(Library, []);
        var spared = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/Candor.Tests/Listen/Mails")))
        {
            foreach (var block in File.ReadAllText(file).Split("\n---\n"))
            {
                var email = new Email { Subject = block.Trim().Split('\n')[0], Text = block };
                var may = read.MayBeOfApplication(email);
                spared += may ? 0 : 1;
                (may || !read.Of(email).IsOfApplication).ShouldBeTrue(block);
            }
        }

        // Few of these: a short mail that has news in it is never passed over.
        spared.ShouldBePositive();
    }

    /// <summary>
    /// Weights are learnt anew now and then: the words of no mail that brings news may come near the bound below which nothing
    /// else is looked at, or strangers' mail, which is a little further from what was learnt, would fall below it.
    /// </summary>
    [Theory]
    [InlineData("tuning")]
    [InlineData("tuning-2")]
    [InlineData("opened-1")]
    [InlineData("opened-2")]
    [InlineData("ordinary.txt")]
    public void The_words_of_no_mail_with_news_come_near_the_bound(string set)
    {
        var read = new ReadOutcome(Library, []);
        var (least, news, below) = (float.MaxValue, 0, 0);
        foreach (var mail in LabelledMails.Of(set))
        {
            var (email, traits) = mail.Mail;
            var reading = read.Of(email, traits);
            var maybe = read.OfMaybe(email, traits);
            (maybe?.Kind ?? OutcomeKind.None).ShouldBe(
                maybe is null && reading.Kind == OutcomeKind.Newsletter ? OutcomeKind.None : reading.Kind,
                mail.Template
            );
            (maybe is not null || !reading.IsOfApplication).ShouldBeTrue(mail.Template);
            var odds = read.OfWords(email, traits);
            below += odds < ReadOutcome.LeastOfWords ? 1 : 0;
            if (reading.Kind is not (OutcomeKind.None or OutcomeKind.Newsletter))
            {
                (least, news) = (Math.Min(least, odds), news + 1);
            }
        }

        output.WriteLine($"{news} with news, the least {least:0.0}; {below} of all below the bound");
        least.ShouldBeGreaterThan(ReadOutcome.LeastOfWords + 1.5f);
    }

    // Words of phrases and strangers, with the marks, breaks, capitals and odd letters that mail has.
    private static string Text(List<Phrase> phrases, Random random)
    {
        var text = new System.Text.StringBuilder();
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            foreach (var piece in Sample(phrases[random.Next(phrases.Count)].Parts, random))
            {
                var word = random.Next(12) switch
                {
                    0 => piece.ToUpperInvariant(),
                    1 => piece.Replace('\'', '’'),
                    2 => piece.Replace('k', '\u212A'),
                    3 when piece.Length > 2 => char.ToUpperInvariant(piece[0]) + piece[1..],
                    _ => piece,
                };
                var between = random.Next(24) switch
                {
                    0 => ", ",
                    1 => "\n",
                    2 => "-",
                    3 => " \"",
                    4 => "\n> ",
                    5 => ". ",
                    6 => " (",
                    7 => "\u00a0",
                    _ => " ",
                };
                text.Append(word).Append(between);
            }

            text.Append(
                random.Next(5) switch
                {
                    0 => ".\n\n",
                    1 => "? ",
                    2 => "\n",
                    3 => ". ",
                    _ => " ",
                }
            );
        }

        return text.ToString();
    }

    private static IEnumerable<string> Sample(IEnumerable<Phrase.Part> parts, Random random)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Phrase.Exactly word:
                    yield return word.Word;
                    break;
                case Phrase.Start { Letters: "#" }:
                    yield return "12";
                    break;
                case Phrase.Start start:
                    yield return start.Letters + (random.Next(2) == 0 ? "" : "ing");
                    break;
                case Phrase.Mark mark:
                    yield return mark.Sign;
                    break;
                case Phrase.Gap gap:
                    for (var skip = random.Next(gap.Most + 1); skip > 0; skip--)
                    {
                        yield return "well-meant it's 3.5 rock’n’roll Ann e.g. naïve —".Split(' ')[random.Next(8)];
                    }

                    break;
                case Phrase.Choice choice:
                    foreach (var word in Sample(choice.Runs[random.Next(choice.Runs.Count)], random))
                    {
                        yield return word;
                    }

                    break;
            }
        }
    }
}
