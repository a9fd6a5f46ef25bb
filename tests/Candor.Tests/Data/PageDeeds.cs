using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

/// <summary>An address that changes something, what has to be done before, and the deed.</summary>
internal sealed record Deed(
    string Route,
    Func<Task<HttpResponseMessage>>[] Before,
    Func<Task<HttpResponseMessage>> Act
);

/// <summary>Every deed of the pages over the worked example, each ready to be done.</summary>
internal sealed partial class PageDeeds
{
    private const string Call = "7d1a0c52-6f0e-4d4b-9a0e-3c1f2b5a9e01";
    private const string Answer = "7d1a0c52-6f0e-4d4b-9a0e-3c1f2b5a9e02";
    private const string Plain = "7d1a0c52-6f0e-4d4b-9a0e-3c1f2b5a9e03";

    /// <summary>What changes nothing of the candidate's, or is not to be undone; each with its reason.</summary>
    public static readonly Dictionary<string, string> Otherwise = new(StringComparer.Ordinal)
    {
        ["/api/review"] = "reads only",
        ["/api/practise/transcribe"] = "reads only",
        ["/undo/{id:guid}"] = "is the undo",
        ["/calendar/renew"] = "an address that got about has to stay void",
        ["/own/{name}/undo"] = "is an undo as well, of a list that is a file",
        ["/erase/now"] = "is asked for in so many words, and leaves nothing",
        ["/api/practise/recordings/{answer:guid}"] = "a recording is kept beside the store, and its removal says so",
        ["/practise/recordings/{answer:guid}/remove"] = "a recording is removed for good, and the button says so",
        ["/applications/list/give"] = "keeps the file to be looked at; taking it in is the deed",
        ["/inbox/imports/{id:guid}/go-on"] = "the import as a whole is the deed, undone from its own page",
        ["/inbox/imports/{id:guid}/stop"] = "the same",
        ["/inbox/imports/{id:guid}/throw-away"] = "nothing of it was in the store",
    };

    private readonly TestSite site;
    private readonly List<Deed> deeds = [];
    private Guid job;
    private Guid person;
    private Feedback feedback = null!;
    private Point point = null!;
    private Interview interview = null!;
    private Outcome news = null!;
    private Proposal proposal = null!;
    private Draft draft = null!;
    private Answer answer = null!;
    private List<string> themes = [];

    private PageDeeds(TestSite site) => this.site = site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<Deed>> AllAsync(TestSite site)
    {
        var all = new PageDeeds(site);
        await all.LookAsync();
        all.Applications();
        all.Learning();
        await all.WritingAsync();
        all.Steps();
        await all.PractiseAsync();
        await all.KeepingAsync();
        all.Inbox();
        all.Feedback();
        return all.deeds;
    }

    public static async Task<(Guid Job, Guid Person)> HarbourAsync(TestSite site)
    {
        await using var db = site.Open();
        var job = await db.Applications.SingleAsync(one => one.Employer == "Harbour Logistics", Cancel);
        return (job.Id, (await db.People.FirstAsync(one => one.ApplicationId == job.Id, Cancel)).Id);
    }

    private async Task LookAsync()
    {
        (job, person) = await HarbourAsync(site);
        await using var db = site.Open();
        feedback = await db.Feedback.FirstAsync(one => one.Medium == Medium.Call, Cancel);
        point = await db.Points.FirstAsync(one => one.FeedbackId == feedback.Id, Cancel);
        interview = await db.Interviews.FirstAsync(one => one.ApplicationId == job, Cancel);
        news = await db.Outcomes.FirstAsync(one => one.ApplicationId == job, Cancel);
        proposal = await db.Proposals.SingleAsync(Cancel);
        draft = await db.Drafts.SingleAsync(Cancel);
        answer = await db.Answers.SingleAsync(Cancel);
        var learn = await site.GetAsync("/learn");
        themes = learn
            .Split("/learn/theme?key=")
            .Skip(1)
            .Select(rest => Uri.UnescapeDataString(rest[..rest.IndexOfAny(['"', '&'])]))
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    private void Form(string route, string address, params (string, string)[] fields) =>
        deeds.Add(new(route, [], () => site.PostAsync("/settings", address, fields)));

    private void Json(string route, string address, string json) =>
        deeds.Add(new(route, [], () => site.PostJsonAsync("/settings", address, json)));

    private async Task<string> DraftAsync()
    {
        var made = await site.PostAsync(
            "/settings",
            $"/applications/{job}/steps/ask/draft",
            ("fact-enjoyed", "the tour")
        );
        return made.RequestMessage!.RequestUri!.Segments[^1];
    }

    private async Task<string> SessionAsync()
    {
        var made = await site.PostAsync("/settings", "/practise/sessions", ("count", "3"), ("with", "Noor"));
        return made.RequestMessage!.RequestUri!.Segments[^1];
    }

    private async Task<string> GiveListAsync()
    {
        var look = await site.PostAsync(
            "/settings",
            "/applications/list/give",
            ("text", "Company,Role,Status,Recruiter\nUpwind,Buyer,Rejected,Jo Hill\n")
        );
        return look.RequestMessage!.RequestUri!.Query["?id=".Length..][..36];
    }

    private async Task<HttpResponseMessage> LaterAsync(TimeSpan later)
    {
        site.Clock.Now += later;
        return await site.Client.GetAsync("/keeping", Cancel);
    }

    private async Task<HttpResponseMessage> RemoveDueAsync(string kind)
    {
        var page = await site.GetAsync("/keeping");
        var form = page[page.IndexOf($"name=\"kind\" value=\"{kind}\"", StringComparison.Ordinal)..];
        var count = form[(form.IndexOf("name=\"count\" value=\"", StringComparison.Ordinal) + 20)..];
        return await site.PostAsync(
            "/keeping",
            "/keeping/remove",
            ("kind", kind),
            ("count", count[..count.IndexOf('"', StringComparison.Ordinal)])
        );
    }
}
