using System.Net;
using Candor.Applications;
using Candor.Ask;
using Candor.Core.Knowledge;
using Candor.Data;
using Candor.Keeping;
using Candor.Learn;
using Candor.Listen;
using Candor.Practise;
using Candor.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Candor;

/// <summary>The web app: what it is made of and what a request passes on its way.</summary>
public static class Site
{
    /// <summary>
    /// Builds the app over the store of <see cref="Terminal.Home"/>, to listen on 127.0.0.1 only. Not started yet.
    /// </summary>
    /// <param name="port">0 takes any free one; <see cref="Link"/> tells which, once started.</param>
    public static async Task<WebApplication> BuildAsync(Terminal terminal, int port, CancellationToken cancel)
    {
        var store = await Store.OpenAsync(terminal.Home, terminal.Clock, cancel);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "candor" }
        );
        builder.WebHost.UseStaticWebAssets();
        EmbeddedSite.Use(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            // Recordings and lists; a mailbox has a limit of its own (StreamedForm). Neither is ever held whole.
            kestrel.Limits.MaxRequestBodySize = 2L * 1024 * 1024 * 1024;
        });
        builder.Logging.ClearProviders();
        builder
            .Logging.AddConsole()
            .SetMinimumLevel(LogLevel.Warning)
            // The keys are guarded by the folder they lie in; that they are not encrypted besides is no news.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A server that cannot start says so in one line of its own.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            // A form without its token is refused with a kind line; a script that probes should not fill the terminal.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        Services(builder.Services, terminal, store);
        var site = builder.Build();
        Pipeline(site);
        return site;
    }

    /// <summary>The link that lets its owner in, with the secret in it.</summary>
    public static Uri Link(WebApplication site) =>
        new(Address(site), $"/open/{site.Services.GetRequiredService<LinkSecret>().OfLink}");

    /// <summary>Where a started app listens.</summary>
    public static Uri Address(WebApplication site) =>
        new(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static void Services(IServiceCollection services, Terminal terminal, DbContextOptions<CandorDb> store)
    {
        services.AddSingleton(terminal);
        services.AddSingleton(terminal.Clock);
        var secret = LinkSecret.In(terminal.Home);
        services.AddSingleton(secret);
        services.AddSingleton<IDbContextFactory<CandorDb>>(new StoreFactory(store));
        services.AddSingleton(_ => BuiltIn.Library(terminal.Home, new List<Fault>()));
        services.AddSingleton<PlaybooksAtHand>();
        services.AddScoped(all => all.GetRequiredService<PlaybooksAtHand>().Now);
        services.AddSingleton<WhatIsKnown>();
        services.AddSingleton<WhatTheySaid>();
        services.AddSingleton(all => new Core.Ask.Holidays(all.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(all => new Core.Ask.Expectations(all.GetRequiredService<Library>(), new List<Fault>()));
        services.AddScoped<Recompose>();
        services.AddSingleton(_ => new StoreVersion(terminal.Home));
        services.AddSingleton<KeptRows>();
        services.AddSingleton<Cases>();
        services.AddSingleton(all => new Core.Ask.Write(all.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(all => new Sources(all.GetRequiredService<Library>(), new List<Fault>()));
        services.AddPractise();
        services.AddSingleton<Demo.DemoLink>();
        services.AddListen();
        services.AddReview();
        services.AddLearn();
        services.AddHttpContextAccessor();
        services.AddHostedService<RollingBackup>();
        services.AddSingleton<UploadedLists>();

        var keys = Path.Combine(terminal.Home, "keys");
        Store.MakePrivateFolder(keys);
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keys)).SetApplicationName("candor");
        services.AddAntiforgery(options =>
        {
            options.HeaderName = Guard.TokenHeader;
            options.Cookie.Name = $"{secret.CookieName}-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "form-token";
        });
        services.AddRazorComponents();
    }

    private static void Pipeline(WebApplication site)
    {
        site.UseExceptionHandler("/error", createScopeForErrors: true);
        site.UseMiddleware<Guard>();
        site.UseMiddleware<ReadableQuery>();
        site.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        site.UseAntiforgery();
        site.MapDrafts();
        site.MapDraftMail();
        Recompose.Map(site);
        site.MapUndo();
        OwnPage.MapUndo(site);
        site.MapGo();
        site.MapErase();
        site.MapKeeping();
        site.MapTracker();
        site.MapFoundJob();
        site.MapAsk();
        site.MapPractise();
        Demo.DemoLink.Map(site);
        site.MapListen();
        site.MapLearn();
        EmbeddedSite.Map<App>(site);
    }

    private sealed class StoreFactory(DbContextOptions<CandorDb> options) : IDbContextFactory<CandorDb>
    {
        public CandorDb CreateDbContext() => new(options);
    }
}
