using Candor.Checking;
using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>Several people on one occasion are kept apart, with what they are to the job (C15).</summary>
public sealed class SpeakersTests
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("Tom", "Tom", PersonRole.Other)]
    [InlineData("Dana Whitfield", "Dana Whitfield", PersonRole.Other)]
    [InlineData("Ms Okafor", "Ms Okafor", PersonRole.Other)]
    [InlineData("Ngozi Adeyemi", "Ngozi Adeyemi", PersonRole.Other)]
    [InlineData("Gareth (ops mgr)", "Gareth", PersonRole.HiringManager)]
    [InlineData("Zdenka (agency)", "Zdenka", PersonRole.AgencyRecruiter)]
    [InlineData("Recruiter", "Recruiter", PersonRole.Recruiter)]
    public void Somebody_is_known_by_a_name_a_title_or_a_role(string label, string name, PersonRole role) =>
        Find.Speakers.Of(label).ShouldBe(new Speaker(name, role));

    [Theory]
    [InlineData("")]
    [InlineData("Coding")]
    [InlineData("Overall")]
    [InlineData("Terraform")]
    [InlineData("Technical Skills")]
    [InlineData("Coding (30 min)")]
    public void A_heading_is_nobody(string label) => Find.Speakers.Of(label).ShouldBeNull();

    /// <summary>As messengers copy it: a stamp before each line, one's own lines among them.</summary>
    [Theory]
    [InlineData(
        "[12:04, 3/4/2026] Dana: your examples were too general\n[12:05, 3/4/2026] Me: ok thanks\n[12:06, 3/4/2026] Dana: but great energy"
    )]
    [InlineData(
        "[03/04/2026, 12:04:33] Dana: your examples were too general\n[03/04/2026, 12:05:01] Me: ok thanks\n[03/04/2026, 12:06:10] Dana: but great energy"
    )]
    [InlineData(
        "03/04/2026, 12:04 - Dana: your examples were too general\n03/04/2026, 12:05 - Me: ok thanks\n03/04/2026, 12:06 - Dana: but great energy"
    )]
    public void A_pasted_chat_gives_the_points_of_the_other_one_alone(string chat) =>
        Find.In(chat)
            .Select(point => (point.Speaker, point.Quote))
            .ShouldBe([("Dana", "your examples were too general"), ("Dana", "great energy")]);

    [Fact]
    public async Task Each_speaker_of_the_notes_is_a_person_of_the_application_and_stays_one()
    {
        await using var site = await TestSite.StartAsync();
        var id = Guid.Parse("0192f000-0000-7000-8000-000000000002");
        // As they come while somebody types: a half name, a wrong one, the right one twice.
        foreach (
            var text in new[]
            {
                "- too quiet",
                "- too quiet\\nTomm Reed: rambled",
                "- too quiet\\nTom Reed: rambled",
                "- too quiet\\nTom Reed: rambled\\nAnn (hiring manager): good questions\\nCoding: too slow",
            }
        )
        {
            var answer = await site.PostJsonAsync(
                "/call",
                "/api/call/notes",
                $"{{\"id\":\"{id}\",\"employer\":\"Harbour Trust\",\"person\":\"Nora Quill\",\"text\":\"{text}\"}}"
            );
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }

        await using var db = site.Open();
        var people = await db.People.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        people.Select(one => one.Name).Order().ShouldBe(["Ann", "Nora Quill", "Tom Reed"]);
        people.Single(one => one.Name == "Ann").Role.ShouldBe(PersonRole.HiringManager);
        var points = await db
            .Points.AsNoTracking()
            .OrderBy(point => point.Start)
            .ToListAsync(TestContext.Current.CancellationToken);
        points
            .Select(point => people.Single(one => one.Id == point.PersonId).Name)
            .ShouldBe(["Nora Quill", "Tom Reed", "Ann", "Nora Quill"]);
    }

    [Fact]
    public async Task The_candidate_says_who_said_a_point_and_how_near_they_are_to_the_job()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.PostAsync(
            "/feedback/new",
            "/feedback",
            ("text", "You seemed nervous."),
            ("employer", "Northwind"),
            ("person", "Dana"),
            ("medium", "call")
        );
        var page = answer.RequestMessage!.RequestUri!.AbsolutePath;
        await using var db = site.Open();
        var point = await db.Points.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);

        (
            await site.PostAsync(page, $"{page}/points/{point.Id}", ("who", ""), ("who-name", "Priya Nair"))
        ).IsSuccessStatusCode.ShouldBeTrue();

        var priya = await db
            .People.AsNoTracking()
            .SingleAsync(p => p.Name == "Priya Nair", TestContext.Current.CancellationToken);
        (await site.GetAsync(page)).ShouldContain("How near is Priya Nair to the job?");
        await site.PostAsync(page, $"{page}/people/{priya.Id}", ("role", "hiring-manager"));
        var after = await site.GetAsync(page);
        after.ShouldContain("Priya Nair: the manager of the job");
        after.ShouldNotContain("How near is Priya Nair to the job?");

        // Read again, it stays hers.
        await site.PostAsync(page, $"{page}/text", ("text", "You seemed nervous. You asked good questions."));
        (await site.GetAsync(page)).ShouldContain("Priya Nair: the manager of the job");
    }
}
