using System.Net;
using System.Text.RegularExpressions;
using Candor.Core;
using Candor.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests;

/// <summary>
/// An address for every page there is, taken from the endpoints of the running app, so that a new page cannot be
/// forgotten: one whose address has a part to fill in, or that no page component renders, and is not known here, is an
/// error.
/// </summary>
internal static partial class EveryPage
{
    /// <summary>What is asked for by an address and shows no page of its own; each with its reason.</summary>
    private static readonly Dictionary<string, string> Otherwise = new(StringComparer.Ordinal)
    {
        ["/_framework/opaque-redirect"] = "the framework's own",
        ["/_pieces"] = "the pieces, for who builds pages",
        ["/error"] = "shown in the place of a page that failed",
        ["/not-found"] = "shown for an address that is none",
        ["/demo"] = "leads to the worked example on its own address",
        ["/calendar/{secret}/candor.ics"] = "for a calendar program",
        ["/api/today"] = "for a script",
        ["/go/list"] = "for a script",
        ["/inbox/imports/{id:guid}/now"] = "for a script",
        ["/write/{id:guid}/message.eml"] = "a file",
        ["/practise/recordings/{answer:guid}"] = "a sound",
        ["/learn/pictures/{name}.svg"] = "a picture",
        ["/call/card"] = "a file, to be taken along on a phone",
        ["/{**path:file}"] = "any file, and the page for an address that is none",
    };

    /// <summary>Further questions to a page that reads more for them, and what is answered without a page.</summary>
    private static readonly string[] Besides =
    [
        "/applications?page=20",
        "/applications?q=employer",
        "/search?q=application",
        "/search?q=rambled+times",
        "/inbox?more=yes",
    ];

    /// <summary>Those that can be asked for without anything in the store, as they are on the first day.</summary>
    public static IReadOnlyList<string> Bare(IServiceProvider services) =>
        [.. Routes(services).Where(route => !route.Contains('{', StringComparison.Ordinal))];

    /// <summary>Each of them over the worked example, and what shows more of them.</summary>
    /// <param name="client">Came in through the link.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(IServiceProvider services, CandorDb db, HttpClient client)
    {
        var parts = await PartsAsync(db, client);
        return
        [
            .. Routes(services)
                .Select(route =>
                    parts.GetValueOrDefault(route)
                    ?? (
                        route.Contains('{', StringComparison.Ordinal)
                            ? throw new InvalidOperationException(
                                $"say in EveryPage what stands for the parts of {route}"
                            )
                            : route
                    )
                )
                .Concat(Besides)
                .Concat(parts.Where(part => part.Key.StartsWith('+')).Select(part => part.Value))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // Files are served by endpoints too; they have a descriptor of their own.
    private static IEnumerable<string> Routes(IServiceProvider services) =>
        services
            .GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(one =>
                one.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                && one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            )
            .Select(one => $"/{one.RoutePattern.RawText!.TrimStart('/')}")
            .Where(route => !Otherwise.ContainsKey(route))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    /// <summary>An address with the parts that differ from run to run named, for the table.</summary>
    public static string Name(string address) => Id().Replace(address, "…");

    private static async Task<Dictionary<string, string>> PartsAsync(CandorDb db, HttpClient client)
    {
        // Of the worked example, whose rows have everything that a page can show.
        var application = await db.Applications.SingleAsync(one => one.Employer == "Northwind Energy");
        var draft = await db.Drafts.FirstAsync(one => one.ApplicationId == application.Id);
        var feedback = await db.Feedback.FirstAsync(one => one.ApplicationId == application.Id);
        var interview = await db.Interviews.FirstAsync(one => one.ApplicationId == application.Id);
        var session = await SessionAsync(client);
        var answer = await db.Answers.FirstAsync();
        var waiting = await db.Proposals.FirstAsync(one => one.State == ProposalState.Waiting);
        return new(StringComparer.Ordinal)
        {
            ["/write/{DraftId:guid}"] = $"/write/{draft.Id}",
            ["/write/{DraftId:guid}/other"] = $"/write/{draft.Id}/other?seed=3",
            ["/applications/{Id:guid}"] = $"/applications/{application.Id}",
            ["/applications/{Id:guid}/plan"] = $"/applications/{application.Id}/plan",
            ["/applications/{Id:guid}/steps/{StepId}"] = $"/applications/{application.Id}/steps/ask",
            ["/practise/sessions/{Id:guid}"] = session,
            ["/practise/sessions/{Id:guid}/report"] = $"{session}/report",
            ["/practise/{Kind}/{Name}"] = $"/practise/{answer.QuestionId}",
            ["/practise/answers/{Id:guid}"] = $"/practise/answers/{answer.Id}",
            ["/guide/{Name}"] = "/guide/they-called-me",
            ["/debrief/{Id:guid}"] = $"/debrief/{interview.Id}",
            ["/inbox/imports/{Id:guid}"] = await ImportAsync(client),
            ["/feedback/{Id:guid}"] = $"/feedback/{feedback.Id}",
            ["+erase"] = $"/erase?application={application.Id}",
            ["+call"] = $"/call?application={application.Id}",
            ["+inbox"] = $"/inbox?mail={waiting.Id}",
            ["+way"] = $"/learn/pictures?application={application.Id}",
            ["+theme"] = WebUtility.HtmlDecode(Theme().Match(await client.GetStringAsync("/learn")).Value),
        };
    }

    private static async Task<string> SessionAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("form-token", await TokenAsync(client)),
            KeyValuePair.Create("count", "3"),
            KeyValuePair.Create("with", "Noor"),
        ]);
        var answer = await client.PostAsync("/practise/sessions", form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        WebUtility.HtmlDecode(FormToken().Match(await client.GetStringAsync("/inbox")).Groups["token"].Value);

    // Three mails given in the browser, looked through and not yet taken in.
    private static async Task<string> ImportAsync(HttpClient client)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(client)), "form-token" } };
        foreach (var n in Enumerable.Range(0, 3))
        {
            form.Add(
                new StringContent(
                    $"From: Dana <dana@employer.example>\r\nSubject: Your application\r\nMessage-ID: <given.{n}@mail.example>\r\n\r\nUnfortunately we have decided not to proceed with your application.\r\n"
                ),
                "files",
                $"{n}.eml"
            );
        }

        var answer = await client.PostAsync("/inbox/mail", form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("/learn/theme\\?key=[^\"&]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Theme();

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
