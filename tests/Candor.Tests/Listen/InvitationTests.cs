using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>What a confirmed mail brings to its application besides the news: the talk, and who people are.</summary>
public sealed class InvitationTests
{
    private const string Invitation = """
        From: Priya Shah <priya.shah@nenefreight.example>
        To: Sam Grey <sam@home.example>
        Subject: Interview for Data Engineer at Nene Freight
        Date: Mon, 9 Mar 2026 09:00:00 +0000
        Message-ID: <talk@nenefreight.example>

        Dear Sam,

        Thank you for your application for the Data Engineer position at Nene Freight. We would like to invite you to
        an interview on Tuesday 17 March at 2.30pm in our office in Leeds.
        You will meet Tom Reed, Head of Data, and Alice Moss.

        Kind regards,
        Priya Shah
        Talent Partner
        """;

    [Fact]
    public async Task An_invitation_brings_the_talk_and_the_people_it_names_which_are_shown_before()
    {
        await using var site = await TestSite.StartAsync();
        var html = await GiveAsync(site, Invitation);
        html.ShouldContain("value=\"2026-03-17T14:30\"");
        html.ShouldContain("value=\"Tom Reed, Alice Moss\"");
        await DecideAsync(site, ("deed", "confirm"));
        await using var db = site.Open();
        (await db.Interviews.SingleAsync()).At.ShouldBe(new(2026, 3, 17, 14, 30, 0, TimeSpan.Zero));
        var people = await db.People.OrderBy(one => one.Name).Select(one => $"{one.Name}: {one.Role}").ToListAsync();
        people.ShouldBe(["Alice Moss: Interviewer", "Priya Shah: Recruiter", "Tom Reed: HiringManager"]);
        (await db.Proposals.SingleAsync()).State.ShouldBe(ProposalState.Confirmed);
    }

    [Fact]
    public async Task What_the_candidate_writes_there_counts_and_undo_takes_it_all_back()
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Invitation);
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await DecideAsync(site, ("deed", "confirm"), ("talk", "2026-03-18T10:00"), ("with", "Tom Reed"));
        Guid entry;
        await using (var db = site.Open())
        {
            (await db.Interviews.SingleAsync()).At.ShouldBe(new(2026, 3, 18, 10, 0, 0, TimeSpan.Zero));
            (await db.People.CountAsync()).ShouldBe(2);
            entry = (await db.Journal.SingleAsync(one => one.Deed.StartsWith("Confirmed"))).Id;
        }

        await site.PostAsync("/settings", $"/undo/{entry}");
        await using (var db = site.Open())
        {
            (await db.Interviews.CountAsync()).ShouldBe(0);
            (await db.People.CountAsync()).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("an interview on Tuesday 17 March at 10", "2026-03-17T10:00")]
    [InlineData("an interview at 9:15 on March 20th", "2026-03-20T09:15")]
    [InlineData("an interview on Thursday at 4pm", "2026-03-12T16:00")]
    [InlineData("an interview on the 3rd of January, at noon", "2027-01-03T12:00")]
    [InlineData("an interview on Tuesday 17 March at 10 or Wednesday 18 March at 11, as you like", "")]
    [InlineData("an interview in the week of 16 March", "")]
    [InlineData("an interview; there are 12 of us in 3 teams", "")]
    public async Task A_day_counts_with_its_time_and_where_only_one_is_offered(string words, string talk)
    {
        await using var site = await TestSite.StartAsync();
        var html = await GiveAsync(
            site,
            Invitation.Replace(
                "an interview on Tuesday 17 March at 2.30pm in our office in Leeds",
                words,
                StringComparison.Ordinal
            )
        );
        var field = html.Split("When the talk is")[1].Split("With whom")[0];
        field.ShouldContain($"value=\"{talk}\"");
    }

    [Theory]
    [InlineData("Priya Shah\nHead of Data", PersonRole.HiringManager)]
    [InlineData("Priya Shah, Data Director", PersonRole.HiringManager)]
    [InlineData("Priya Shah\nHR Manager\nNene Freight", PersonRole.Recruiter)]
    [InlineData("Priya\n\nPriya Shah | Senior Recruitment Consultant\nHale Partners", PersonRole.AgencyRecruiter)]
    [InlineData("Priya", PersonRole.Recruiter)]
    public async Task Who_somebody_is_stands_under_their_name(string signature, PersonRole role)
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Invitation.Replace("Priya Shah\nTalent Partner", signature, StringComparison.Ordinal));
        await DecideAsync(site, ("deed", "confirm"));
        await using var db = site.Open();
        (await db.People.SingleAsync(one => one.Name == "Priya Shah")).Role.ShouldBe(role);
    }

    [Theory]
    [InlineData("Nene Freight Careers")]
    [InlineData("Nene Freight - Careers")]
    [InlineData("Nene Freight (Recruitment)")]
    [InlineData("Nene Freight Recruitment Team")]
    [InlineData("Nene Freight Talent Acquisition")]
    [InlineData("Nene Freight Resourcing")]
    [InlineData("Nene Freight Candidate Care")]
    public async Task A_team_behind_the_name_is_no_other_employer(string sender)
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(site, Invitation);
        await DecideAsync(site, ("deed", "confirm"));
        await GiveAsync(
            site,
            $"From: \"{sender}\" <no-reply@hire.lever.co>\nSubject: Your application\nMessage-ID: <no@x>\nDate: Fri, 20 Mar 2026 09:00:00 +0000\n\n"
                + "Dear Sam,\n\nUnfortunately you have not been selected for the Data Engineer position.\n\nBest wishes,\n"
                + sender
        );
        await DecideAsync(site, ("deed", "confirm"));
        await using var db = site.Open();
        (await db.Applications.SingleAsync()).Employer.ShouldBe("Nene Freight");
        (await db.Outcomes.CountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("", OutcomeKind.Rejected)]
    [InlineData("List-Post: <mailto:dev@lists.example>\n", OutcomeKind.None)]
    [InlineData("List-Post: NO\n", OutcomeKind.Rejected)]
    public async Task Nobody_is_turned_down_before_a_discussion_list(string header, OutcomeKind kind)
    {
        await using var site = await TestSite.StartAsync();
        await GiveAsync(
            site,
            $"From: Ann Lee <ann@nene.example>\nSubject: Your application\nMessage-ID: <list@x>\nDate: Fri, 20 Mar 2026 09:00:00 +0000\n{header}\n"
                + "Dear Sam,\n\nWe regret to inform you that your application for the Analyst position was not successful.\n\nAnn"
        );
        await using var db = site.Open();
        (await db.Proposals.SingleAsync()).Kind.ShouldBe(kind);
    }

    private static async Task<string> GiveAsync(TestSite site, string mail)
    {
        var answer = await site.PostAsync("/inbox", "/inbox/mail", ("text", mail));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task DecideAsync(TestSite site, params (string, string)[] fields)
    {
        Guid id;
        await using (var db = site.Open())
        {
            id = (await db.Proposals.SingleAsync(one => one.State == ProposalState.Waiting)).Id;
        }

        (await site.PostAsync("/inbox", $"/inbox/{id}", fields)).EnsureSuccessStatusCode();
    }
}
