using Candor.Core;
using Candor.Data;

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
