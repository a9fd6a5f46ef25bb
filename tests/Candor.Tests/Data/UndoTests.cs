using System.Net;
using Candor.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests.Data;

/// <summary>Every deed of the pages, done and undone through the front door over the worked example.</summary>
public sealed class UndoTests
{
    private const string Call = "7d1a0c52-6f0e-4d4b-9a0e-3c1f2b5a9e01";
    private const string Answer = "7d1a0c52-6f0e-4d4b-9a0e-3c1f2b5a9e02";
    private const string Plain = "7d1a0c52-6f0e-4d4b-9a0e-3c1f2b5a9e03";

    /// <summary>What changes nothing of the candidate's, or is not to be undone; each with its reason.</summary>
    private static readonly Dictionary<string, string> Otherwise = new(StringComparer.Ordinal)
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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_deed_of_the_pages_is_undone_to_the_last_row()
    {
        await using var site = await TestSite.StartAsync(fill: Example);
        var deeds = await DeedsAsync(site);
        var faults = new List<string>();
        foreach (var (route, prepare, act) in deeds)
        {
            foreach (var before in prepare)
            {
                (await before()).IsSuccessStatusCode.ShouldBeTrue(route);
            }

            site.Clock.Now += TimeSpan.FromMinutes(20);
            if (await WrongAsync(site, act) is { } wrong)
            {
                faults.Add($"{route} {wrong}");
            }
        }

        faults.ShouldBeEmpty();

        var changing = site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(one =>
                one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { } methods && !methods.Contains("GET")
            )
            .Select(one => one.RoutePattern.RawText!)
            .Distinct(StringComparer.Ordinal);
        changing
            .Except(Otherwise.Keys)
            .Except(deeds.Select(deed => deed.Route.Split(' ')[0]))
            .ShouldBeEmpty("each address that changes something is undone here, or says above why not");
    }

    [Fact]
    public async Task What_was_typed_since_is_not_lost_by_undoing_the_draft_and_the_page_offers_to_undo_it_first()
    {
        await using var site = await TestSite.StartAsync(fill: Example);
        var (job, _) = await HarbourAsync(site);
        var made = await site.PostAsync(
            $"/applications/{job}/steps/ask",
            $"/applications/{job}/steps/ask/draft",
            ("fact-enjoyed", "the tour")
        );
        var (page, draft) = (made.RequestMessage!.RequestUri!, made.RequestMessage.RequestUri!.Segments[^1]);
        await TypeAsync(site, draft, "Dear Priya", 0);
        await TypeAsync(site, draft, "Dear Priya, thank you", 1);

        var undo = page.Query["?did=".Length..];
        var refused = await UndoAsync(site, page.PathAndQuery, undo);
        refused.ShouldContain("Something later builds on it: “Typed in a draft”");
        var first = refused[(refused.IndexOf("/undo/", StringComparison.Ordinal) + 6)..][..36];
        first.ShouldNotBe(undo);

        await UndoAsync(site, page.AbsolutePath, first);
        await using (var db = site.Open())
        {
            var text = await db.Drafts.Where(one => one.Id == Guid.Parse(draft)).SingleAsync(Cancel);
            text.Text.ShouldBe(text.Composed);
        }

        // The page of the draft is gone with it; one is led to where drafts are begun.
        (await UndoAsync(site, page.AbsolutePath, undo)).ShouldContain("Ask for advice");
    }

    [Fact]
    public async Task Whoever_left_the_page_finds_the_deed_among_the_latest_and_undoes_it_there()
    {
        await using var site = await TestSite.StartAsync();
        await site.PostAsync("/found", "/found/job", ("employer", "Northwind"));

        var lately = await site.GetAsync("/lately");
        lately.ShouldContain("You found a job");
        var undo = lately[(lately.IndexOf("/undo/", StringComparison.Ordinal) + 6)..][..36];
        (await UndoAsync(site, "/lately", undo)).ShouldContain("Nothing to undo");
    }

    private static async Task Example(TestTerminal terminal)
    {
        (await terminal.RunAsync("demo", "--only-fill")).ExitCode.ShouldBe(0);
        SqliteConnection.ClearAllPools();
        File.Move(Store.PathIn(Path.Combine(terminal.Home, "demo")), Store.PathIn(terminal.Home));
    }

    /// <summary>What is wrong with the undo of it; null where nothing is.</summary>
    private static async Task<string?> WrongAsync(TestSite site, Func<Task<HttpResponseMessage>> act)
    {
        var before = await RowsAsync(site);
        var did = await act();
        var done = await RowsAsync(site);
        if (!did.IsSuccessStatusCode || done.SequenceEqual(before, StringComparer.Ordinal))
        {
            return $"did nothing ({did.StatusCode})";
        }

        if (await FreshLook.DifferenceAsync(site, Cancel) is { } stale)
        {
            return $"is not seen: {stale}";
        }

        await using var db = site.Open();
        var deed = await db.Journal.OrderByDescending(one => one.At).FirstOrDefaultAsync(Cancel);
        if (deed is not { UndoneAt: null } || !(await UndoAsync(site, "/settings", $"{deed.Id}")).Contains("Undone."))
        {
            return "has no undo";
        }

        var after = await RowsAsync(site);
        var (left, gone) = (after.Except(before).ToList(), before.Except(after).ToList());
        return left.Count + gone.Count == 0
            ? await FreshLook.DifferenceAsync(site, Cancel)
            : $"left {string.Join("\n", left)}\ninstead of {string.Join("\n", gone)}";
    }

    /// <summary>An address that changes something, what has to be done before, and the deed.</summary>
    private sealed record Deed(
        string Route,
        Func<Task<HttpResponseMessage>>[] Before,
        Func<Task<HttpResponseMessage>> Act
    );

    private static async Task<IReadOnlyList<Deed>> DeedsAsync(TestSite site)
    {
        var (job, person) = await HarbourAsync(site);
        await using var db = site.Open();
        var feedback = await db.Feedback.FirstAsync(one => one.Medium == Medium.Call, Cancel);
        var point = await db.Points.FirstAsync(one => one.FeedbackId == feedback.Id, Cancel);
        var interview = await db.Interviews.FirstAsync(one => one.ApplicationId == job, Cancel);
        var news = await db.Outcomes.FirstAsync(one => one.ApplicationId == job, Cancel);
        var proposal = await db.Proposals.SingleAsync(Cancel);
        var draft = await db.Drafts.SingleAsync(Cancel);
        var answer = await db.Answers.SingleAsync(Cancel);
        var learn = await site.GetAsync("/learn");
        var themes = learn
            .Split("/learn/theme?key=")
            .Skip(1)
            .Select(rest => Uri.UnescapeDataString(rest[..rest.IndexOfAny(['"', '&'])]))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var list = await GiveListAsync(site);
        List<Deed> deeds = [];
        void Form(string route, string address, params (string, string)[] fields) =>
            deeds.Add(new(route, [], () => site.PostAsync("/settings", address, fields)));
        void Json(string route, string address, string json) =>
            deeds.Add(new(route, [], () => site.PostJsonAsync("/settings", address, json)));

        Form("/applications/new facts", "/applications/new", ("_handler", "facts"), ("employer", "Westwind"));
        Form(
            "/applications/{Id:guid} facts",
            $"/applications/{job}",
            ("_handler", "facts"),
            ("employer", "Harbour"),
            ("notes", "moved")
        );
        Form(
            "/applications/{Id:guid} interview",
            $"/applications/{job}",
            ("_handler", "interview"),
            ("at", "2026-03-04T10:00"),
            ("stage", "first")
        );
        Form(
            "/applications/{Id:guid} outcome",
            $"/applications/{job}",
            ("_handler", "outcome"),
            ("kind", "invited"),
            ("at", "2026-03-09T10:00"),
            ("medium", "email")
        );
        Form(
            "/applications/{Id:guid} person",
            $"/applications/{job}",
            ("_handler", "person"),
            ("name", "Jo Hill"),
            ("email", "jo@x.example")
        );
        Form(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", "Sam"),
            ("Input.TimeZone", "Europe/Paris")
        );
        Form("/learn/themes/points", "/learn/themes/points", ("point", $"{point.Id}"), ("name", "Spoken like a book"));
        Form("/learn/themes/merge", "/learn/themes/merge", ("theme", themes[0]), ("into", themes[1]));
        Form("/learn/themes/name", "/learn/themes/name", ("theme", themes[0]), ("name", "What I say first"));
        Form("/learn/exercises", "/learn/exercises", ("exercise", "three-stories"), ("deed", "not"));
        Form("/break/days", "/break/days", ("days", "2"));
        Form(
            "/learn/brief/{application:guid}",
            $"/learn/brief/{job}",
            ("where", "Mill Row"),
            ("reasons", "the routes")
        );
        Json(
            "/api/drafts/{id:guid}",
            $"/api/drafts/{draft.Id}",
            $$"""{"text":"Dear Dana","subject":"Thanks","revision":{{draft.Revision}}}"""
        );
        Json("/api/drafts/{id:guid}/leave", $"/api/drafts/{draft.Id}/leave", """{"left":"tone:5:3"}""");
        Form("/write/{id:guid}/take", $"/write/{await DraftAsync(site, job)}/take", ("seed", "3"), ("revision", "0"));
        Form("/write/{id:guid}/unsent", $"/write/{draft.Id}/unsent");
        Form("/write/{id:guid}/sent", $"/write/{draft.Id}/sent", ("channel", "reply"), ("state", "done"));
        Form("/found/job", "/found/job", ("application", $"{job}"));
        deeds.Add(
            new(
                "/found/look-again",
                [() => site.PostAsync("/found", "/found/job", ("application", $"{job}"))],
                () => site.PostAsync("/settings", "/found/look-again")
            )
        );
        Form("/applications/{id:guid}/take", $"/applications/{job}/take", ("playbook", "the-letter"));
        Form(
            "/applications/{id:guid}/steps/{step}/mark",
            $"/applications/{job}/steps/ask/mark",
            ("state", "done"),
            ("channel", "email")
        );
        deeds.Add(
            new(
                "/applications/{id:guid}/answer",
                [() => site.PostAsync("/settings", $"/applications/{job}/steps/ask/mark", ("state", "done"))],
                () => site.PostAsync("/settings", $"/applications/{job}/answer", ("answer", "refused"))
            )
        );
        deeds.Add(
            new(
                "/applications/{id:guid}/asked/{mark:guid}/remove",
                [() => site.PostAsync("/settings", $"/applications/{job}/steps/ask/mark", ("state", "done"))],
                async () =>
                {
                    await using var now = site.Open();
                    var mark = await now.StepMarks.FirstAsync(one => one.ApplicationId == job && one.StepId == "ask");
                    return await site.PostAsync("/settings", $"/applications/{job}/asked/{mark.Id}/remove");
                }
            )
        );
        foreach (var remove in new[] { "", "yes" })
        {
            Form(
                $"/applications/{{Id:guid}} interview again {remove}",
                $"/applications/{job}",
                ("_handler", $"interview-{interview.Id:N}"),
                ("at", "2026-03-01T10:00"),
                ("stage", "later"),
                ("concern", "I know the routes"),
                ("remove", remove)
            );
            Form(
                $"/applications/{{Id:guid}} outcome again {remove}",
                $"/applications/{job}",
                ("_handler", $"outcome-{news.Id:N}"),
                ("kind", "position-filled"),
                ("at", "2026-03-09T10:00"),
                ("medium", "portal"),
                ("remove", remove)
            );
        }

        Form("/applications/{id:guid}/break", $"/applications/{job}/break", ("days", "3"));
        Form("/applications/{id:guid}/filled", $"/applications/{job}/filled", ("at", "2026-03-09T10:00"));
        Form(
            "/applications/{id:guid}/steps/{step}/draft",
            $"/applications/{job}/steps/ask/draft",
            ("fact-enjoyed", "the tour of the docks"),
            ("fact-next", "a talk in May")
        );
        Json(
            "/api/practise/answers",
            "/api/practise/answers",
            $$"""{"id":"{{Answer}}","questionId":"motivation/why-this-job","text":"Because of the routes."}"""
        );
        Form(
            "/practise/answers",
            "/practise/answers",
            ("id", Plain),
            ("question", "Why here?"),
            ("text", "Because of the routes.")
        );
        Form("/practise/answers/{id:guid}/example", $"/practise/answers/{answer.Id}/example");
        Form("/practise/answers/{id:guid}/words", $"/practise/answers/{answer.Id}/words", ("text", "Other words now."));
        Form("/practise/answers/{id:guid}/remove", $"/practise/answers/{answer.Id}/remove");
        Form("/practise/sessions", "/practise/sessions", ("count", "3"), ("with", "Noor"));
        var session = await SessionAsync(site);
        Json(
            "/api/practise/sessions/{id:guid}/notes",
            $"/api/practise/sessions/{session}/notes",
            """{"notes":"You rambled at the end."}"""
        );
        deeds.Add(
            new(
                "/practise/sessions/{id:guid}/points",
                [
                    () =>
                        site.PostJsonAsync(
                            "/settings",
                            $"/api/practise/sessions/{session}/notes",
                            """{"notes":"You rambled at the end."}"""
                        ),
                ],
                () => site.PostAsync("/settings", $"/practise/sessions/{session}/points")
            )
        );
        Form("/practise/settings/keep", "/practise/settings/keep", ("paceFrom", "90"), ("paceTo", "150"));
        Form("/applications/list/take", "/applications/list/take", ("id", list));
        Form("/keeping/times", "/keeping/times", ("answers", "3"), ("people", "6"));
        deeds.Add(
            new(
                "/keeping/remove",
                [
                    () => site.PostAsync("/settings", "/keeping/times", ("applications", "12")),
                    () => LaterAsync(site, TimeSpan.FromDays(400)),
                ],
                () => RemoveDueAsync(site, "applications")
            )
        );
        Form("/debrief/{id:guid}/keep", $"/debrief/{interview.Id}/keep", ("went-well", "The map."));
        Form("/feedback/{id:guid}/thanks", $"/feedback/{feedback.Id}/thanks");
        Form("/inbox/mail", "/inbox/mail", ("text", Mail));
        Form("/inbox/{id:guid} no", $"/inbox/{proposal.Id}", ("deed", "not-mine"));
        Form("/inbox/{id:guid}", $"/inbox/{proposal.Id}", ("deed", "confirm"), ("application", "new"));
        Form("/inbox/all-sure", "/inbox/all-sure");
        Form(
            "/happened/tell",
            "/happened/tell",
            ("employer", "Eastwind"),
            ("medium", "call"),
            ("person", "Jo"),
            ("asked", "yes")
        );
        Form("/feedback", "/feedback", ("text", "You rambled."), ("employer", "Eastwind"), ("person", "Jo"));
        Form(
            "/feedback/{id:guid}/points/{pointId:guid}",
            $"/feedback/{feedback.Id}/points/{point.Id}",
            ("cause", "weakness")
        );
        Form(
            "/feedback/{id:guid}/points/{pointId:guid} who",
            $"/feedback/{feedback.Id}/points/{point.Id}",
            ("who", ""),
            ("who-name", "Ann")
        );
        Form(
            "/feedback/{id:guid}/people/{personId:guid}",
            $"/feedback/{feedback.Id}/people/{person}",
            ("role", "other")
        );
        Form("/feedback/{id:guid}/text", $"/feedback/{feedback.Id}/text", ("text", "You were too quiet."));
        Form("/feedback/{id:guid}/remove", $"/feedback/{feedback.Id}/remove");
        Json("/api/call/notes", "/api/call/notes", CallOf("You rambled. Good questions.", "Southwind"));
        deeds.Add(
            new(
                "/feedback/{id:guid}/news",
                [() => site.PostJsonAsync("/settings", "/api/call/notes", CallOf("You rambled.", "Southwind"))],
                () => site.PostAsync("/settings", $"/feedback/{Call}/news")
            )
        );
        // Goes on with the notes that are there: what stood before the first of them comes back.
        Json("/api/call/notes again", "/api/call/notes", CallOf("You rambled. And then you hurried.", "Southwind"));
        return deeds;
    }

    private const string Mail =
        "From: Jo <jo@quay.example>\nTo: sam.okafor@mail.example\nSubject: Your application\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
        + "Message-ID: <quay-1@mail.example>\n\nDear Sam,\n\nthank you for your application for the role of planner at Quay. "
        + "Unfortunately we have decided not to proceed with your application.\n\nJo\n";

    private static string CallOf(string text, string employer) =>
        $$"""{"id":"{{Call}}","employer":"{{employer}}","person":"Kit","text":"{{text}}"}""";

    private static async Task<(Guid Job, Guid Person)> HarbourAsync(TestSite site)
    {
        await using var db = site.Open();
        var job = await db.Applications.SingleAsync(one => one.Employer == "Harbour Logistics", Cancel);
        return (job.Id, (await db.People.FirstAsync(one => one.ApplicationId == job.Id, Cancel)).Id);
    }

    private static async Task<string> DraftAsync(TestSite site, Guid job)
    {
        var made = await site.PostAsync(
            "/settings",
            $"/applications/{job}/steps/ask/draft",
            ("fact-enjoyed", "the tour")
        );
        return made.RequestMessage!.RequestUri!.Segments[^1];
    }

    private static async Task<string> SessionAsync(TestSite site)
    {
        var made = await site.PostAsync("/settings", "/practise/sessions", ("count", "3"), ("with", "Noor"));
        return made.RequestMessage!.RequestUri!.Segments[^1];
    }

    private static async Task<string> GiveListAsync(TestSite site)
    {
        var look = await site.PostAsync(
            "/settings",
            "/applications/list/give",
            ("text", "Company,Role,Status,Recruiter\nUpwind,Buyer,Rejected,Jo Hill\n")
        );
        return look.RequestMessage!.RequestUri!.Query["?id=".Length..][..36];
    }

    private static async Task<HttpResponseMessage> LaterAsync(TestSite site, TimeSpan later)
    {
        site.Clock.Now += later;
        return await site.Client.GetAsync("/keeping", Cancel);
    }

    private static async Task<HttpResponseMessage> RemoveDueAsync(TestSite site, string kind)
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

    private static async Task TypeAsync(TestSite site, string draft, string text, int revision)
    {
        site.Clock.Now += TimeSpan.FromSeconds(2);
        var json = $$"""{"text":"{{text}}","subject":"Thanks","revision":{{revision}}}""";
        (await site.PostJsonAsync("/settings", $"/api/drafts/{draft}", json)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> UndoAsync(TestSite site, string page, string id)
    {
        site.Client.DefaultRequestHeaders.Referrer = new Uri(site.Address, page);
        var answer = await site.PostAsync("/settings", $"/undo/{id}");
        site.Client.DefaultRequestHeaders.Referrer = null;
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Every row of what is the candidate's; not the journal itself, nor the search index, which follows.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(TestSite site)
    {
        await using var store = new SqliteConnection(
            $"Data Source={Store.PathIn(site.Home)};Mode=ReadOnly;Pooling=False"
        );
        await store.OpenAsync(Cancel);
        var tables = new List<string>();
        await using (var names = store.CreateCommand())
        {
            names.CommandText =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT IN ('journal', 'application_stamp')";
            await using var reader = await names.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                tables.Add(reader.GetString(0));
            }
        }

        var rows = new List<string>();
        foreach (var table in tables)
        {
            await using var all = store.CreateCommand();
            all.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await all.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                rows.Add(
                    $"{table}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}"))}"
                );
            }
        }

        return rows;
    }
}
