using System.Text;
using Candor.Data;
using Candor.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

/// <summary>What is erased is looked for in the bytes of every file of the home.</summary>
public sealed class EraseTests : IDisposable
{
    // Words that stand nowhere else, so that their bytes tell whether anything is left.
    private static readonly string[] Secret =
    [
        "Quizzaciously",
        "Zyzzyvafirm",
        "Wolframdreck",
        "Xylophagous",
        "jo@zyzzyva.example",
    ];

    private readonly TestTerminal terminal = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("--application")]
    [InlineData("--person")]
    [InlineData("--everything")]
    public async Task No_file_holds_a_word_of_it_any_more(string what)
    {
        var (application, person) = await FillAsync();
        Found().ShouldNotBeEmpty();
        if (what == "--everything")
        {
            terminal.Write("knowledge/cheering.md", "Wolframdreck made me laugh");
            terminal.Write("knowledge/cheering.md.before", "Wolframdreck did");
        }

        string[] args = what switch
        {
            "--application" => ["erase", what, application.ToString(), "--yes"],
            "--person" => ["erase", what, person.ToString(), "--yes"],
            _ => ["erase", what, "--yes"],
        };

        var ran = await terminal.RunAsync(args);

        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        var left = Found();
        if (what == "--person")
        {
            // The firm's name is the application's, not theirs.
            left.RemoveAll(found => found.EndsWith("Zyzzyvafirm", StringComparison.Ordinal));
        }

        left.ShouldBeEmpty();
        await using var db = await OpenAsync();
        (await db.Applications.CountAsync(other => other.Employer == "Northwind", Cancel)).ShouldBe(
            what == "--everything" ? 0 : 1
        );
        (await Find.InAsync(db, "northwind", Cancel)).Count.ShouldBe(what == "--everything" ? 0 : 1);
    }

    [Fact]
    public async Task An_erased_mail_does_not_come_back_with_the_next_import()
    {
        var mail = terminal.Write(
            "mail.eml",
            "From: Jo <jo@zyzzyva.example>\nMessage-ID: <1@zyzzyva.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
                + "Subject: Your application for Analyst\n\nThank you for your application to Zyzzyvafirm. "
                + "We regret to inform you that you have not been selected."
        );
        (await terminal.RunAsync("import", mail)).ExitCode.ShouldBe(0);
        Guid application;
        await using (var db = await OpenAsync())
        {
            var email = await db.Emails.SingleAsync(Cancel);
            application = (await AddAsync(db, "Zyzzyvafirm")).Id;
            email.ApplicationId = application;
            await db.SaveChangesAsync(Cancel);
        }

        await terminal.RunAsync("erase", "--application", application.ToString(), "--yes");
        await terminal.RunAsync("import", mail);

        await using var after = await OpenAsync();
        (await after.Emails.CountAsync(Cancel)).ShouldBe(0);
    }

    [Theory]
    [InlineData("add --yes", "--everything")]
    [InlineData("name one of", "--yes")]
    [InlineData("is no id", "--application", "7", "--yes")]
    [InlineData("nothing was erased", "--person", "0199a3b2-0000-7000-8000-000000000000", "--yes")]
    public async Task What_is_not_clear_erases_nothing(string says, params string[] args)
    {
        await FillAsync();
        var ran = await terminal.RunAsync(["erase", .. args]);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain(says);
        Found().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_page_erases_only_once_the_word_is_written()
    {
        await using var site = await TestSite.StartAsync();
        Guid id;
        await using (var db = site.Open())
        {
            id = (await AddAsync(db, "Zyzzyvafirm")).Id;
        }

        (await site.GetAsync($"/erase?application={id}")).ShouldContain("Erase Zyzzyvafirm");
        (string, string)[] fields = [("kind", "application"), ("id", id.ToString())];
        await site.PostAsync($"/erase?application={id}", "/erase/now", [.. fields, ("sure", "yes")]);
        (await site.GetAsync("/search?q=zyzzyvafirm")).ShouldContain($"/applications/{id}");
        await site.PostAsync($"/erase?application={id}", "/erase/now", [.. fields, ("sure", "Erase ")]);
        (await site.GetAsync("/search?q=zyzzyvafirm")).ShouldContain("stands nowhere");
    }

    private async Task<(Guid Application, Guid Person)> FillAsync()
    {
        await using var db = await OpenAsync();
        await AddAsync(db, "Northwind");
        var application = await AddAsync(db, "Zyzzyvafirm");
        var person = new Person
        {
            Id = Ids.New(terminal.Clock),
            ApplicationId = application.Id,
            Name = "Wolframdreck",
            EmailAddress = "jo@zyzzyva.example",
        };
        var feedback = new Feedback
        {
            Id = Ids.New(terminal.Clock),
            ApplicationId = application.Id,
            PersonId = person.Id,
            Text = "You answered quizzaciously. " + new string('x', 20_000),
            At = terminal.Clock.GetUtcNow(),
        };
        var draft = new Draft
        {
            Id = Ids.New(terminal.Clock),
            ApplicationId = application.Id,
            PersonId = person.Id,
            Text = "Dear Wolframdreck",
        };
        db.AddRange(
            person,
            feedback,
            draft,
            new DraftVersion
            {
                Id = Ids.New(terminal.Clock),
                DraftId = draft.Id,
                Text = "Hello Wolframdreck",
            },
            new CalendarEvent
            {
                Id = Ids.New(terminal.Clock),
                Uid = $"{application.Id:N}-ask@candor.invalid",
                Summary = "Ask Wolframdreck (Zyzzyvafirm)",
            },
            new Email
            {
                Id = Ids.New(terminal.Clock),
                ApplicationId = application.Id,
                MessageId = "1@zyzzyva.example",
                From = new("Wolframdreck", "jo@zyzzyva.example"),
                Subject = "Xylophagous",
                Text = "Quizzaciously yours",
            }
        );
        // In the journal, the index, the log and a rolling backup too.
        await db.SaveAsync("Written down: Quizzaciously", terminal.Clock, Cancel);
        feedback.Text = "Something shorter.";
        await db.SaveAsync("Changed", terminal.Clock, Cancel);
        (await Find.InAsync(db, "xylophagous", Cancel)).Count.ShouldBe(1);
        (await Backup.RollAsync(terminal.Home, new DateOnly(2026, 3, 9), Cancel)).ShouldNotBeNull();
        return (application.Id, person.Id);
    }

    private async Task<JobApplication> AddAsync(CandorDb db, string employer)
    {
        var application = new JobApplication
        {
            Id = Ids.New(terminal.Clock),
            Employer = employer,
            CreatedAt = terminal.Clock.GetUtcNow(),
        };
        db.Applications.Add(application);
        await db.SaveChangesAsync(Cancel);
        return application;
    }

    // The store's files and its backups; the mail that a test itself wrote there is not Candor's.
    private List<string> Found()
    {
        SqliteConnection.ClearAllPools();
        return
        [
            .. from file in Directory.EnumerateFiles(terminal.Home, "*", SearchOption.AllDirectories)
            where !file.EndsWith(".eml", StringComparison.Ordinal)
            let bytes = Encoding.Latin1.GetString(File.ReadAllBytes(file))
            from word in Secret
            where bytes.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{Path.GetFileName(file)}: {word}",
        ];
    }

    private async Task<CandorDb> OpenAsync() => new(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel));
}
