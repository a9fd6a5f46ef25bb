using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests.Shell;

public sealed class GuardTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/not-found")]
    [InlineData("/api/review")]
    [InlineData("/open/guessed")]
    public async Task Who_has_not_opened_the_link_sees_nothing(string path)
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Stranger.GetAsync(path);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.NotFound);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task The_link_gives_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Stranger.GetAsync(site.Link);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldNotContain(site.Link.Segments[^1]);
    }

    [Fact]
    public async Task A_name_that_was_rebound_to_this_machine_is_refused_even_with_the_cookie()
    {
        await using var site = await TestSite.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        (await site.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_request_from_another_site_is_refused_even_with_the_cookie()
    {
        await using var site = await TestSite.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/undo/{Guid.NewGuid()}");
        request.Headers.Add("Origin", "http://evil.example");
        (await site.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_without_the_pages_token_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        using var empty = new FormUrlEncodedContent([]);
        (await site.Client.PostAsync($"/undo/{Guid.NewGuid()}", empty)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Client.PostAsync("/api/anything", empty)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused_and_breaks_nothing()
    {
        await using var site = await TestSite.StartAsync();
        using var broken = new StringContent(
            "a=%00&=%zz",
            System.Text.Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        (await site.Client.PostAsync("/erase/now", broken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_deed_of_every_page_needs_the_pages_token()
    {
        await using var site = await TestSite.StartAsync();
        var deeds = site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(route => route.RoutePattern.RawText!)
            .Distinct()
            .ToList();
        deeds.Count.ShouldBeGreaterThan(15);
        foreach (var deed in deeds)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", "guessed")]);
            var path = System.Text.RegularExpressions.Regex.Replace(deed, @"\{[^}]*\}", Guid.NewGuid().ToString());
            (await site.Client.PostAsync(path, form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, deed);
        }
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_that_are_not_ours()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var client in new[] { site.Client, site.Stranger })
        {
            var policy = (await client.GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("script-src 'self';");
            policy.ShouldNotContain("unsafe");
        }
    }

    [Fact]
    public async Task Only_this_machine_is_listened_to()
    {
        await using var site = await TestSite.StartAsync();
        site.Address.Host.ShouldBe("127.0.0.1");
        var others = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork)).Where(a =>
            !IPAddress.IsLoopback(a)
        );
        foreach (var address in others)
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(address, site.Address.Port));
        }
    }

    [Fact]
    public async Task The_secret_is_readable_by_its_owner_only_and_stays_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are a thing of Unix");
        await using var site = await TestSite.StartAsync();
        var path = Path.Combine(site.Home, "secret");
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        global::Candor.Shell.LinkSecret.In(site.Home).OfLink.ShouldBe(site.Link.Segments[^1]);
    }

    [Fact]
    public async Task An_address_that_is_not_there_says_so_kindly()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Client.GetAsync("/no/such/page");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("There is nothing at this address");
    }
}
