using System.Text;
using System.Text.RegularExpressions;
using Candor.Core;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Keeping;

/// <summary>What is kept too long is shown, goes when the candidate says so, comes back for a week, and then is gone.</summary>
public sealed class KeepingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_due_and_nothing_goes_until_a_time_is_chosen_and_the_button_pressed()
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        (await site.GetAsync("/keeping")).ShouldNotContain("kept long enough");
        (await site.GetAsync("/")).ShouldNotContain("Kept long enough");

        var chosen = await ChooseAsync(site, ("other-mail", "6"), ("applications", "12"));
        chosen.ShouldContain("Nothing was removed.");
        chosen.ShouldContain("1 e-mail kept long enough");
        chosen.ShouldContain("A newsletter of last year");
        chosen.ShouldContain("1 application kept long enough");
        chosen.ShouldContain("Old Harbour");
        chosen.ShouldNotContain("Northwind");
        (await site.GetAsync("/")).ShouldContain("1 e-mail, 1 application have lain as long as you wanted");
        (await site.GetAsync("/privacy")).ShouldContain("Practice answers: until you remove them");
        await using var db = site.Open();
        (await db.Emails.CountAsync(Cancel), await db.Applications.CountAsync(Cancel)).ShouldBe((3, 3));
    }

    [Theory]
    [InlineData("other-mail", 1)]
    [InlineData("answers", 1)]
    [InlineData("people", 1)]
    [InlineData("applications", 1)]
    public async Task What_was_removed_comes_back_whole_within_the_week(string kind, int due)
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        await ChooseAsync(site, (kind, "12"));
        var before = await EverythingAsync(site);

        var html = await RemoveAsync(site, kind, due);
        html.ShouldContain("Removed when its time was up: 1 ");
        html.ShouldContain("Removed lately");
        (await EverythingAsync(site)).ShouldNotBe(before);

        await site.PostAsync("/keeping", Regex.Match(html, "/undo/[0-9a-f-]+").Value);
        (await EverythingAsync(site)).ShouldBe(before);
    }

    [Fact]
    public async Task A_name_that_was_removed_leaves_what_that_person_said()
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        await ChooseAsync(site, ("people", "12"));
        await RemoveAsync(site, "people", 1);
        await using var db = site.Open();
        var names = await db.People.Select(one => one.Name).ToListAsync(Cancel);
        names.ShouldBe(["(name removed)", "Dana Whitfield"], ignoreOrder: true);
        (await db.Feedback.SingleAsync(Cancel)).Text.ShouldContain("rambled");
        (await site.GetAsync("/keeping")).ShouldNotContain("kept long enough");
    }

    [Fact]
    public async Task After_the_week_no_byte_of_it_is_left()
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        await ChooseAsync(site, ("applications", "12"));
        await RemoveAsync(site, "applications", 1);
        Holds(site, "zanzibarquotation").ShouldBeTrue("until then it can be brought back");

        await ForgetAsync(site, days: 6);
        Holds(site, "zanzibarquotation").ShouldBeTrue();
        await ForgetAsync(site, days: 8);
        Holds(site, "zanzibarquotation").ShouldBeFalse();
        (await site.GetAsync("/keeping")).ShouldNotContain("Removed lately");
    }

    [Fact]
    public async Task More_than_was_shown_is_never_removed()
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        await ChooseAsync(site, ("other-mail", "6"));
        (await RemoveAsync(site, "other-mail", 7)).ShouldContain("Nothing was removed.");
        (await RemoveAsync(site, "answers", 0)).ShouldContain("Nothing was removed.");
        await using var db = site.Open();
        (await db.Emails.CountAsync(Cancel), await db.Answers.CountAsync(Cancel)).ShouldBe((3, 2));
    }

    /// <summary>An old application that is over and one that is not, old and new mail, answers and people.</summary>
    private static async Task FillAsync(TestSite site)
    {
        await using var db = site.Open();
        var now = site.Clock.GetUtcNow();
        var (old, open, fresh) = (Job("Old Harbour"), Job("Northwind Energy"), Job("Northwind Traders"));
        old.Notes = "zanzibarquotation";
        db.AddRange(old, open, fresh);
        db.AddRange(
            Said(old, OutcomeKind.Rejected, -400),
            Said(open, OutcomeKind.Rejected, -500),
            Said(open, OutcomeKind.Invited, -450),
            Said(fresh, OutcomeKind.Rejected, -30)
        );
        var tom = new Person
        {
            Id = Ids.New(site.Clock),
            ApplicationId = old.Id,
            Name = "Tom Reed",
            Phone = "0123",
            Rapport = 4,
        };
        db.AddRange(
            tom,
            new Person
            {
                Id = Ids.New(site.Clock),
                ApplicationId = open.Id,
                Name = "Dana Whitfield",
            }
        );
        db.Feedback.Add(
            new Feedback
            {
                Id = Ids.New(site.Clock),
                ApplicationId = old.Id,
                PersonId = tom.Id,
                At = now.AddDays(-390),
                Text = "You rambled, zanzibarquotation.",
            }
        );
        db.AddRange(
            Mail("A newsletter of last year", -380, null),
            Mail("A newsletter of last week", -7, null),
            Mail("Your application", -400, old.Id)
        );
        db.AddRange(Answer(-380), Answer(-3));
        await db.SaveChangesAsync(Cancel);

        JobApplication Job(string employer) =>
            new()
            {
                Id = Ids.New(site.Clock),
                Employer = employer,
                CreatedAt = now.AddDays(-600),
            };
        Outcome Said(JobApplication job, OutcomeKind kind, int days) =>
            new()
            {
                Id = Ids.New(site.Clock),
                ApplicationId = job.Id,
                Kind = kind,
                At = now.AddDays(days),
                ConfirmedAt = now.AddDays(days),
            };
        Email Mail(string subject, int days, Guid? job) =>
            new()
            {
                Id = Ids.New(site.Clock),
                MessageId = $"<{subject}>",
                Subject = subject,
                Text = subject,
                Date = now.AddDays(days),
                ApplicationId = job,
            };
        Answer Answer(int days) =>
            new()
            {
                Id = Ids.New(site.Clock),
                Question = "Why us?",
                Text = "Because.",
                At = now.AddDays(days),
            };
    }

    private static async Task<string> ChooseAsync(TestSite site, params (string Kind, string Months)[] times) =>
        await (await site.PostAsync("/keeping", "/keeping/times", times)).Content.ReadAsStringAsync(Cancel);

    private static async Task<string> RemoveAsync(TestSite site, string kind, int count)
    {
        var answer = await site.PostAsync("/keeping", "/keeping/remove", ("kind", kind), ("count", $"{count}"));
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static Task ForgetAsync(TestSite site, int days) =>
        global::Candor.Keeping.ForgetRemoved.RunAsync(site.Home, site.Clock.GetUtcNow().AddDays(days), Cancel);

    /// <summary>Every row but the journal's, as text.</summary>
    private static async Task<string> EverythingAsync(TestSite site)
    {
        await using var connection = new SqliteConnection($"Data Source={Store.PathIn(site.Home)}");
        await connection.OpenAsync(Cancel);
        var text = new StringBuilder();
        foreach (var table in new[] { "application", "email", "seen_mail", "outcome", "person", "feedback", "answer" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY id";
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                text.AppendJoin('|', values).AppendLine();
            }
        }

        return text.ToString();
    }

    private static bool Holds(TestSite site, string words) =>
        Directory
            .EnumerateFiles(site.Home, "candor.db*")
            .Any(path =>
            {
                using var file = new FileStream(
                    path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete
                );
                using var bytes = new MemoryStream();
                file.CopyTo(bytes);
                return Encoding.UTF8.GetString(bytes.ToArray()).Contains(words, StringComparison.Ordinal);
            });
}
