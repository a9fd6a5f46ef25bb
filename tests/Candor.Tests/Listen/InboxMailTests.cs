using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>How the Inbox shows what a mail says, and what it makes of what is no plain mail.</summary>
public sealed class InboxMailTests
{
    [Fact]
    public async Task Pasted_text_leads_to_the_same_place_as_a_file()
    {
        await using var site = await TestSite.StartAsync();
        var pasted = await site.PostAsync(
            "/inbox",
            "/inbox/mail",
            ("text", "We have offered the role to another candidate.")
        );
        (await pasted.Content.ReadAsStringAsync()).ShouldContain("Candor reads a no");
    }

    [Fact]
    public async Task Each_sentence_is_told_by_what_it_is_good_for_in_words()
    {
        await using var site = await TestSite.StartAsync();
        var html = await InboxTests.GiveAsync(
            site,
            InboxTests.Rejection.Replace(
                "Kind regards,",
                "Your examples were rather general.\n\nKind regards,",
                StringComparison.Ordinal
            )
        );
        html.ShouldMatch(
            "<span class=\"said courtesy\"><mark[^>]*>Thank you.*last week.<small>courtesy</small></span>"
        );
        html.ShouldMatch("<span class=\"said stock-phrase\">.*other candidates.*<small>stock phrase</small></span>");
        html.ShouldMatch(
            "<span class=\"said feedback\">.*Your examples were.* rather general.<small>feedback</small></span>"
        );
        html.ShouldContain("what may say something about how you did");
    }

    [Fact]
    public async Task Nothing_of_a_mails_own_markup_gets_into_the_page_and_hidden_text_is_left_out()
    {
        await using var site = await TestSite.StartAsync();
        var html = await InboxTests.GiveAsync(
            site,
            """
            From: Ann Lee <ann.lee@northwind.example>
            Subject: <b onclick=alert(1)>Your application</b>
            Date: Mon, 9 Mar 2026 09:00:00 +0100
            Message-ID: <html@northwind.example>
            Content-Type: text/html; charset=utf-8

            <html><head><style>.mine { color: red }</style><script>alert('one')</script></head><body>
            <div style="display:none">You are invited to an interview</div>
            <p class="mine" onclick="alert('two')">We regret to inform you that your application was <b>not successful</b>.</p>
            <p>5 &lt; 6 &amp; &lt;script&gt;alert('three')&lt;/script&gt;</p>
            <img src="https://track.example/open.gif" width="1" height="1"><a href="https://evil.example/">More</a>
            <form action="https://evil.example/"><input name="password"></form>
            </body></html>
            """
        );
        html.ShouldContain("not successful");
        html.ShouldContain("&lt;script&gt;alert(");
        html.ShouldContain("&lt;b onclick=alert(1)&gt;Your application&lt;/b&gt;");
        foreach (
            var never in new[]
            {
                "alert('one')",
                "alert('two')",
                "<script>alert",
                "<b onclick",
                "class=\"mine\"",
                "You are invited",
                "<img src=\"https",
                "href=\"https://evil",
                "action=\"https://evil",
                "name=\"password\"",
            }
        )
        {
            html.ShouldNotContain(never);
        }
    }

    [Fact]
    public async Task A_picture_is_told_as_no_mail()
    {
        await using var site = await TestSite.StartAsync();
        var html = await InboxTests.GiveAsync(site, "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
        html.ShouldContain("is no mail");
    }

    [Fact]
    public async Task An_answer_to_an_ask_that_was_sent_by_copying_it_is_known_by_person_thread_and_time()
    {
        await using var site = await TestSite.StartAsync();
        await InboxTests.GiveAsync(site, InboxTests.Rejection);
        await InboxTests.DecideAsync(site, ("deed", "confirm"));
        await using (var db = site.Open())
        {
            var application = await db.Applications.SingleAsync();
            db.Drafts.Add(
                new Draft
                {
                    Id = Ids.New(site.Clock),
                    ApplicationId = application.Id,
                    Kind = DraftKind.Email,
                    Text = "Could you tell me what I could do better?",
                    MessageId = "never-sent@candor.invalid",
                    CreatedAt = site.Clock.Now,
                    ChangedAt = site.Clock.Now,
                }
            );
            await db.SaveChangesAsync();
        }

        await InboxTests.GiveAsync(
            site,
            """
            From: Ann Lee <ann.lee@northwind.example>
            Subject: Re: Your application for Data Engineer at Northwind Traders
            Date: Thu, 12 Mar 2026 09:00:00 +0100
            Message-ID: <def@northwind.example>
            In-Reply-To: <sent-by-webmail@home.example>
            References: <abc@northwind.example> <sent-by-webmail@home.example>

            Gladly. Your answers were rather long.
            """
        );
        await using (var db = site.Open())
        {
            var answer = await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting);
            answer.AnswersDraftId.ShouldNotBeNull();
            answer.ApplicationId.ShouldNotBeNull();
            answer.Sure.ShouldBe(Sure.Likely);
        }
    }
}
