using System.Net;
using System.Reflection;
using Candor.Data;
using Microsoft.AspNetCore.Components;

namespace Candor.Tests.Shell;

/// <summary>Ask, Listen, Applications: the pages that show what there is and lead on.</summary>
public class HubPagesTests
{
    [Theory]
    [InlineData("/ask", "Nothing to ask at the moment")]
    [InlineData("/listen", "No feedback yet")]
    [InlineData("/applications", "No applications yet")]
    public async Task An_empty_page_says_what_to_do_next(string page, string says)
    {
        await using var site = await TestSite.StartAsync();
        var html = await site.GetAsync(page);
        html.ShouldContain(says);
        html.ShouldContain("href=\"/inbox\" class=\"btn first\"");
    }

    [Theory]
    [InlineData("page=20")]
    [InlineData("page=-3")]
    [InlineData("page=99999999999999999999")]
    public async Task An_address_beyond_the_last_page_of_applications_shows_the_last(string query)
    {
        await using var site = await TestSite.StartAsync();
        await AddRejectionAsync(site, "Northwind", "Product analyst");
        var html = await site.GetAsync($"/applications?{query}");
        html.ShouldContain("Product analyst at Northwind");
        html.ShouldNotContain("Nothing found");
        html.ShouldNotContain("Later ones");
    }

    [Fact]
    public async Task What_a_page_cannot_read_of_its_address_is_left_out_on_every_page()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var page in EveryPage.Bare(site.Services))
        {
            foreach (var wrong in new[] { "half-an-id", "", "-1", "1e9" })
            {
                // All names that any page asks for, as an address may have them.
                var query = string.Join(
                    '&',
                    typeof(Candor.Shell.App)
                        .Assembly.GetTypes()
                        .SelectMany(type => type.GetProperties())
                        .Select(property =>
                            (property.Name, From: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>())
                        )
                        .Where(one => one.From is not null)
                        .Select(one => $"{one.From!.Name ?? one.Name}={wrong}")
                        .Distinct()
                );
                var answer = await site.Client.GetAsync($"{page}?{query}", TestContext.Current.CancellationToken);
                // What it asks for may not be there; that is no fault of the program.
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
            }
        }
    }

    [Fact]
    public async Task Ask_lists_news_without_an_answer_and_drops_it_once_somebody_answered()
    {
        await using var site = await TestSite.StartAsync();
        var application = await AddRejectionAsync(site, "Northwind & Sons", "Product analyst");
        (await site.GetAsync("/ask")).ShouldContain("Product analyst at Northwind &amp; Sons");
        (await site.GetAsync("/ask")).ShouldContain("choose a way of asking");

        await using (var db = site.Open())
        {
            db.Feedback.Add(
                new Feedback
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application,
                    At = site.Clock.GetUtcNow(),
                    Text = "You seemed a little rehearsed.",
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await site.GetAsync("/ask")).ShouldContain("Nothing to ask at the moment");
        (await site.GetAsync("/listen")).ShouldContain("Product analyst at Northwind &amp; Sons");
    }

    [Fact]
    public async Task Applications_are_found_by_a_part_of_their_name_and_a_percent_sign_is_only_a_letter()
    {
        await using var site = await TestSite.StartAsync();
        await AddRejectionAsync(site, "Northwind", "Product analyst");
        await AddRejectionAsync(site, "Kestrel", "100% remote analyst");

        var html = await site.GetAsync("/applications?q=wind");
        html.ShouldContain("Product analyst at Northwind");
        html.ShouldNotContain("Kestrel");
        html = await site.GetAsync("/applications?q=%25");
        html.ShouldContain("Kestrel");
        html.ShouldNotContain("Northwind");
        (await site.GetAsync("/applications?q=%3Cb%3E&page=-3")).ShouldContain("Nothing found");
    }

    [Fact]
    public async Task Search_finds_words_in_everything_kept_and_shows_them_where_they_stand()
    {
        await using var site = await TestSite.StartAsync();
        var application = await AddRejectionAsync(site, "Northwind", "Product analyst");
        await using (var db = site.Open())
        {
            db.Feedback.Add(
                new Feedback
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application,
                    At = site.Clock.GetUtcNow(),
                    Text = "You seemed a little\nrehearsed <b>today</b>.",
                }
            );
            db.Emails.Add(
                new Email
                {
                    Id = Ids.New(site.Clock),
                    MessageId = "a@b",
                    Subject = "Rehearsed, perhaps",
                    Text = "Hello",
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var html = await site.GetAsync("/search?q=REHEARSED");
        html.ShouldContain("What people told you");
        html.ShouldContain("<mark class=\"plain\">rehearsed</mark> &lt;b&gt;today");
        html.ShouldContain("Rehearsed, perhaps");
        html.ShouldNotContain("Northwind");
        (await site.GetAsync("/search?q=northw")).ShouldContain("Product analyst at Northwind");
        (await site.GetAsync("/search?q=%25")).ShouldContain("stands nowhere");
        (await site.GetAsync("/search?q=")).ShouldNotContain("stands nowhere");
    }

    private static async Task<Guid> AddRejectionAsync(TestSite site, string employer, string role)
    {
        await using var db = site.Open();
        var application = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = employer,
            Role = role,
            CreatedAt = site.Clock.GetUtcNow(),
        };
        db.Applications.Add(application);
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(site.Clock),
                ApplicationId = application.Id,
                Kind = OutcomeKind.Rejected,
                Medium = Medium.Email,
                Stage = Stage.First,
                At = site.Clock.GetUtcNow().AddHours(-5),
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return application.Id;
    }
}
