using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Only_application_mail_is_kept_and_the_same_mail_once()
    {
        var box = Mbox();
        (await terminal.RunAsync("import", box)).Out.ShouldContain("1 now wait for you to confirm: 1 rejected.");
        (await terminal.RunAsync("import", box)).Out.ShouldContain("3 mails read, 3 of them known already.");
        await using var db = await OpenAsync();
        (await db.Emails.SingleAsync()).From.Address.ShouldBe("ann@northwind.example");
        (await db.SeenMail.CountAsync()).ShouldBe(1);
        (await db.Outcomes.CountAsync()).ShouldBe(0);
        var proposal = await db.Proposals.SingleAsync();
        (proposal.Kind, proposal.State).ShouldBe((OutcomeKind.Rejected, ProposalState.Waiting));
        proposal.At.ShouldBe(new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero));
        proposal.Evidence.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_kept_and_writes_nothing()
    {
        var ran = await terminal.RunAsync("import", Mbox(), "--dry-run");
        ran.Out.ShouldContain("1 would wait for you to confirm: 1 rejected.");
        ran.Out.ShouldContain("Nothing was written.");
        await using var db = await OpenAsync();
        (await db.Emails.CountAsync()).ShouldBe(0);
        (await db.SeenMail.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_mail_is_put_to_the_application_that_there_is()
    {
        var northwind = new JobApplication { Id = Ids.New(terminal.Clock), Employer = "Northwind" };
        await using (var db = await OpenAsync())
        {
            db.Applications.Add(northwind);
            await db.SaveChangesAsync();
        }

        await terminal.RunAsync("import", Mbox());
        await using var after = await OpenAsync();
        (await after.Proposals.SingleAsync()).ApplicationId.ShouldBe(northwind.Id);
    }

    [Fact]
    public async Task Where_nothing_could_be_read_no_word_is_said_of_new_mail()
    {
        var ran = await terminal.RunAsync("import", Path.Combine(terminal.Home, "nosuch.mbox"));
        ran.ExitCode.ShouldBe(2);
        ran.Out.Trim().ShouldBe("0 mails read.");
        ran.Error.ShouldContain("there is no such file or folder");
    }

    /// <summary>The same words in a mail of their own may be about a room or a band.</summary>
    [Theory]
    [InlineData("In-Reply-To: <talk@northwind.example>", 2)]
    [InlineData("References: <first@home.example> <talk@northwind.example>", 2)]
    [InlineData("X-Mailer: pigeon", 1)]
    public async Task A_no_in_no_word_of_a_job_is_read_where_it_answers_mail_that_waits(string header, int kept)
    {
        var box = terminal.Write("thread.mbox", Invitation + Bare("<b@x>", header));
        (await terminal.RunAsync("import", box)).ExitCode.ShouldBe(0);
        await using var db = await OpenAsync();
        var proposals = await db.Proposals.ToListAsync();
        proposals.Count.ShouldBe(kept);
        proposals.Count(one => one.Kind == OutcomeKind.Rejected && one.Sure != Sure.Sure).ShouldBe(kept - 1);
    }

    [Fact]
    public async Task The_mail_that_it_answers_may_have_come_with_an_earlier_import()
    {
        await terminal.RunAsync("import", terminal.Write("first.mbox", Invitation));
        var later = terminal.Write("later.mbox", Bare("<b@x>", "In-Reply-To: <talk@northwind.example>"));
        (await terminal.RunAsync("import", later)).Out.ShouldContain("1 rejected");
    }

    [Fact]
    public async Task What_was_said_to_be_not_mine_makes_nothing_of_its_thread()
    {
        await terminal.RunAsync("import", terminal.Write("first.mbox", Invitation));
        await using (var db = await OpenAsync())
        {
            (await db.Proposals.SingleAsync()).State = ProposalState.NotMine;
            await db.SaveChangesAsync();
        }

        await terminal.RunAsync(
            "import",
            terminal.Write("later.mbox", Bare("<b@x>", "In-Reply-To: <talk@northwind.example>"))
        );
        await using var after = await OpenAsync();
        (await after.Proposals.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_is_known_by_an_application_needs_no_word_of_a_job_either()
    {
        var northwind = new JobApplication { Id = Ids.New(terminal.Clock), Employer = "Northwind" };
        var ann = new Person
        {
            Id = Ids.New(terminal.Clock),
            ApplicationId = northwind.Id,
            EmailAddress = "Ann@northwind.example",
        };
        await using (var db = await OpenAsync())
        {
            db.AddRange(northwind, ann);
            await db.SaveChangesAsync();
        }

        await terminal.RunAsync("import", terminal.Write("new.mbox", Bare("<b@x>", "X-Mailer: pigeon")));
        await using var after = await OpenAsync();
        var proposal = await after.Proposals.SingleAsync();
        (proposal.Kind, proposal.ApplicationId).ShouldBe((OutcomeKind.Rejected, northwind.Id));
        (await after.Emails.SingleAsync()).Warnings.ShouldContain(one => one.StartsWith("Its words alone"));
    }

    private const string Invitation = """
        From ann@northwind.example Mon Mar  9 09:00:00 2026
        From: Ann Lee <ann@northwind.example>
        Subject: Interview for the post of Data Engineer
        Message-ID: <talk@northwind.example>
        Date: Mon, 9 Mar 2026 09:00:00 +0100

        Thank you for your application for the Data Engineer position. We would like to invite you to an interview on
        Thursday 12 March at 10:00.


        """;

    private static string Bare(string id, string header) =>
        $"""
            From ann@northwind.example Mon Mar 16 09:00:00 2026
            From: Ann Lee <ann@northwind.example>
            Subject: Re: Thursday
            Message-ID: {id}
            {header}
            Date: Mon, 16 Mar 2026 09:00:00 +0100

            Hello Sam, sorry, in the end they have gone with someone else. Ann

            """;

    [Fact]
    public async Task What_candidates_wrote_themselves_is_no_news_also_where_they_have_nothing_else_yet()
    {
        await using (var db = await OpenAsync())
        {
            (await db.MeAsync(terminal.Clock, CancellationToken.None)).EmailAddress = "Ann@Northwind.example";
            await db.SaveChangesAsync();
        }

        (await terminal.RunAsync("import", Mbox())).Out.ShouldContain("None of the new ones is about an application.");
    }

    [Fact]
    public Task The_examples_of_the_documentation_hold() => CliDocs.CheckAsync("import");

    private async Task<CandorDb> OpenAsync() =>
        new(await Store.OpenAsync(terminal.Home, terminal.Clock, CancellationToken.None));

    private string Mbox() =>
        terminal.Write(
            "all.mbox",
            """
            From a@b Tue Mar 10 09:00:00 2026
            From: Ann Lee <ann@northwind.example>
            Subject: Your application
            Date: Mon, 9 Mar 2026 09:00:00 +0100
            Message-ID: <1@x>

            We regret to inform you that your application for the Analyst position was not successful.

            From a@b Tue Mar 10 09:00:00 2026
            From: Bob <bob@friends.example>
            Subject: Saturday
            Message-ID: <2@x>

            Unfortunately I am late.

            From a@b Tue Mar 10 09:00:00 2026
            From: Bob <bob@friends.example>
            Subject: Saturday
            Message-ID: <2@x>

            Unfortunately I am late.
            """
        );
}
