using System.Net;
using System.Text;
using System.Text.Json;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Walks;

/// <summary>
/// One rejection's whole way, from an e-mail file to a practised answer, told as docs/walk.md tells it: on the command
/// line and in the web app, over one real store.
/// </summary>
public sealed class OneRejectionTests
{
    private const string Rejection = """
        From: Dana Whitfield <dana.whitfield@northwind.example>
        To: Sam Okafor <sam@mail.example>
        Subject: Your interview for Product Analyst at Northwind Energy
        Date: Mon, 9 Mar 2026 16:40:00 +0000
        Message-ID: <no-4471@northwind.example>
        Content-Type: text/plain; charset=utf-8

        Dear Sam,

        Thank you for coming to see us last week. We have decided to move forward with
        another candidate for the role.

        We enjoyed meeting you and wish you every success.

        Kind regards,
        Dana Whitfield
        """;

    private const string Answer = """
        From: Dana Whitfield <dana.whitfield@northwind.example>
        To: Sam Okafor <sam@mail.example>
        Subject: Re: Your interview for Product Analyst at Northwind Energy
        Date: Wed, 11 Mar 2026 11:20:00 +0000
        Message-ID: <yes-4502@northwind.example>
        In-Reply-To: <{0}>
        Content-Type: text/plain; charset=utf-8

        Hi Sam,

        You were very well prepared. Your examples stayed rather general: I could not tell
        which part of the dashboard was yours.

        All the best,
        Dana
        """;

    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task A_rejection_goes_its_whole_way_from_an_e_mail_file_to_a_practised_answer()
    {
        await using var site = await TestSite.StartAsync();

        // 1. The e-mail is a file. The command line tells what it decided, and stores nothing.
        var file = Path.Combine(site.Home, "rejection.eml");
        await File.WriteAllTextAsync(file, Rejection, Cancel);
        var triaged = JsonDocument.Parse((await Run(site, "triage", file, "--json")).Out).RootElement;
        triaged.GetProperty("outcome").GetString().ShouldBe("rejected");
        triaged.GetProperty("employer").GetString().ShouldBe("Northwind Energy");
        await using (var db = site.Open())
        {
            (await db.Emails.AnyAsync(Cancel)).ShouldBeFalse();
        }

        // 2. Dropped on the Inbox it is a proposal; only the candidate's word makes it an outcome.
        var inbox = await GiveMail(site, Rejection);
        inbox.ShouldContain("Candor reads a no");
        await using (var db = site.Open())
        {
            (await db.Outcomes.AnyAsync(Cancel)).ShouldBeFalse();
        }

        await Confirm(site);
        Guid application;
        await using (var db = site.Open())
        {
            var outcome = await db.Outcomes.SingleAsync(Cancel);
            outcome.Kind.ShouldBe(OutcomeKind.Rejected);
            outcome.At.ShouldBe(new DateTimeOffset(2026, 3, 9, 16, 40, 0, TimeSpan.Zero));
            application = outcome.ApplicationId;
        }

        // 3. Six ways of asking stand side by side; the candidate takes one, and Today knows what is due.
        var plan = await site.GetAsync($"/applications/{application}/plan");
        foreach (
            var way in new[]
            {
                "Blended",
                "Strike now",
                "Ask for advice",
                "The letter",
                "Gentle questions",
                "After the hire",
            }
        )
        {
            plan.ShouldContain(way);
        }

        await site.PostAsync(
            $"/applications/{application}/plan",
            $"/applications/{application}/take",
            ("playbook", "blended")
        );
        (await site.GetAsync("/")).ShouldContain("Ask Dana Whitfield for advice");
        (await Run(site, "today")).Out.ShouldContain("Dana Whitfield");

        // 4. The text is composed of the candidate's own facts; what is missing is asked for, not invented.
        (await site.GetAsync($"/applications/{application}/steps/ask")).ShouldContain("name=\"fact-name\"");
        await site.PostAsync(
            $"/applications/{application}/steps/ask",
            $"/applications/{application}/steps/ask/draft",
            ("fact-name", "Sam Okafor"),
            ("fact-enjoyed", "the case study about tariffs")
        );
        Draft draft;
        await using (var db = site.Open())
        {
            draft = await db.Drafts.SingleAsync(Cancel);
        }

        draft.Text.ShouldContain("Dana");
        draft.Text.ShouldContain("the case study about tariffs");
        draft.Text.ShouldContain("Sam Okafor");

        // 5. Review finds nothing wrong with it, and does with a question for the reason: the same in page and terminal.
        var worse = draft.Text + "\n\nCould you tell me why I was not selected?";
        var inPage = await Json(
            await site.PostJsonAsync(
                "/",
                "/api/review",
                JsonSerializer.Serialize(
                    new
                    {
                        text = worse,
                        revision = 1,
                        draft = draft.Id,
                    }
                )
            )
        );
        Rules(inPage).ShouldContain("asks-for-the-reason");
        (await Feed(site, draft.Text, "review", "-", "--kind", "email")).ExitCode.ShouldBe(0);
        var inTerminal = await Feed(site, worse, "review", "-", "--kind", "email", "--json");
        inTerminal.ExitCode.ShouldBe(1);
        Rules(JsonDocument.Parse(inTerminal.Out).RootElement).ShouldContain("asks-for-the-reason");

        // 6. It leaves as an unsent draft for the candidate's own mail program, in the thread of the rejection.
        var eml = await site.GetAsync($"/write/{draft.Id}/message.eml");
        eml.ShouldContain("X-Unsent: 1");
        eml.ShouldContain("In-Reply-To: <no-4471@northwind.example>");
        await site.PostAsync($"/write/{draft.Id}", $"/write/{draft.Id}/sent");
        await using (var db = site.Open())
        {
            draft = await db.Drafts.SingleAsync(Cancel);
        }

        // 7. The answer names the ask in its thread ids, and is proposed as one.
        site.Clock.Now = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);
        await GiveMail(site, Answer.Replace("{0}", draft.MessageId, StringComparison.Ordinal));
        await using (var db = site.Open())
        {
            var proposal = await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting, Cancel);
            proposal.AnswersDraftId.ShouldBe(draft.Id);
        }

        await Confirm(site);

        // 8. What was said becomes quoted points, read for what they may mean, and a theme with its one source.
        Guid feedback;
        await using (var db = site.Open())
        {
            feedback = (await db.Feedback.SingleAsync(Cancel)).Id;
            var points = await db.Points.ToListAsync(Cancel);
            points.ShouldContain(point => point.Polarity == Polarity.Strength);
            points.ShouldContain(point => point.Polarity == Polarity.Concern && point.Topic == "examples");
        }

        var heard = await site.GetAsync($"/feedback/{feedback}");
        heard.ShouldContain("may mean");
        heard.ShouldContain("You could ask back");
        var learn = await site.GetAsync("/learn");
        learn.ShouldContain("Examples in your answers");
        learn.ShouldContain("one person");

        // 9. A theme gives exercises and questions; a typed answer is measured, and the best one goes into the brief.
        learn.ShouldContain("action=\"/learn/exercises\"");
        var practise = await site.GetAsync("/practise");
        practise.ShouldContain("/practise/behavioural/");
        var answered = await Json(
            await site.PostJsonAsync(
                "/practise/behavioural/solved-a-problem",
                "/api/practise/answers",
                JsonSerializer.Serialize(
                    new
                    {
                        id = Guid.NewGuid(),
                        questionId = "behavioural/solved-a-problem",
                        topic = "examples",
                        text = "Last spring our returns desk took nine days to answer. My task was to find out why. I timed forty cases, "
                            + "and I moved one signature. As a result the time fell to three days.",
                    }
                )
            )
        );
        var result = answered.GetProperty("url").GetString()!;
        (await site.GetAsync(result)).ShouldContain("The whole story is there");
        await site.PostAsync(result, $"{result}/example");

        var brief = await site.GetAsync("/learn/brief");
        brief.ShouldContain("examples stayed rather general");
        brief.ShouldContain("returns desk");
        brief.ShouldContain($"/feedback/{feedback}");
        (await Run(site, "brief")).Out.ShouldContain("Examples in your answers");
    }

    private static IEnumerable<string?> Rules(JsonElement review) =>
        review.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString());

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<string> GiveMail(TestSite site, string mail)
    {
        var answer = await site.PostAsync("/inbox?more=yes", "/inbox/mail", ("text", mail));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task Confirm(TestSite site)
    {
        Guid id;
        await using (var db = site.Open())
        {
            id = (await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting, Cancel)).Id;
        }

        (await site.PostAsync("/inbox", $"/inbox/{id}", ("deed", "confirm"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Ran> Run(TestSite site, params string[] args) => Feed(site, "", args);

    private static async Task<Ran> Feed(TestSite site, string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var inside = new Terminal(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            output,
            error,
            site.Clock,
            site.Home,
            IsPerson: false
        );
        var code = await CommandLine.RunAsync(args, inside);
        return new Ran(code, output.ToString(), error.ToString());
    }
}
