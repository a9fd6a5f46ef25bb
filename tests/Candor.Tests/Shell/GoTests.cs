using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Candor.Core;
using Candor.Data;
using Candor.Shell;
using Microsoft.AspNetCore.Components;

namespace Candor.Tests.Shell;

/// <summary>Going anywhere: what the palette offers, and the page that offers the same without a script.</summary>
public class GoTests
{
    /// <summary>Where nobody goes by choice.</summary>
    private static readonly string[] NoPlaces = ["/_pieces", "/error", "/not-found"];

    [Fact]
    public async Task Every_page_that_has_an_address_of_its_own_can_be_gone_to_and_answers()
    {
        await using var site = await TestSite.StartAsync();
        var offered = (await OffersAsync(site, "")).Select(one => one.Href).ToList();
        var pages = typeof(App)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)
            .Where(page => !page.Contains('{') && !NoPlaces.Contains(page))
            .ToList();
        pages.Count.ShouldBeGreaterThan(20);
        // The theme is named in the query, so there is nothing to go to without one.
        pages.Except(offered).ShouldBe(["/learn/theme"]);
        foreach (var href in offered)
        {
            await site.GetAsync(href);
        }
    }

    [Fact]
    public async Task A_page_is_found_by_other_names_for_it_and_what_is_kept_by_its_words()
    {
        await using var site = await TestSite.StartAsync();
        await using (var db = site.Open())
        {
            db.Applications.Add(new JobApplication { Id = Ids.New(site.Clock), Employer = "Northwind Energy" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await OffersAsync(site, "tele")).ShouldContain(one => one.Href == "/call");
        (await OffersAsync(site, "DARK settings")).ShouldContain(one => one.Href == "/settings");
        var found = await OffersAsync(site, "northw");
        found[0].Name.ShouldBe("Northwind Energy");
        found[^1].Href.ShouldBe("/search?q=northw");
        (await site.GetAsync("/go?q=northw")).ShouldContain(WebUtility.HtmlEncode(found[0].Href));
    }

    [Fact]
    public async Task No_two_places_share_a_key_and_no_key_a_page()
    {
        await using var site = await TestSite.StartAsync();
        var keys = (await OffersAsync(site, "")).Select(one => one.Keys).Where(key => key.Length > 0).ToList();
        keys.Count.ShouldBeGreaterThan(7);
        keys.ShouldBeUnique();
        var html = await site.GetAsync("/help");
        keys.ForEach(key => html.ShouldContain($"data-go=\"{key[2..]}\""));
    }

    [Fact]
    public async Task Single_keys_can_be_turned_off_and_on_again()
    {
        await using var site = await TestSite.StartAsync();
        (await site.GetAsync("/")).ShouldNotContain("data-keys");
        foreach (var (choice, off) in new[] { ("off", true), ("on", false) })
        {
            await site.PostAsync(
                "/settings",
                "/settings",
                ("_handler", "settings"),
                ("Input.Name", "Sam"),
                ("Input.TimeZone", "Europe/London"),
                ("Input.Keys", choice)
            );
            (await site.GetAsync("/")).Contains("data-keys=\"off\"", StringComparison.Ordinal).ShouldBe(off);
        }
    }

    private static async Task<List<Told>> OffersAsync(TestSite site, string words) =>
        (
            await site.Client.GetFromJsonAsync<List<Told>>(
                $"/go/list?q={Uri.EscapeDataString(words)}",
                JsonSerializerOptions.Web,
                TestContext.Current.CancellationToken
            )
        )!;

    private sealed record Told(string Kind, string Name, string Href, string Keys);
}
