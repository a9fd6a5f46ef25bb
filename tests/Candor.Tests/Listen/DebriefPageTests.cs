using Candor.Core;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>The look back at an interview on its page, and the thank-you that follows feedback.</summary>
public sealed class DebriefPageTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_own_view_stays_sealed_until_somebody_else_has_spoken_and_then_stands_beside_theirs()
    {
        await using var site = await TestSite.StartAsync();
        var (application, interview) = await AddInterviewAsync(site);
        var page = $"/debrief/{interview}";
        await site.PostAsync(
            page,
            $"{page}/keep",
            ("went-well", "my presentation was clear"),
            ("went-badly", "I talked too long"),
            ("reaction", "a quick no, and a look at the clock"),
            ("sure-went-badly", "guess")
        );
        var before = await site.GetAsync(page);
        before.ShouldContain("Kept, and put aside");
        before.ShouldNotContain("class=\"beside\"");

        await site.PostAsync(
            "/feedback/new",
            "/feedback",
            ("text", "Your presentation was confusing. You rambled."),
            ("application", $"{application}")
        );
        var both = await site.GetAsync(page);
        both.ShouldContain("class=\"beside\"");
        both.ShouldContain("You saw it otherwise");
        both.ShouldContain("You knew");
        both.ShouldContain("(a guess)");

        await using var db = site.Open();
        var causes = await db.Points.ToDictionaryAsync(point => point.Topic, point => point.Cause, Cancel);
        causes["presentation"].ShouldBe(Cause.Impression);
        causes["too-long"].ShouldBe(Cause.Weakness);
    }

    [Fact]
    public async Task A_debrief_after_the_feedback_proposes_causes_and_says_why_and_leaves_what_was_decided()
    {
        await using var site = await TestSite.StartAsync();
        var (application, interview) = await AddInterviewAsync(site);
        var kept = await site.PostAsync(
            "/feedback/new",
            "/feedback",
            ("text", "Your presentation was confusing. You rambled. You did not know our company."),
            ("application", $"{application}")
        );
        var feedback = kept.RequestMessage!.RequestUri!.AbsolutePath;
        var byWords = await CausesAsync(site);
        var decided = byWords["company-research"] == Cause.Weakness ? Cause.Impression : Cause.Weakness;
        await using (var db = site.Open())
        {
            var point = await db.Points.SingleAsync(one => one.Topic == "company-research", Cancel);
            await site.PostAsync(feedback, $"{feedback}/points/{point.Id}", ("cause", Token.Name(decided)));
        }

        var page = $"/debrief/{interview}";
        await site.PostAsync(
            page,
            $"{page}/keep",
            ("went-well", "my presentation was clear\nknew the company"),
            ("went-badly", "I talked too long")
        );

        var causes = await CausesAsync(site);
        causes["presentation"].ShouldBe(Cause.Impression);
        causes["too-long"].ShouldBe(Cause.Weakness);
        causes["company-research"].ShouldBe(decided);
        (
            causes["presentation"] == byWords["presentation"] && causes["too-long"] == byWords["too-long"]
        ).ShouldBeFalse();
        var said = System.Net.WebUtility.HtmlDecode(await site.GetAsync(feedback));
        said.ShouldContain("You had named it yourself, “I talked too long”");
        said.ShouldContain("You had seen it as going well, “my presentation was clear”");
        await site.PostAsync(page, $"{page}/keep", ("went-badly", "my presentation was not clear"));
        causes = await CausesAsync(site);
        causes["presentation"].ShouldBe(Cause.Weakness);
        causes["too-long"].ShouldBe(byWords["too-long"]);
    }

    private static async Task<Dictionary<string, Cause>> CausesAsync(TestSite site)
    {
        await using var db = site.Open();
        return await db.Points.ToDictionaryAsync(point => point.Topic, point => point.Cause, Cancel);
    }

    [Fact]
    public async Task The_thank_you_is_a_stored_draft_and_made_once()
    {
        await using var site = await TestSite.StartAsync();
        var (application, _) = await AddInterviewAsync(site);
        var kept = await site.PostAsync(
            "/feedback/new",
            "/feedback",
            ("text", "Your examples were too general, and you lacked presence."),
            ("person", "Dana Whitfield"),
            ("application", $"{application}")
        );
        var page = kept.RequestMessage!.RequestUri!.AbsolutePath;

        var first = await site.PostAsync(page, $"{page}/thanks");
        var again = await site.PostAsync(page, $"{page}/thanks");

        first.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/write/");
        again.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(first.RequestMessage.RequestUri.AbsolutePath);
        await using var db = site.Open();
        var draft = await db.Drafts.SingleAsync(Cancel);
        draft.Kind.ShouldBe(DraftKind.ThankYou);
        draft.Text.ShouldContain("Dana");
        draft.Text.Count(letter => letter == '?').ShouldBeLessThanOrEqualTo(1);
    }

    private static async Task<(Guid Application, Guid Interview)> AddInterviewAsync(TestSite site)
    {
        await using var db = site.Open();
        (await db.MeAsync(site.Clock, Cancel)).Name = "Sam Okafor";
        var application = new JobApplication
        {
            Id = Guid.NewGuid(),
            Employer = "Harbour Trust",
            Role = "Analyst",
            CreatedAt = site.Clock.GetUtcNow().AddDays(-9),
        };
        var interview = new Interview
        {
            Id = Guid.NewGuid(),
            ApplicationId = application.Id,
            At = site.Clock.GetUtcNow().AddHours(-3),
            TimeZone = "Europe/London",
            Stage = Stage.First,
        };
        db.Applications.Add(application);
        db.Interviews.Add(interview);
        await db.SaveChangesAsync(Cancel);
        return (application.Id, interview.Id);
    }
}
