using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Ask;

/// <summary>What follows each kind of answer, from the moment at which it is recorded: by its mail, or by hand.</summary>
public sealed class WhatFollowsTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_with_feedback_leads_to_its_points_and_a_thank_you_that_takes_one_up()
    {
        await using var site = await TestSite.StartAsync();
        await AskedAsync(site);
        var (inbox, shown) = await AnswerAsync(site, "Gladly. Your examples were too general.");
        inbox.ShouldContain("They have answered");
        inbox.ShouldContain("<option value=\"feedback\" selected");
        shown.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/feedback/");
        var page = await shown.Content.ReadAsStringAsync();
        page.ShouldContain("Draft it now");
        var thanks = await site.PostAsync(
            shown.RequestMessage.RequestUri.AbsolutePath,
            shown.RequestMessage.RequestUri.AbsolutePath + "/thanks"
        );
        thanks.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/write/");
        (await thanks.Content.ReadAsStringAsync()).ShouldContain("Dear Ann,");
        await using var db = site.Open();
        (await db.Drafts.SingleAsync(draft => draft.Kind == DraftKind.ThankYou, Cancel)).StepId.ShouldBe("thank");
        var mark = await db.StepMarks.SingleAsync(one => one.Deed == Deed.Ask, Cancel);
        mark.Reply.ShouldBe(ReplyKind.Feedback);
        // The deadline for thanks counts from their mail, not from its import.
        mark.RepliedAt.ShouldBe(new DateTimeOffset(2026, 3, 10, 8, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_mail_that_refuses_is_an_answer_and_thanks_alone_follow()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site);
        var (inbox, shown) = await AnswerAsync(
            site,
            "Thank you for your message. As a matter of policy we do not give individual feedback to candidates."
        );
        inbox.ShouldContain("<option value=\"refused\" selected");
        shown.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(page + "/plan");
        var plan = await shown.Content.ReadAsStringAsync();
        plan.ShouldContain("They have answered, and that closes it");
        plan.ShouldContain("Thank Ann Lee all the same");
        var draft = await site.PostAsync(page + "/plan", page + "/steps/thank-briefly/draft", ("playbook", "blended"));
        draft.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/write/");
        (await site.GetAsync("/ask")).ShouldNotContain("Northwind");
        await using var db = site.Open();
        (await db.Feedback.CountAsync(Cancel)).ShouldBe(0);
    }

    [Theory]
    [InlineData("I'm afraid we are unable to provide feedback at this stage.", "refused")]
    [InlineData("We don't offer feedback to unsuccessful applicants.", "refused")]
    [InlineData("I will ask the hiring manager and get back to you.", "promise")]
    [InlineData("I'd be happy to share some feedback. Could we speak on Thursday?", "promise")]
    [InlineData("Thanks for getting in touch. Best of luck with your search.", "vague")]
    [InlineData("Of course. You came across well, but your examples were too general.", "feedback")]
    public async Task What_an_answer_is_stands_in_the_inbox_before_it_is_confirmed(string text, string kind)
    {
        await using var site = await TestSite.StartAsync();
        await AskedAsync(site);
        var (inbox, _) = await AnswerAsync(site, $"{text}\n\n> Could you give me some feedback?");
        inbox.ShouldContain($"<option value=\"{kind}\" selected");
        await using var db = site.Open();
        Token.Name((await db.StepMarks.SingleAsync(Cancel)).Reply!.Value).ShouldBe(kind);
    }

    [Fact]
    public async Task A_promise_is_no_answer_so_nothing_is_written_and_one_may_ask_once_more()
    {
        await using var site = await TestSite.StartAsync();
        await AskedAsync(site);
        var (_, shown) = await AnswerAsync(
            site,
            "Thank you for your message. I will speak to the team.",
            ("answer", "promise")
        );
        var plan = await shown.Content.ReadAsStringAsync();
        plan.ShouldContain("They promised an answer");
        plan.ShouldContain("you may ask once more from");
        plan.ShouldNotContain("Draft it now</button>");
        (await site.GetAsync("/ask")).ShouldContain("Northwind");
        await using var db = site.Open();
        (await db.Feedback.CountAsync(Cancel)).ShouldBe(0);
        (await db.StepMarks.SingleAsync(one => one.Deed == Deed.Ask, Cancel)).Reply.ShouldBe(ReplyKind.Promise);
    }

    [Fact]
    public async Task What_was_confirmed_of_an_answer_can_be_undone()
    {
        await using var site = await TestSite.StartAsync();
        await AskedAsync(site);
        var (_, shown) = await AnswerAsync(site, "Gladly. Your examples were too general.");
        var did = Regex.Match(await shown.Content.ReadAsStringAsync(), "/undo/([0-9a-f-]+)").Groups[1].Value;
        await site.PostAsync("/inbox", $"/undo/{did}");
        await using var db = site.Open();
        (await db.StepMarks.CountAsync(one => one.Deed == Deed.Ask, Cancel)).ShouldBe(0);
        (await db.Feedback.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_to_a_question_how_things_stand_is_news_and_no_feedback()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site, OutcomeKind.Silence);
        var (inbox, _) = await AnswerAsync(
            site,
            "Thank you for asking. Unfortunately we have decided to move forward with another candidate for the Analyst role."
        );
        inbox.ShouldContain("What it says");
        await using (var db = site.Open())
        {
            (await db.Outcomes.OrderByDescending(one => one.At).FirstAsync(Cancel)).Kind.ShouldBe(OutcomeKind.Rejected);
            (await db.Feedback.CountAsync(Cancel)).ShouldBe(0);
        }

        // Now there is something to ask about, and nobody has been asked yet.
        (await site.GetAsync(page + "/plan")).ShouldContain("Ask Ann Lee for advice");
    }

    [Theory]
    [InlineData("feedback", "Thank Ann Lee<", true)]
    [InlineData("vague", "Thank Ann Lee<", true)]
    [InlineData("refused", "Thank Ann Lee all the same<", true)]
    [InlineData("promise", "They promised an answer", false)]
    [InlineData("automatic", "That was a machine", false)]
    public async Task What_was_noted_by_hand_is_followed_up_on_the_same_page(string answer, string says, bool drafts)
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site);
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/mark", ("state", "done"));
        var noted = await site.PostAsync(page + "/plan", page + "/answer", ("answer", answer));
        var plan = await noted.Content.ReadAsStringAsync();
        plan.ShouldContain(says);
        plan.Contains("Draft it now</button>", StringComparison.Ordinal).ShouldBe(drafts);
    }

    [Fact]
    public async Task Where_it_sounded_warm_an_invitation_is_one_button_away()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site);
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/mark", ("state", "done"));
        await site.PostAsync(page + "/plan", page + "/answer", ("answer", "feedback"), ("warm", "yes"));
        var made = await site.PostAsync(page + "/plan", page + "/steps/connect/draft", ("playbook", "blended"));
        made.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/write/");
        await using var db = site.Open();
        (await db.Drafts.OrderBy(one => one.Id).LastAsync(Cancel)).Text.Length.ShouldBeLessThanOrEqualTo(300);
    }

    [Fact]
    public async Task What_only_the_candidate_knows_is_asked_for_before_anything_is_drafted()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site, name: "");
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/mark", ("state", "done"));
        await site.PostAsync(page + "/plan", page + "/answer", ("answer", "feedback"));
        var asked = await site.PostAsync(page + "/plan", page + "/steps/thank/draft", ("playbook", "blended"));
        asked.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(page + "/steps/thank");
        (await asked.Content.ReadAsStringAsync()).ShouldContain("Your name");
    }

    [Fact]
    public async Task A_call_that_was_missed_is_due_to_be_returned()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site);
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/mark", ("state", "awaiting-call"));
        await site.PostAsync(page + "/plan", page + "/answer", ("answer", "call-missed"));
        (await site.GetAsync("/")).ShouldContain("Ring Ann Lee back, as you missed their call");
        (await site.GetAsync("/ask")).ShouldContain("Ring Ann Lee back, as you missed their call");
    }

    [Fact]
    public async Task The_step_for_writing_ahead_leads_to_the_text_and_is_done_with_it()
    {
        await using var site = await TestSite.StartAsync();
        var page = await AskedAsync(site);
        (await site.GetAsync(page + "/steps/draft")).ShouldContain($"{page}/steps/ask?playbook=blended");
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/draft", ("fact-enjoyed", "our talk"));
        await using (var db = site.Open())
        {
            (await db.StepMarks.SingleAsync(one => one.StepId == "draft", Cancel)).State.ShouldBe(StepState.Done);
        }

        // Once somebody was asked, there is nothing left to write ahead.
        await site.PostAsync(page + "/steps/ask", page + "/steps/ask/mark", ("state", "done"));
        await using (var db = site.Open())
        {
            db.StepMarks.RemoveRange(db.StepMarks.Where(one => one.StepId == "draft"));
            await db.SaveChangesAsync(Cancel);
        }

        (await site.GetAsync(page + "/plan")).ShouldNotContain("Draft it now and let it rest");
    }

    // A rejection by Ann Lee, or silence, and the text that asks her; not marked as sent.
    private static async Task<string> AskedAsync(
        TestSite site,
        OutcomeKind news = OutcomeKind.Rejected,
        string name = "Sam Okafor"
    )
    {
        await using var db = site.Open();
        (await db.MeAsync(site.Clock, Cancel)).Name = name;
        var application = new JobApplication
        {
            Id = Ids.New(site.Clock),
            Employer = "Northwind",
            Role = "Analyst",
            Stage = Stage.Final,
        };
        var person = new Person
        {
            Id = Ids.New(site.Clock),
            ApplicationId = application.Id,
            Name = "Ann Lee",
            Role = PersonRole.Recruiter,
            EmailAddress = "ann.lee@northwind.example",
            Phone = "020 7946 0001",
        };
        db.Applications.Add(application);
        db.People.Add(person);
        db.Outcomes.Add(
            new Outcome
            {
                Id = Ids.New(site.Clock),
                ApplicationId = application.Id,
                Kind = news,
                Medium = news == OutcomeKind.Silence ? Medium.Silence : Medium.Email,
                BearerId = person.Id,
                At = site.Clock.Now.AddDays(-2),
            }
        );
        db.Drafts.Add(
            new Draft
            {
                Id = Ids.New(site.Clock),
                ApplicationId = application.Id,
                StepId = news == OutcomeKind.Silence ? "ask-status" : "ask",
                PersonId = person.Id,
                Kind = DraftKind.Email,
                Form = Token.Name(
                    news == OutcomeKind.Silence
                        ? Candor.Core.Ask.TextKind.StatusEnquiry
                        : Candor.Core.Ask.TextKind.FeedbackEmail
                ),
                Subject = "Your advice",
                Text = "Could you tell me what I could do better?",
                MessageId = "asked@candor.invalid",
                CreatedAt = site.Clock.Now.AddDays(-1),
                ChangedAt = site.Clock.Now.AddDays(-1),
            }
        );
        await db.SaveChangesAsync(Cancel);
        return $"/applications/{application.Id}";
    }

    private static async Task<(string Inbox, HttpResponseMessage Shown)> AnswerAsync(
        TestSite site,
        string text,
        params (string, string)[] fields
    )
    {
        var mail = $"""
            From: Ann Lee <ann.lee@northwind.example>
            Subject: Re: Your advice
            Date: Tue, 10 Mar 2026 08:30:00 +0000
            Message-ID: <answer@northwind.example>
            In-Reply-To: <asked@candor.invalid>

            {text}
            """;
        var page = await site.GetAsync("/happened");
        var token = WebUtility.HtmlDecode(page.Split("name=\"form-token\" value=\"")[1].Split('"')[0]);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "form-token" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(mail)), "mail", "answer.eml" },
        };
        await site.Client.PostAsync("/inbox/mail", content);
        var inbox = WebUtility.HtmlDecode(await site.GetAsync("/inbox"));
        Guid id;
        site.Clock.Now += TimeSpan.FromSeconds(1);
        await using (var db = site.Open())
        {
            id = (await db.Proposals.SingleAsync(Cancel)).Id;
        }

        return (inbox, await site.PostAsync("/inbox", $"/inbox/{id}", [("deed", "confirm"), .. fields]));
    }
}
