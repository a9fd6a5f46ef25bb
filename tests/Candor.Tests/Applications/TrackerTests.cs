using System.Text;
using System.Text.RegularExpressions;
using Candor.Applications;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Applications;

public sealed partial class TrackerTests
{
    private const string List =
        "Job Title,Company,Status,Date Applied,Date Rejected,Recruiter,Contact Email,Notes\n"
        + "Analyst,Northwind,Rejected,13/02/2026,02/03/2026,Jo Hill,jo@northwind.example,\"Long talk, kind people\"\n"
        + "Planner,Eastwind,Interviewing,14/02/2026,,,,\n"
        + "Buyer,Westwind,Rejected,2026-02-20,,,,\n"
        + ",,Applied,,,,,\n"
        + "Analyst,Northwind,Rejected,13/02/2026,02/03/2026,,,\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_looked_at_taken_and_can_be_undone()
    {
        await using var site = await TestSite.StartAsync();
        var look = await GiveAsync(site, List);
        look.ShouldContain("3 of 5 rows would be taken");
        look.ShouldContain("It names no employer.");
        look.ShouldContain("This application is there already.");

        var taken = await site.PostAsync(
            $"/applications/list?id={Id(look)}",
            "/applications/list/take",
            ("id", Id(look))
        );

        var page = await taken.Content.ReadAsStringAsync(Cancel);
        page.ShouldContain("Took 3 applications from your list");
        await using var db = site.Open();
        var northwind = await db.Applications.SingleAsync(one => one.Employer == "Northwind", Cancel);
        northwind.AppliedOn.ShouldBe(new DateOnly(2026, 2, 13));
        northwind.Notes.ShouldBe("Long talk, kind people");
        (await db.People.SingleAsync(Cancel)).EmailAddress.ShouldBe("jo@northwind.example");
        var outcome = await db.Outcomes.SingleAsync(Cancel);
        (outcome.Kind, outcome.At.Date).ShouldBe((OutcomeKind.Rejected, new DateTime(2026, 3, 2)));
        (await db.Applications.SingleAsync(one => one.Employer == "Eastwind", Cancel)).Stage.ShouldBe(Stage.First);
        // A rejection without its day is not given one.
        (await db.Applications.SingleAsync(one => one.Employer == "Westwind", Cancel)).Notes.ShouldContain("Rejected");

        var undo = UndoForm().Match(page).Groups[1].Value;
        await site.PostAsync($"/applications?did={undo}", $"/undo/{undo}");
        (await db.Applications.AsNoTracking().CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_guess_is_corrected_before_anything_is_taken()
    {
        await using var site = await TestSite.StartAsync();
        var look = await GiveAsync(site, "Who;What;When\nNorthwind;Analyst;3/4/2025\n");
        look.ShouldContain("Say first which column is the employer");
        var again = await site.PostAsync(
            $"/applications/list?id={Id(look)}",
            "/applications/list/take",
            ("id", Id(look)),
            ("c0", "employer"),
            ("c1", "role"),
            ("c2", "applied"),
            ("days", "month"),
            ("look", "1")
        );
        var page = await again.Content.ReadAsStringAsync(Cancel);
        page.ShouldContain("1 of 1 rows would be taken");
        page.ShouldContain("applied on 4 March 2025");
        await using var db = site.Open();
        (await db.Applications.CountAsync(Cancel)).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("Company,Role\n", "has no rows")]
    [InlineData("PK\u0003\u0004 and so on", "save it as CSV")]
    public async Task What_is_no_list_is_one_clear_line(string given, string says)
    {
        await using var site = await TestSite.StartAsync();
        (await GiveAsync(site, given)).ShouldContain(says);
    }

    [Theory]
    [InlineData("Firma;Stelle\nMüller;Käufer\n")]
    [InlineData("Firma\tStelle\nMüller\tKäufer\n")]
    [InlineData("\ufeffFirma,Stelle\r\n\"Müller\",\"Käufer\"\r\n")]
    [InlineData("Firma,Stelle,Ort\nMüller,Käufer\n")]
    [InlineData("Firma,Stelle\nMüller,Käufer,zu viel\n")]
    public void Separators_marks_and_ragged_rows_are_read(string text) =>
        ReadTracker.Of(Encoding.UTF8.GetBytes(text)).Rows.ShouldHaveSingleItem().Take(2).ShouldBe(["Müller", "Käufer"]);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Should
            .Throw<BadInputException>(() => ReadTracker.Of("a\0b,c\n1,2"u8.ToArray()))
            .Message.ShouldContain("no text");

    [Fact]
    public void Old_code_pages_are_read_and_said()
    {
        var table = ReadTracker.Of(Encoding.Latin1.GetBytes("Firma,Stelle\nMüller,Käufer\n"));
        table.Rows[0][0].ShouldBe("Müller");
        table.Told.ShouldHaveSingleItem().ShouldContain("Windows-1252");
        ReadTracker
            .Of([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\nü,2\n")])
            .Rows[0][0]
            .ShouldBe("ü");
    }

    [Theory]
    [InlineData("2026-03-04", 2026, 3, 4)]
    [InlineData("2026-03-04T09:30:00Z", 2026, 3, 4)]
    [InlineData("3/4/2026", 2026, 4, 3)]
    [InlineData("03.04.26", 2026, 4, 3)]
    [InlineData("4 Mar 2026", 2026, 3, 4)]
    [InlineData("March 4, 2026 10:15", 2026, 3, 4)]
    public void Dates_are_read_as_people_write_them(string cell, int year, int month, int day) =>
        TrackerDates.Read(cell, dayFirst: true).ShouldBe(new DateOnly(year, month, day));

    [Fact]
    public void A_list_of_noise_never_breaks()
    {
        var random = new Random(7);
        const string signs = "a,;\t\"\n\r\\'=é\0 1/";
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(120)).Select(_ => signs[random.Next(signs.Length)])
            );
            try
            {
                var table = ReadTracker.Of(Encoding.UTF8.GetBytes(text));
                table.Rows.ShouldAllBe(row => row.Count == table.Head.Count);
                TrackerColumns.Guess(table.Head).Count.ShouldBe(table.Head.Count);
            }
            catch (BadInputException bad)
            {
                bad.Message.ShouldNotContain('\n');
            }
        }
    }

    private static async Task<string> GiveAsync(TestSite site, string text)
    {
        var answer = await site.PostAsync("/applications/list", "/applications/list/give", ("text", text));
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static string Id(string page) => IdField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex IdField();

    [GeneratedRegex("action=\"/undo/([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex UndoForm();
}
