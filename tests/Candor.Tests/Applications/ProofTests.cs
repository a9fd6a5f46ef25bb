using System.Net;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Applications;

/// <summary>What goes to an office: the page with the period, the employers and the steps, and nothing that is private.</summary>
public sealed class ProofTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_names_the_period_the_candidate_the_employers_and_their_steps_in_order()
    {
        await using var site = await TestSite.StartAsync();
        await LiveAsync(site, "Sam Okafor", "Europe/London");
        await AddAsync(site, "Eastwind", "Planner", "2026-03-01", "through-agency");
        await AddAsync(site, "Northwind & Sons <b>", "Analyst", "2026-02-20");
        await AddAsync(site, "Long Ago", "Clerk", "2025-11-01");
        await TellAsync(site, "Northwind & Sons <b>", OutcomeKind.Invited, "2026-02-25T09:00:00Z");
        await TellAsync(site, "Northwind & Sons <b>", OutcomeKind.Rejected, "2026-03-05T16:00:00Z");
        await TalkAsync(site, "Northwind & Sons <b>", "2026-03-02T10:00:00Z");
        // Applied for before, and something happened since.
        await TellAsync(site, "Long Ago", OutcomeKind.Acknowledged, "2026-02-12T10:00:00Z");

        var page = await site.GetAsync("/applications/proof");

        page.ShouldContain("From 10 February 2026 to 10 March 2026, Sam Okafor.");
        Rows(page)
            .ShouldBe([
                "1 November 2025 | Long Ago | Clerk | application received, 12 February 2026",
                "20 February 2026 | Northwind & Sons <b> | Analyst | invited, 25 February 2026; interview, 2 March 2026; rejected, 5 March 2026",
                "1 March 2026 | Eastwind (through Brook Agency) | Planner | ",
            ]);
        page.ShouldNotContain("Sons <b>", Case.Sensitive, "a name is text, whatever it looks like");
        page.ShouldContain("data-print");
    }

    [Fact]
    public async Task Nothing_private_stands_on_it()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Analyst", "2026-03-01");
        await TellAsync(site, "Northwind", OutcomeKind.Rejected, "2026-03-05T16:00:00Z");
        await TalkAsync(site, "Northwind", "2026-03-02T10:00:00Z");
        await using (var db = site.Open())
        {
            var one = await db.Applications.SingleAsync(Cancel);
            var talk = await db.Interviews.SingleAsync(Cancel);
            one.Notes = "secret-note";
            one.Facts["enjoyed"] = "secret-fact";
            (talk.WentWell, talk.WentBadly, talk.Concern, talk.Questions) = (
                "secret-well",
                "secret-badly",
                "secret-concern",
                "secret-question"
            );
            var told = Ids.New(site.Clock);
            db.AddRange(
                new Person
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = one.Id,
                    Name = "secret-person",
                    EmailAddress = "secret@northwind.example",
                },
                new Feedback
                {
                    Id = told,
                    ApplicationId = one.Id,
                    At = site.Clock.Now,
                    Text = "secret-feedback",
                },
                new Point
                {
                    Id = Ids.New(site.Clock),
                    FeedbackId = told,
                    ApplicationId = one.Id,
                    Quote = "secret-point",
                    At = site.Clock.Now,
                },
                new Draft
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = one.Id,
                    Text = "secret-draft",
                    CreatedAt = site.Clock.Now,
                    ChangedAt = site.Clock.Now,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        // The words are in the store, and other pages show them.
        (await site.GetAsync("/search?q=secret")).ShouldContain("Northwind");
        var page = await site.GetAsync("/applications/proof");
        page.ShouldContain("Northwind");
        page.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-01", "Northwind")]
    [InlineData("2026-02-01", "2026-02-28", "")]
    // The news came at half past eleven at night of Greenwich: in Berlin it was the next day.
    [InlineData("2026-03-06", "2026-03-06", "Northwind")]
    [InlineData("2026-03-05", "2026-03-05", "")]
    public async Task Both_days_of_the_period_count_and_are_days_of_the_candidates_own_zone(
        string from,
        string to,
        string employer
    )
    {
        await using var site = await TestSite.StartAsync();
        await LiveAsync(site, "Sam", "Europe/Berlin");
        await AddAsync(site, "Northwind", "Analyst", "2026-03-01");
        await TellAsync(site, "Northwind", OutcomeKind.Rejected, "2026-03-05T23:30:00Z");
        string.Join(' ', Rows(await site.GetAsync($"/applications/proof?from={from}&to={to}")))
            .Contains("Northwind")
            .ShouldBe(employer.Length > 0);
    }

    [Fact]
    public async Task Where_nothing_happened_it_says_so_and_offers_nothing_to_print()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.GetAsync("/applications/proof");
        page.ShouldContain("Nothing in this time");
        page.ShouldNotContain("data-print");
        Rows(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_and_what_decided_nothing_are_no_steps()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Analyst", "2025-03-01");
        foreach (var kind in new[] { OutcomeKind.None, OutcomeKind.Silence, OutcomeKind.Newsletter })
        {
            await TellAsync(site, "Northwind", kind, "2026-03-05T16:00:00Z");
        }

        Rows(await site.GetAsync("/applications/proof")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("from=2026-02-31", "no day of the calendar")]
    [InlineData("to=yesterday", "no day of the calendar")]
    [InlineData("from=31/01/2026", "no day of the calendar")]
    [InlineData("from=2026-03-09&to=2026-03-01", "comes after the last one")]
    [InlineData("from=0001-01-01", "no day of the calendar")]
    [InlineData("to=9999-12-31", "no day of the calendar")]
    public async Task A_day_that_is_none_is_told_beside_its_field_and_what_was_typed_stays(string query, string says)
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Analyst", "2026-03-01");
        var page = WebUtility.HtmlDecode(await site.GetAsync($"/applications/proof?{query}"));
        page.ShouldContain(says);
        page.ShouldContain("aria-invalid");
        page.ShouldContain($"value=\"{query.Split('&')[0].Split('=')[1]}\"");
        page.ShouldNotContain("Northwind");
        page.ShouldNotContain("Nothing in this time", Case.Sensitive, "that would be said of another period");
    }

    [Theory]
    [InlineData("from=&to=")]
    [InlineData("to=2026-03-10")]
    public async Task A_field_left_empty_takes_the_month_before(string query)
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "Northwind", "Analyst", "2026-02-10");
        Rows(await site.GetAsync($"/applications/proof?{query}")).Count.ShouldBe(1);
    }

    private static async Task LiveAsync(TestSite site, string name, string zone) =>
        await site.PostAsync(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", name),
            ("Input.TimeZone", zone)
        );

    private static async Task AddAsync(TestSite site, string employer, string role, string day, string agency = "")
    {
        await using var db = site.Open();
        db.Applications.Add(
            new JobApplication
            {
                Id = Ids.New(site.Clock),
                Employer = employer,
                Role = role,
                AppliedOn = DateOnly.Parse(day),
                Agency = agency.Length > 0 ? "Brook Agency" : "",
                CreatedAt = site.Clock.Now,
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task TellAsync(TestSite site, string employer, OutcomeKind kind, string at)
    {
        await using var db = site.Open();
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(site.Clock),
                ApplicationId = (await db.Applications.SingleAsync(one => one.Employer == employer, Cancel)).Id,
                Kind = kind,
                At = DateTimeOffset.Parse(at),
                ConfirmedAt = site.Clock.Now,
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task TalkAsync(TestSite site, string employer, string at)
    {
        await using var db = site.Open();
        db.Interviews.Add(
            new Interview
            {
                Id = Ids.New(site.Clock),
                ApplicationId = (await db.Applications.SingleAsync(one => one.Employer == employer, Cancel)).Id,
                At = DateTimeOffset.Parse(at),
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    // A line each, as somebody reads the table.
    private static IReadOnlyList<string> Rows(string page) =>
        [
            .. page.Split("<tr>")
                .Skip(2)
                .Select(row =>
                    string.Join(
                        " | ",
                        row.Split("<td>")
                            .Skip(1)
                            .Select(cell =>
                                WebUtility.HtmlDecode(cell[..cell.IndexOf("</td>", StringComparison.Ordinal)])
                            )
                    )
                ),
        ];
}
