using System.Net;
using System.Text.RegularExpressions;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Ask;

/// <summary>From an application typed by hand to a draft, a mark and its undoing, as a browser without scripts does it.</summary>
public sealed class AskPagesTests
{
    [Fact]
    public async Task The_first_page_of_an_empty_store_asks_what_happened()
    {
        await using var site = await TestSite.StartAsync();
        (await site.GetAsync("/")).ShouldContain("What happened?");
    }

    [Fact]
    public async Task An_application_is_typed_in_planned_and_written_for()
    {
        await using var site = await TestSite.StartAsync();
        var added = await site.PostAsync(
            "/applications/new",
            "/applications/new",
            ("_handler", "facts"),
            ("employer", "Northwind Energy"),
            ("role", "Product analyst"),
            ("stage", "final")
        );
        added.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = added.RequestMessage!.RequestUri!.AbsolutePath;
        (await added.Content.ReadAsStringAsync()).ShouldContain("Added Northwind Energy");

        await site.PostAsync(
            page,
            page,
            ("_handler", "person"),
            ("name", "Dana Whitfield"),
            ("role", "interviewer"),
            ("email", "dana@northwind.example"),
            ("rapport", "4")
        );
        await site.PostAsync(
            page,
            page,
            ("_handler", "outcome"),
            ("kind", "rejected"),
            ("medium", "email"),
            ("at", "2026-03-10T05:00"),
            ("stage", "final")
        );

        var plan = await site.GetAsync(page + "/plan");
        plan.ShouldContain("Ask Dana Whitfield for advice");
        plan.ShouldContain("Gentle questions, Kate Horrey");
        plan.ShouldContain("The ways, side by side");

        var taken = await site.PostAsync(page + "/plan", page + "/take", ("playbook", "ask-for-advice"));
        (await taken.Content.ReadAsStringAsync()).ShouldContain("You ask by");

        var today = await site.GetAsync("/");
        today.ShouldContain("Ask Dana Whitfield for advice");

        var step = await site.GetAsync(page + "/steps/ask");
        step.ShouldContain("Your name");
        var made = await site.PostAsync(
            page + "/steps/ask",
            page + "/steps/ask/draft",
            ("fact-name", "Sam Okafor"),
            ("fact-enjoyed", "our talk about demand forecasting")
        );
        made.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/write/");
        await using (var db = site.Open())
        {
            var draft = await db.Drafts.SingleAsync(TestContext.Current.CancellationToken);
            draft.Text.ShouldContain("our talk about demand forecasting");
            draft.Text.ShouldEndWith("Sam Okafor");
            draft.StepId.ShouldBe("ask");
            (await db.People.SingleAsync(TestContext.Current.CancellationToken)).Id.ShouldBe(draft.PersonId!.Value);
        }

        var marked = await site.PostAsync(page + "/steps/ask", page + "/steps/ask/mark", ("state", "done"));
        (await marked.Content.ReadAsStringAsync()).ShouldContain("Marked as done");
        await using (var db = site.Open())
        {
            var mark = await db.StepMarks.SingleAsync(TestContext.Current.CancellationToken);
            mark.Deed.ShouldBe(Deed.Ask);
            mark.State.ShouldBe(StepState.Done);
        }

        (await site.GetAsync(page + "/plan")).ShouldContain("Did they answer?");
        await site.PostAsync(page + "/plan", page + "/answer", ("answer", "vague"));
        (await site.GetAsync("/")).ShouldContain("Thank Dana Whitfield, and ask about what is unclear");
    }

    [Fact]
    public async Task The_plan_says_what_to_expect_until_somebody_was_asked_and_how_a_missed_call_is_returned()
    {
        await using var site = await TestSite.StartAsync();
        var page = await RejectedAsync(site);
        var before = await site.GetAsync(page + "/plan");
        foreach (
            var says in new[]
            {
                "What to expect",
                "The channels compared",
                "Where they differ from",
                "is suggested here",
            }
        )
        {
            before.ShouldContain(says);
        }

        await site.PostAsync(page + "/plan", page + "/steps/ask/mark", ("state", "done"));
        (await site.GetAsync(page + "/plan")).ShouldNotContain("The channels compared");
        await site.PostAsync(page + "/plan", page + "/answer", ("answer", "call-missed"));
        (await site.GetAsync(page + "/plan")).ShouldContain("as you missed their call");
        await using var db = site.Open();
        db.StepMarks.Single(mark => mark.Deed == Deed.Listen).State.ShouldBe(StepState.CallMissed);
    }

    [Fact]
    public async Task Somebody_without_any_contact_is_asked_about_beside_the_field()
    {
        await using var site = await TestSite.StartAsync();
        var page = await RejectedAsync(site);
        var asked = await site.PostAsync(
            page,
            page,
            ("_handler", "person"),
            ("name", "Lee Ito"),
            ("role", "interviewer")
        );
        (await asked.Content.ReadAsStringAsync()).ShouldContain("Nothing reaches them yet.");
        await site.PostAsync(
            page,
            page,
            ("_handler", "person"),
            ("name", "Lee Ito"),
            ("role", "interviewer"),
            ("name-only", "yes")
        );
        await using var db = site.Open();
        db.People.Select(person => person.Name).ShouldContain("Lee Ito");
    }

    [Fact]
    public void A_desktop_notification_hands_its_words_over_as_words()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "another system has another program");
        var (program, words) = Candor.Ask.Notify.Command("--help", "$(rm -rf /); \"it's due\"")!.Value;
        program.ShouldBe("notify-send");
        words.TakeLast(3).ShouldBe(["--", "--help", "$(rm -rf /); \"it's due\""]);
    }

    [Fact]
    public async Task A_coachs_playbook_works_at_once_and_its_fault_is_shown_with_its_place()
    {
        await using var site = await TestSite.StartAsync();
        var page = await RejectedAsync(site);
        (await site.GetAsync(page + "/plan")).ShouldNotContain("The Ravn way");
        var folder = Directory.CreateDirectory(Path.Combine(site.Home, "knowledge", "playbooks")).FullName;
        var own = await File.ReadAllTextAsync(
            Path.Combine(Repository.Knowledge, "playbooks", "ask-for-advice.yaml"),
            TestContext.Current.CancellationToken
        );
        var file = Path.Combine(folder, "ravn.yaml");
        var named = System.Text.RegularExpressions.Regex.Replace(own, "(?m)^name: .*$", "name: The Ravn way");
        await File.WriteAllTextAsync(file, named, TestContext.Current.CancellationToken);
        (await site.GetAsync(page + "/plan")).ShouldContain("The Ravn way");
        await File.WriteAllTextAsync(
            file,
            named.Replace("deed: ask\n", "deed: aks\n"),
            TestContext.Current.CancellationToken
        );
        var faulty = await site.GetAsync(page + "/plan");
        faulty.ShouldContain("Playbooks of yours have faults");
        faulty.ShouldContain("playbooks/ravn.yaml:");
        faulty.ShouldContain("which is not one of: ask, second-ask");
        faulty.ShouldContain("Gentle questions, Kate Horrey");
        File.Delete(file);
        (await site.GetAsync(page + "/plan")).ShouldNotContain("ravn");
    }

    [Fact]
    public async Task The_card_with_the_closing_question_comes_only_with_the_way_that_has_it_and_with_its_warning()
    {
        await using var site = await TestSite.StartAsync();
        var page = await RejectedAsync(site);
        await using (var db = site.Open())
        {
            db.Outcomes.RemoveRange(db.Outcomes);
            db.Interviews.Add(
                new Interview
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = Guid.Parse(page.Split('/')[^1]),
                    At = site.Clock.Now.AddDays(2),
                    Stage = Stage.First,
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await site.GetAsync(page + "/plan")).ShouldNotContain("ask for concerns at the end");
        var letter = await site.GetAsync(page + "/plan?way=the-letter");
        letter.ShouldContain("Decide whether to ask for concerns at the end of the interview");
        letter.ShouldContain("Several recruiters dislike the question");
    }

    [Fact]
    public async Task A_mark_can_be_undone()
    {
        await using var site = await TestSite.StartAsync();
        var page = await RejectedAsync(site);
        var marked = await site.PostAsync(page + "/plan", page + "/steps/ask/mark", ("state", "done"));
        var undo = marked.RequestMessage!.RequestUri!.Query.Split("did=")[1];
        await site.PostAsync(page + "/plan", $"/undo/{undo}");
        await using var db = site.Open();
        (await db.StepMarks.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Once_the_call_is_over_the_ways_are_compared_by_the_ask_that_is_still_to_come()
    {
        await using var site = await TestSite.StartAsync();
        var told = await site.PostAsync(
            "/happened?by=call",
            "/happened/tell",
            ("medium", "call"),
            ("employer", "Northwind Traders"),
            ("role", "Warehouse Lead"),
            ("kind", "rejected"),
            ("stage", "first"),
            ("asked", "no"),
            ("at", "2026-03-09T08:00"),
            ("person", "Dana Whitfield")
        );
        var html = await site.GetAsync(told.RequestMessage!.RequestUri!.AbsolutePath);
        var table = html[html.IndexOf("Where they differ", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        table.ShouldContain("after the call");
        table.ShouldNotContain("left out");
    }

    internal static async Task<string> RejectedAsync(TestSite site)
    {
        await using var db = site.Open();
        await db.MeAsync(site.Clock, TestContext.Current.CancellationToken);
        var application = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = "Northwind Energy",
            Role = "Analyst",
            Stage = Stage.Final,
        };
        db.Applications.Add(application);
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(site.Clock),
                ApplicationId = application.Id,
                Kind = OutcomeKind.Rejected,
                Medium = Medium.Email,
                At = site.Clock.Now.AddHours(-4),
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return $"/applications/{application.Id}";
    }
}
