using System.Collections;
using System.Text;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Core.Text;

namespace Candor.Tests.Listen;

/// <summary>Letters that say their no a thousand times over: odd, but anybody can send one. Work is counted, not timed.</summary>
public sealed class LongMailTests
{
    private static readonly Library Library = new(ReadFolder.Read(Repository.Knowledge, []));
    private static readonly WordClasses Classes = WordClasses.Read(Library, []);
    private static readonly ReadOutcome Read = new(Library, []);

    [Theory]
    [InlineData("If you were not selected, we regret that unfortunately we decided not to go on.\n")]
    [InlineData("unfortunately we regret that you were not selected and if ")]
    public void Each_sign_is_looked_at_as_often_in_a_long_letter_as_in_a_short_one(string line)
    {
        var (few, many) = (LooksASign(line, 20), LooksASign(line, 2_000));
        many.ShouldBe(few, 0.5);
        few.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_no_said_a_thousand_times_is_one_no_with_all_its_evidence()
    {
        const string Line = "Unfortunately we have decided not to move forward with your application for the job.\n";
        var mail = ReadMail.Read(
            Encoding.UTF8.GetBytes(
                "From: Nene Freight <careers@nene.example>\nSubject: Your application\n\n"
                    + string.Concat(Enumerable.Repeat(Line, 2_600))
            )
        );
        mail.Email.Text.Length.ShouldBeGreaterThan(218_000);
        var reading = Read.Of(mail.Email, mail.Traits);
        reading.Kind.ShouldBe(OutcomeKind.Rejected);
        reading.Evidence.Count.ShouldBeGreaterThanOrEqualTo(2_600);
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(110, 0)]
    [InlineData(100_000, 0)]
    public void A_phrase_does_not_reach_across_a_long_row_of_marks(int marks, int found)
    {
        Phrase.TryRead("not selected", Classes, out var phrase, out _).ShouldBeTrue();
        var phrases = new Phrases<bool>([(phrase!, true)]);
        phrases.Find(ReadText.Of($"You were not {new string(',', marks)} selected")).Count().ShouldBe(found);
    }

    // What taking back looks at, for each sign of a text with so many such lines.
    private static double LooksASign(string line, int times)
    {
        var read = ReadText.Of(string.Concat(Enumerable.Repeat(line, times)));
        var wordings = Library.Read("outcomes", [], (file, own) => Wording.Read(file, Classes, own));
        var (cancels, news) = (wordings.First(one => one.Cancels), wordings.First(IsPlainNews));
        var signs = new Counted();
        foreach (var word in read.Words.Where(word => word.Form is "if" or "unfortunately" or "not"))
        {
            var wording = word.Form == "if" ? cancels : news;
            signs.All.Add(
                new(wording, wording == cancels ? 1 : 2, word.Form == "not", PassageKind.Own, word.Span, word.Sentence)
            );
        }

        TakenBack.LeftOf(signs, read);
        return (double)signs.Looks / signs.All.Count;
    }

    private static bool IsPlainNews(Wording one) => one is { Kind: OutcomeKind.Rejected, Cancels: false };

    private sealed class Counted : IReadOnlyList<Sign>
    {
        public List<Sign> All { get; } = [];

        public int Looks { get; private set; }

        public int Count => All.Count;

        public Sign this[int index]
        {
            get
            {
                Looks++;
                return All[index];
            }
        }

        public IEnumerator<Sign> GetEnumerator()
        {
            for (var i = 0; i < All.Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
