using Candor.Core.Ask;
using Candor.Data;

namespace Candor.Tests.Ask;

public sealed class CalendarTests
{
    [Fact]
    public void Lines_are_folded_and_escaped_as_the_standard_wants()
    {
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1));
        var text = WriteCalendar.Of(
            [
                new(
                    "a@b",
                    "Ask, then; wait \\ " + new string('é', 60),
                    "One\nTwo",
                    at,
                    at.AddMinutes(30),
                    2,
                    false,
                    at.AddHours(5)
                ),
            ],
            at
        );
        foreach (var line in text.Split("\r\n"))
        {
            System.Text.Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
            line.ShouldNotContain("\n");
        }

        var whole = text.Replace("\r\n ", "");
        whole.ShouldContain("SUMMARY:Ask\\, then\\; wait \\\\ " + new string('é', 60) + "\r\n");
        whole.ShouldContain("DTSTART:20260329T003000Z\r\n");
        whole.ShouldContain("DESCRIPTION:One\\nTwo\r\n");
        whole.ShouldContain("TRIGGER;VALUE=DATE-TIME:20260329T053000Z\r\n");
        whole.ShouldContain("SEQUENCE:2\r\n");
    }

    [Fact]
    public async Task The_feed_needs_its_secret_path_and_tells_of_a_done_step_that_it_is_off()
    {
        await using var site = await TestSite.StartAsync();
        Guid application;
        await using (var db = site.Open())
        {
            await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
            var row = new JobApplication
            {
                Id = Ids.New(site.Clock),
                Employer = "Northwind",
                Role = "Analyst",
                Stage = Stage.Final,
            };
            application = row.Id;
            db.Applications.Add(row);
            db.Outcomes.Add(
                new Outcome
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = row.Id,
                    Kind = OutcomeKind.Rejected,
                    Medium = Medium.Email,
                    At = site.Clock.Now.AddHours(-1),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (
            await site.Stranger.GetAsync("/calendar/guess/candor.ics", TestContext.Current.CancellationToken)
        ).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var page = await site.GetAsync("/");
        var from = page.IndexOf("/calendar/", StringComparison.Ordinal);
        var path = page[from..page.IndexOf('"', from)];
        var before = await site.Stranger.GetStringAsync(path, TestContext.Current.CancellationToken);
        var uid = $"UID:{application:N}-ask@candor.invalid";
        before.ShouldContain(uid);
        before.ShouldContain("DTSTART:20260310T110000Z");
        await site.PostAsync(
            $"/applications/{application}/plan",
            $"/applications/{application}/steps/ask/mark",
            ("state", "done")
        );
        var after = await site.Stranger.GetStringAsync(path, TestContext.Current.CancellationToken);
        after[after.IndexOf(uid, StringComparison.Ordinal)..].Split("END:VEVENT")[0].ShouldContain("STATUS:CANCELLED");
    }
}
