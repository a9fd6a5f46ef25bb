using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Candor.Core.Ask;
using Candor.Data;

namespace Candor.Tests.Ask;

/// <summary>
/// The calendar as others read it: Debian's <c>python3-icalendar</c> as the parser, <c>khal</c> as the client. Where
/// they are missing those tests are skipped, by name.
/// </summary>
public sealed class CalendarTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public void Lines_are_folded_and_escaped_as_the_standard_wants()
    {
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1));
        var text = WriteCalendar.Of([Event(at)]);
        foreach (var line in text.Split("\r\n"))
        {
            Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
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
    public async Task An_independent_parser_reads_what_was_meant_on_both_days_of_the_clocks()
    {
        Assert.SkipWhen(Python is null, "python3-icalendar is not installed");
        var spring = Event(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1)));
        var autumn = Event(new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero));
        (autumn.Uid, autumn.Cancelled, autumn.Sequence) = ("b@candor.invalid", true, 3);
        var read = await ParseAsync(WriteCalendar.Of([spring, autumn]));
        read.Count.ShouldBe(2);
        read[0]
            .ShouldBe(
                new(
                    "a@candor.invalid",
                    spring.Summary,
                    "One\nTwo",
                    "2026-03-29T00:30:00+00:00",
                    "2026-03-29T01:00:00+00:00",
                    2,
                    "CONFIRMED",
                    "0:00:00 2026-03-29T05:30:00+00:00"
                )
            );
        (read[1].Status, read[1].Sequence, read[1].Alarms).ShouldBe(("CANCELLED", 3, ""));
    }

    [Fact]
    public async Task A_calendar_client_shows_an_update_once_and_a_cancellation_as_one()
    {
        Assert.SkipUnless(Runs("khal", "--version"), "khal is not installed");
        var home = Directory.CreateTempSubdirectory("candor-khal-").FullName;
        try
        {
            var config = Path.Combine(home, "config");
            await File.WriteAllTextAsync(
                config,
                $"[calendars]\n[[candor]]\npath = {home}/candor\n[locale]\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {home}/khal.db\n",
                Cancel
            );
            Directory.CreateDirectory(Path.Combine(home, "candor"));
            var one = Event(new DateTimeOffset(2026, 10, 26, 9, 0, 0, TimeSpan.Zero));
            one.Summary = "Ask Dana";
            await ShownAsync(one);
            (one.Start, one.End, one.Sequence) = (one.Start.AddHours(2), one.End.AddHours(2), 3);
            (await ShownAsync(one)).ShouldBe("11:00 Ask Dana CONFIRMED");
            (one.Cancelled, one.Sequence) = (true, 4);
            (await ShownAsync(one)).ShouldBe("11:00 Ask Dana CANCELLED");

            async Task<string> ShownAsync(CalendarEvent told)
            {
                var file = Path.Combine(home, "candor.ics");
                await File.WriteAllTextAsync(file, WriteCalendar.Of([told]), Cancel);
                (await RunAsync("khal", "", "-c", config, "import", "--batch", "-a", "candor", file)).Code.ShouldBe(0);
                var listed = await RunAsync(
                    "khal",
                    "",
                    "-c",
                    config,
                    "list",
                    "--day-format",
                    "",
                    "--format",
                    "{start-time} {title} {status}",
                    "2026-10-26",
                    "1d"
                );
                return listed.Out.Trim();
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task The_feed_tells_of_updates_and_cancellations_and_is_the_same_while_nothing_changes()
    {
        await using var site = await TestSite.StartAsync();
        var application = await RejectedAsync(site);
        var path = await FeedAsync(site);
        var uid = $"UID:{application:N}-ask@candor.invalid";
        var first = await site.Stranger.GetStringAsync(path, Cancel);
        Entry(first, uid).ShouldContain("SEQUENCE:0");
        Entry(first, uid).ShouldContain("DTSTART:20260310T110000Z");
        (await site.Stranger.GetStringAsync(path, Cancel)).ShouldBe(first);

        // A break moves the step.
        await site.PostAsync($"/applications/{application}/plan", $"/applications/{application}/break", ("days", "1"));
        var moved = Entry(await site.Stranger.GetStringAsync(path, Cancel), uid);
        moved.ShouldContain("SEQUENCE:1");
        moved.ShouldContain("DTSTART:20260311T090000Z");

        await site.PostAsync(
            $"/applications/{application}/plan",
            $"/applications/{application}/steps/ask/mark",
            ("state", "done")
        );
        var done = Entry(await site.Stranger.GetStringAsync(path, Cancel), uid);
        done.ShouldContain("SEQUENCE:2");
        done.ShouldContain("STATUS:CANCELLED");

        // Another way has other steps; those of the old one are taken back and none is asked twice.
        await site.PostAsync(
            $"/applications/{application}/plan",
            $"/applications/{application}/take",
            ("playbook", "the-letter")
        );
        var other = await site.Stranger.GetStringAsync(path, Cancel);
        Entry(other, $"UID:{application:N}-second-ask@candor.invalid").ShouldContain("STATUS:CANCELLED");
        Entry(other, uid).ShouldContain("STATUS:CANCELLED");
    }

    [Fact]
    public async Task The_next_application_stands_in_the_calendar_once_however_many_there_were()
    {
        await using var site = await TestSite.StartAsync();
        await RejectedAsync(site);
        site.Clock.Now += TimeSpan.FromMinutes(5);
        await RejectedAsync(site);
        var feed = await site.Stranger.GetStringAsync(await FeedAsync(site), Cancel);
        feed.Split("SUMMARY:Send the next application").Length.ShouldBe(2);
        feed.Split("SUMMARY:Ask").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_feeds_address_cannot_be_guessed_and_can_be_renewed()
    {
        await using var site = await TestSite.StartAsync();
        await RejectedAsync(site);
        (await StatusAsync("/calendar/guess/candor.ics")).ShouldBe(HttpStatusCode.NotFound);
        var old = await FeedAsync(site);
        (await StatusAsync(old)).ShouldBe(HttpStatusCode.OK);
        await site.PostAsync("/", "/calendar/renew");
        (await StatusAsync(old)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(await FeedAsync(site))).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusAsync(string path) => (await site.Stranger.GetAsync(path, Cancel)).StatusCode;
    }

    private static CalendarEvent Event(DateTimeOffset at) =>
        new()
        {
            Uid = "a@candor.invalid",
            Summary = "Ask, then; wait \\ " + new string('é', 60),
            Description = "One\nTwo",
            Start = at,
            End = at.AddMinutes(30),
            RemindAt = at.AddHours(5),
            Sequence = 2,
            ChangedAt = at.AddDays(-1),
        };

    private static async Task<Guid> RejectedAsync(TestSite site)
    {
        await using var db = site.Open();
        await db.MeAsync(site.Clock, Cancel);
        var row = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = "Northwind",
            Role = "Analyst",
            Stage = Stage.Final,
        };
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
        await db.SaveChangesAsync(Cancel);
        return row.Id;
    }

    private static async Task<string> FeedAsync(TestSite site)
    {
        var page = await site.GetAsync("/");
        var from = page.IndexOf("/calendar/", StringComparison.Ordinal);
        return page[from..page.IndexOf('"', from)];
    }

    private static string Entry(string calendar, string uid) =>
        calendar[calendar.IndexOf(uid, StringComparison.Ordinal)..].Split("END:VEVENT")[0];

    private sealed record Read(
        string Uid,
        string Summary,
        string Description,
        string Start,
        string End,
        int Sequence,
        string Status,
        string Alarms
    );

    private const string Parse = """
        import icalendar, json, sys
        out = []
        for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT'):
            alarms = [a.decoded('TRIGGER') for a in e.walk('VALARM')]
            out.append(dict(Uid=str(e['UID']), Summary=str(e['SUMMARY']), Description=str(e['DESCRIPTION']),
                Start=e.decoded('DTSTART').isoformat(), End=e.decoded('DTEND').isoformat(), Sequence=int(e['SEQUENCE']),
                Status=str(e['STATUS']), Alarms=' '.join(a.isoformat() if hasattr(a, 'isoformat') else str(a) for a in alarms)))
        print(json.dumps(out))
        """;

    // Debian's own Python has Debian's own packages; the first on the path may be another.
    private static string? Python =>
        new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(name => Runs(name, "-c", "import icalendar"));

    private static async Task<List<Read>> ParseAsync(string calendar)
    {
        var (code, said) = await RunAsync(Python!, calendar, "-c", Parse);
        code.ShouldBe(0);
        return JsonSerializer.Deserialize<List<Read>>(said)!;
    }

    private static bool Runs(string name, params string[] words)
    {
        try
        {
            return RunAsync(name, "", words).GetAwaiter().GetResult().Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Out)> RunAsync(string name, string input, params string[] words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(name, words)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await errors;
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, said);
    }
}
