using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Core.Listen;
using Candor.Core.Text;

namespace Candor.Tests.Learn;

/// <summary>
/// How many stock phrases of rejections are known, and how often ordinary mail is read as if it were one: the figures of
/// <c>docs/quality.md</c>. The phrases were collected from public pages before any reading was written.
/// </summary>
public sealed class ReadingFigures(ITestOutputHelper output)
{
    private static readonly Library Library = new(ReadFolder.Read(Repository.Knowledge, []));
    private static readonly Readings Readings = new(Library, []);
    private static readonly string Listen = Path.Combine(Repository.Root, "tests/Candor.Tests/Listen");

    [Fact]
    public void There_are_at_least_120_and_each_has_two_meanings_or_says_little()
    {
        Readings.All.Count.ShouldBeGreaterThanOrEqualTo(120);
        foreach (var reading in Readings.All)
        {
            (reading.Meanings.Count >= 2 || reading.SaysLittle).ShouldBeTrue(reading.Id);
            (reading.Ask.Count > 0 || reading.SaysLittle).ShouldBeTrue(reading.Id);
            string.Join(' ', reading.Meanings).ShouldNotContain("real reason", Case.Insensitive, reading.Id);
        }
    }

    /// <summary>What leads to an exercise can be learnt, so an idea for learning it stands beside (E9).</summary>
    [Fact]
    public void Each_reading_that_has_exercises_has_an_idea_for_training_too() =>
        Readings
            .All.Where(reading => reading.Exercises.Count > 0 && reading.Training.Count == 0)
            .Select(reading => reading.Id)
            .ShouldBeEmpty();

    [Fact]
    public void Of_the_stock_phrases_that_public_pages_show_95_in_100_are_known()
    {
        var phrases = File.ReadLines(Path.Combine(Listen, "Labelled/stock-phrases.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ")[0])
            .ToList();
        var unknown = phrases.Where(phrase => Readings.Of(phrase).Count == 0).ToList();
        output.WriteLine($"{phrases.Count} phrases, {unknown.Count} unknown:\n{string.Join('\n', unknown)}");
        (unknown.Count / (double)phrases.Count).ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void Ordinary_mail_is_read_as_a_stock_phrase_less_than_once_in_1000_sentences()
    {
        var mails = File.ReadAllText(Path.Combine(Listen, "Mails/independent/ordinary.txt"))
            .Split("\n---\n")
            .Select(mail => mail.Split("\n\n", 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => parts[1])
            .Concat(SharedMail())
            .ToList();
        var sentences = mails.Sum(mail => ReadText.Of(mail).Sentences.Count);
        var wrong = mails.SelectMany(mail => Readings.Of(mail)).ToList();
        output.WriteLine(
            $"{mails.Count} mails, {sentences} sentences, {wrong.Count} wrongly read: "
                + string.Join("; ", wrong.Select(one => $"{one.Reading.Id} “{one.Quote}”"))
        );
        // Without the mail from elsewhere there are too few sentences for a rate: one is then allowed.
        wrong.Count.ShouldBeLessThanOrEqualTo(Math.Max(1, (sentences - 1) / 1000));
    }

    // Real mail from elsewhere, where it lies beside the checkout.
    private static IEnumerable<string> SharedMail()
    {
        var folder = Path.Combine(Repository.Root, "../shared/data/mail");
        return !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains("LICENSE", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => Candor.Core.Mail.ReadMail.Of(File.ReadAllBytes(path)).Text);
    }
}
