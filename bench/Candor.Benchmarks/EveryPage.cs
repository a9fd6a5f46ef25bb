using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Candor.Core;
using Candor.Data;
using Candor.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Candor.Benchmarks;

/// <summary>
/// An address for every page there is, found by the routes themselves, so that a new page cannot be forgotten: one whose
/// address has a part to fill in and is not known here is an error.
/// </summary>
internal static partial class EveryPage
{
    /// <summary>Further questions to a page that reads more for them, and what is answered without a page.</summary>
    private static readonly string[] Besides =
    [
        "/applications?page=20",
        "/applications?q=employer",
        "/learn/pictures/leaks.svg",
        "/search?q=application",
        "/search?q=rambled+times",
        "/go/list?q=dana",
        "/api/today",
        "/inbox?more=yes",
    ];

    public static async Task<IReadOnlyList<string>> OfAsync(CandorDb db, HttpClient client)
    {
        var parts = await PartsAsync(db, client);
        return
        [
            .. typeof(App)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
                .Select(route => route.Template)
                .Where(route => route is not ("/_pieces" or "/error" or "/not-found"))
                .Distinct(StringComparer.Ordinal)
                .Select(route => route.Contains('{', StringComparison.Ordinal) ? parts[route] : route)
                .Concat(Besides)
                .Concat(parts.Where(part => part.Key.StartsWith('+')).Select(part => part.Value))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>An address with the parts that differ from run to run named, for the table.</summary>
    public static string Name(string address) => Id().Replace(address, "…");

    private static async Task<Dictionary<string, string>> PartsAsync(CandorDb db, HttpClient client)
    {
        // Of the worked example, whose rows have everything that a page can show.
        var application = await db.Applications.SingleAsync(one => one.Employer == "Northwind Energy");
        var draft = await db.Drafts.FirstAsync(one => one.ApplicationId == application.Id);
        var feedback = await db.Feedback.FirstAsync(one => one.ApplicationId == application.Id);
        var interview = await db.Interviews.FirstAsync(one => one.ApplicationId == application.Id);
        var session = await db.PracticeSessions.FirstAsync();
        var answer = await db.Answers.FirstAsync();
        var waiting = await db.Proposals.FirstAsync(one => one.State == ProposalState.Waiting);
        return new(StringComparer.Ordinal)
        {
            ["/write/{DraftId:guid}"] = $"/write/{draft.Id}",
            ["/write/{DraftId:guid}/other"] = $"/write/{draft.Id}/other?seed=3",
            ["/applications/{Id:guid}"] = $"/applications/{application.Id}",
            ["/applications/{Id:guid}/plan"] = $"/applications/{application.Id}/plan",
            ["/applications/{Id:guid}/steps/{StepId}"] = $"/applications/{application.Id}/steps/ask",
            ["/practise/sessions/{Id:guid}"] = $"/practise/sessions/{session.Id}",
            ["/practise/sessions/{Id:guid}/report"] = $"/practise/sessions/{session.Id}/report",
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
            ["+card"] = $"/call/card?application={application.Id}",
        };
    }

    // Three mails given in the browser, looked through and not yet taken in.
    private static async Task<string> ImportAsync(HttpClient client)
    {
        var token = WebUtility.HtmlDecode(
            FormToken().Match(await client.GetStringAsync("/inbox")).Groups["token"].Value
        );
        using var form = new MultipartFormDataContent { { new StringContent(token), "form-token" } };
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
