using System.Net;
using Candor.Core;
using Candor.Data;
using Candor.Shell;

namespace Candor.Tests.Shell;

/// <summary>The pages that belong to no verb, and what stands on every page.</summary>
public class ShellPagesTests
{
    [Fact]
    public async Task Every_page_leads_to_the_five_places_and_to_the_call()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var page in new[] { "/settings", "/help", "/privacy" })
        {
            var html = await site.GetAsync(page);
            foreach (var place in new[] { "/", "/ask", "/listen", "/learn", "/practise", "/applications", "/call" })
            {
                html.ShouldContain($"href=\"{place}\"", Case.Sensitive, page);
            }

            html.ShouldContain($"href=\"{page}\" aria-current=\"page\"");
            html.ShouldContain("lang=\"en-GB\"");
            html.ShouldNotContain(" style=\"", Case.Sensitive, "the policy lets no style attribute pass");
            html.ShouldNotContain("onclick=");
        }
    }

    [Fact]
    public async Task What_the_candidate_says_about_themselves_is_kept()
    {
        await using var site = await TestSite.StartAsync();

        var answer = await site.PostAsync(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", " Sam Okafor "),
            ("Input.EmailAddress", "sam@example.com"),
            ("Input.PostalAddress", "1 Mill Lane\r\nLeeds"),
            ("Input.TimeZone", "Europe/London"),
            ("Input.Country", "GB"),
            ("Input.Look", "dark")
        );

        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("data-look=\"dark\"");
        html.ShouldContain("Kept.");
        await using var db = site.Open();
        var me = await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
        (me.Name, me.PostalAddress, me.TimeZone, me.Country).ShouldBe(
            ("Sam Okafor", "1 Mill Lane\nLeeds", "Europe/London", "GB")
        );
    }

    [Fact]
    public async Task Undoing_a_setting_leaves_a_calendar_address_void_that_was_renewed_since()
    {
        await using var site = await TestSite.StartAsync();
        var kept = await site.PostAsync(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", "Sam"),
            ("Input.TimeZone", "Europe/London")
        );
        await site.PostAsync("/settings", "/calendar/renew");
        var html = await kept.Content.ReadAsStringAsync();
        var from = html.IndexOf("/undo/", StringComparison.Ordinal);
        await site.PostAsync("/settings", html.Substring(from, "/undo/".Length + 36));

        await using var db = site.Open();
        var me = await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
        (me.Name, me.CalendarFeed).ShouldBe(("", 1));
    }

    [Fact]
    public async Task A_wrong_address_is_explained_beside_its_field_and_nothing_is_lost()
    {
        await using var site = await TestSite.StartAsync();

        var answer = await site.PostAsync(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", "Sam <b>Okafor</b>"),
            ("Input.EmailAddress", "sam at example"),
            ("Input.TimeZone", "Mars/Base"),
            ("Input.Country", "ZZ")
        );

        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("An e-mail address has one @");
        html.ShouldContain("Choose a place from the list.");
        html.ShouldContain("value=\"sam at example\"");
        html.ShouldContain("Sam &lt;b&gt;Okafor");
        await using var db = site.Open();
        (await db.MeAsync(site.Clock, TestContext.Current.CancellationToken)).Name.ShouldBe("");
    }

    [Fact]
    public async Task The_candidates_own_list_of_help_is_kept_as_a_file_and_its_html_is_only_shown()
    {
        await using var site = await TestSite.StartAsync();

        var answer = await site.PostAsync(
            "/help?edit=true",
            "/help?edit=true",
            ("_handler", "resources"),
            (
                "Input.Text",
                "## People\n- Ana, https://example.org\n- [x](javascript:alert(1))\n<script>alert(1)</script>"
            )
        );

        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("<h2>People</h2>");
        html.ShouldContain("<a href=\"https://example.org\">");
        html.ShouldContain("&lt;script&gt;alert(1)");
        html.ShouldNotContain("javascript:");
        File.ReadAllText(Path.Combine(site.Home, "knowledge", "resources.md")).ShouldStartWith("## People");
    }

    [Theory]
    [InlineData("/help", "resources")]
    [InlineData("/break", "cheering")]
    public async Task A_list_of_ones_own_can_be_brought_back_as_it_was(string page, string name)
    {
        await using var site = await TestSite.StartAsync();
        foreach (var text in new[] { "- Ana", "- Ben" })
        {
            await site.PostAsync($"{page}?edit=true", $"{page}?edit=true", ("_handler", name), ("Input.Text", text));
        }

        (await site.GetAsync(page)).ShouldContain("<li>Ben</li>");
        await site.PostAsync(page, $"/own/{name}.md/undo");
        (await site.GetAsync(page)).ShouldContain("<li>Ana</li>");
        await site.PostAsync(page, $"/own/{name}.md/undo");
        (await site.GetAsync(page)).ShouldContain("<li>Ben</li>");
    }

    [Fact]
    public async Task The_licence_of_each_part_stands_on_a_page_of_the_program()
    {
        await using var site = await TestSite.StartAsync();

        var html = await site.GetAsync("/licences");

        html.ShouldContain("WordNet 3.0 Copyright 2006 by Princeton University");
        var vendor = Path.Combine(Repository.Root, "src", "Candor", "wwwroot", "vendor");
        foreach (var licence in Directory.GetFiles(vendor, "LICENSE", SearchOption.AllDirectories))
        {
            var part = Path.GetRelativePath(vendor, Path.GetDirectoryName(licence)!).Replace('\\', '/');
            html.ShouldContain($"<summary>{part}</summary>");
        }

        (await site.GetAsync("/help")).ShouldContain("href=\"/licences\"");
    }

    [Fact]
    public async Task Help_names_the_line_of_the_candidates_country_first()
    {
        await using var site = await TestSite.StartAsync();
        await using (var db = site.Open())
        {
            var me = await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
            me.Country = "FR";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var html = await site.GetAsync("/help");

        html.IndexOf("tel:3114", StringComparison.Ordinal).ShouldBeGreaterThan(0);
        html.ShouldNotContain("tel:116123");
        html.ShouldContain("Samaritans");
    }

    [Fact]
    public async Task What_was_just_done_is_said_once_with_its_undo()
    {
        await using var site = await TestSite.StartAsync();
        Guid deed;
        await using (var db = site.Open())
        {
            db.Applications.Add(new JobApplication { Id = Ids.New(site.Clock), Employer = "Northwind Energy" });
            deed = await db.SaveAsync("Northwind Energy was added", site.Clock, TestContext.Current.CancellationToken);
        }

        (await site.GetAsync($"/help?did={deed}")).ShouldContain("Northwind Energy was added");
        await site.PostAsync($"/help?did={deed}", $"/undo/{deed}");

        await using (var db = site.Open())
        {
            db.Applications.ShouldBeEmpty();
        }

        (await site.GetAsync($"/help?did={deed}")).ShouldNotContain("was added");
    }

    [Fact]
    public async Task An_address_with_nothing_behind_it_is_told_kindly_and_leads_on()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Client.GetAsync("/nothing-here");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("There is nothing at this address");
    }

    [Fact]
    public async Task The_pieces_page_is_for_developing_only()
    {
        await using var site = await TestSite.StartAsync();
        (await site.Client.GetAsync("/_pieces")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
