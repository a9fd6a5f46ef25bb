namespace Candor.Demo;

/// <summary>
/// The way from the web app into the worked example: <c>/demo</c> starts a second server over the example's own store,
/// once, and leads there.
/// </summary>
internal sealed class DemoLink(Terminal terminal) : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private WebApplication? site;

    /// <summary>Where the example's store lies below a data folder.</summary>
    public static string HomeIn(string home) => Path.Combine(home, "demo");

    /// <param name="own">Where the candidate came from; the example leads back there.</param>
    public async Task<Uri> OpenAsync(Uri own, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (site is null)
            {
                var started = await Site.BuildAsync(
                    await FillDemo.AnewAsync(terminal, cancel) with
                    {
                        Own = own,
                    },
                    port: 0,
                    cancel
                );
                await started.StartAsync(cancel);
                site = started;
            }

            return Site.Link(site);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        one.Dispose();
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/demo",
            async (HttpContext context, DemoLink demo, CancellationToken cancel) =>
                Results.Redirect(
                    (
                        await demo.OpenAsync(new Uri($"{context.Request.Scheme}://{context.Request.Host}/"), cancel)
                    ).ToString()
                )
        );
}
