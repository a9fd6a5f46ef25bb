using Candor.Core.Text;
using Candor.Shell;

namespace Candor.Tests.Shell;

public class PiecesTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void Marked_text_is_the_whole_text_and_the_strongest_mark_is_seen()
    {
        const string text = "Could you explain why I was not selected?";
        Mark[] marks =
        [
            new(new Span(0, 40), NoteKind.Soft),
            new(new Span(18, 21), NoteKind.Error, "why"),
            new(new Span(35, 999)),
        ];

        var parts = Parts.Of(text, marks).ToList();

        string.Concat(parts.Select(part => part.Text)).ShouldBe(text);
        parts.Single(part => part.Mark?.Kind == NoteKind.Error).Text.ShouldBe("why");
        parts[^1].ShouldBe(("?", marks[2] with { Span = new Span(35, 41) }));
    }

    [Theory]
    [InlineData("2026-03-12T16:40:00Z", "today, 16:40")]
    [InlineData("2026-03-12T23:30:00Z", "today, 23:30")]
    [InlineData("2026-03-13T09:05:00Z", "tomorrow, 9:05")]
    [InlineData("2026-03-11T00:10:00Z", "yesterday, 0:10")]
    [InlineData("2026-03-16T14:00:00Z", "Monday, 14:00")]
    [InlineData("2026-04-12T13:00:00Z", "12 April, 14:00")]
    [InlineData("2025-12-31T13:00:00Z", "31 December 2025, 13:00")]
    public void An_instant_is_said_as_one_would_say_it(string at, string said) =>
        Moments.Say(DateTimeOffset.Parse(at), London, DateTimeOffset.Parse("2026-03-12T12:00:00Z")).ShouldBe(said);

    [Fact]
    public void A_picture_of_weeks_gives_the_near_more_room_and_keeps_its_labels_apart()
    {
        var now = DateTimeOffset.Parse("2026-03-12T12:00:00Z");
        var spread = new TimeSpread([now, now.AddHours(24), now.AddDays(21)]);

        spread.At(now.AddDays(1)).ShouldBeGreaterThan(.2);
        spread.At(now.AddDays(21)).ShouldBe(1);
        var labels = spread.Days(London).Select(spread.At).ToList();
        labels.Zip(labels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= .24);
    }
}
