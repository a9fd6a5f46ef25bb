using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

// In the order in which they are done; a deed may build on what those before it left to be undone.
internal sealed partial class PageDeeds
{
    private const string Mail =
        "From: Jo <jo@quay.example>\nTo: sam.okafor@mail.example\nSubject: Your application\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
        + "Message-ID: <quay-1@mail.example>\n\nDear Sam,\n\nthank you for your application for the role of planner at Quay. "
        + "Unfortunately we have decided not to proceed with your application.\n\nJo\n";

    private static string CallOf(string text, string employer) =>
        $$"""{"id":"{{Call}}","employer":"{{employer}}","person":"Kit","text":"{{text}}"}""";

    private void Applications()
    {
        Form("/applications/new facts", "/applications/new", ("_handler", "facts"), ("employer", "Westwind"));
        Form(
            "/applications/{Id:guid} facts",
            $"/applications/{job}",
            ("_handler", "facts"),
            ("employer", "Harbour"),
            ("notes", "moved")
        );
        Form(
            "/applications/{Id:guid} interview",
            $"/applications/{job}",
            ("_handler", "interview"),
            ("at", "2026-03-04T10:00"),
            ("stage", "first")
        );
        Form(
            "/applications/{Id:guid} outcome",
            $"/applications/{job}",
            ("_handler", "outcome"),
            ("kind", "invited"),
            ("at", "2026-03-09T10:00"),
            ("medium", "email")
        );
        Form(
            "/applications/{Id:guid} person",
            $"/applications/{job}",
            ("_handler", "person"),
            ("name", "Jo Hill"),
            ("email", "jo@x.example")
        );
        Form(
            "/settings",
            "/settings",
            ("_handler", "settings"),
            ("Input.Name", "Sam"),
            ("Input.TimeZone", "Europe/Paris")
        );
    }

    private void Learning()
    {
        Form("/learn/themes/points", "/learn/themes/points", ("point", $"{point.Id}"), ("name", "Spoken like a book"));
        Form("/learn/themes/merge", "/learn/themes/merge", ("theme", themes[0]), ("into", themes[1]));
        Form("/learn/themes/name", "/learn/themes/name", ("theme", themes[0]), ("name", "What I say first"));
        Form("/learn/exercises", "/learn/exercises", ("exercise", "three-stories"), ("deed", "not"));
        Form("/break/days", "/break/days", ("days", "2"));
        Form(
            "/learn/brief/{application:guid}",
            $"/learn/brief/{job}",
            ("where", "Mill Row"),
            ("reasons", "the routes")
        );
    }

    private async Task WritingAsync()
    {
        Json(
            "/api/drafts/{id:guid}",
            $"/api/drafts/{draft.Id}",
            $$"""{"text":"Dear Dana","subject":"Thanks","revision":{{draft.Revision}}}"""
        );
        Json("/api/drafts/{id:guid}/leave", $"/api/drafts/{draft.Id}/leave", """{"left":"tone:5:3"}""");
        Form("/write/{id:guid}/take", $"/write/{await DraftAsync()}/take", ("seed", "3"), ("revision", "0"));
        Form("/write/{id:guid}/unsent", $"/write/{draft.Id}/unsent");
        Form("/write/{id:guid}/sent", $"/write/{draft.Id}/sent", ("channel", "reply"), ("state", "done"));
    }

    private void Steps()
    {
        Form("/found/job", "/found/job", ("application", $"{job}"));
        deeds.Add(
            new(
                "/found/look-again",
                [() => site.PostAsync("/found", "/found/job", ("application", $"{job}"))],
                () => site.PostAsync("/settings", "/found/look-again")
            )
        );
        Form("/applications/{id:guid}/take", $"/applications/{job}/take", ("playbook", "the-letter"));
        Form(
            "/applications/{id:guid}/steps/{step}/mark",
            $"/applications/{job}/steps/ask/mark",
            ("state", "done"),
            ("channel", "email")
        );
        deeds.Add(
            new(
                "/applications/{id:guid}/answer",
                [() => site.PostAsync("/settings", $"/applications/{job}/steps/ask/mark", ("state", "done"))],
                () => site.PostAsync("/settings", $"/applications/{job}/answer", ("answer", "refused"))
            )
        );
        deeds.Add(
            new(
                "/applications/{id:guid}/asked/{mark:guid}/remove",
                [() => site.PostAsync("/settings", $"/applications/{job}/steps/ask/mark", ("state", "done"))],
                async () =>
                {
                    await using var now = site.Open();
                    var mark = await now.StepMarks.FirstAsync(one => one.ApplicationId == job && one.StepId == "ask");
                    return await site.PostAsync("/settings", $"/applications/{job}/asked/{mark.Id}/remove");
                }
            )
        );
        foreach (var remove in new[] { "", "yes" })
        {
            Form(
                $"/applications/{{Id:guid}} interview again {remove}",
                $"/applications/{job}",
                ("_handler", $"interview-{interview.Id:N}"),
                ("at", "2026-03-01T10:00"),
                ("stage", "later"),
                ("concern", "I know the routes"),
                ("remove", remove)
            );
            Form(
                $"/applications/{{Id:guid}} outcome again {remove}",
                $"/applications/{job}",
                ("_handler", $"outcome-{news.Id:N}"),
                ("kind", "position-filled"),
                ("at", "2026-03-09T10:00"),
                ("medium", "portal"),
                ("remove", remove)
            );
        }

        Form("/applications/{id:guid}/break", $"/applications/{job}/break", ("days", "3"));
        Form("/applications/{id:guid}/filled", $"/applications/{job}/filled", ("at", "2026-03-09T10:00"));
        Form(
            "/applications/{id:guid}/steps/{step}/draft",
            $"/applications/{job}/steps/ask/draft",
            ("fact-enjoyed", "the tour of the docks"),
            ("fact-next", "a talk in May")
        );
    }

    private async Task PractiseAsync()
    {
        Json(
            "/api/practise/answers",
            "/api/practise/answers",
            $$"""{"id":"{{Answer}}","questionId":"motivation/why-this-job","text":"Because of the routes."}"""
        );
        Form(
            "/practise/answers",
            "/practise/answers",
            ("id", Plain),
            ("question", "Why here?"),
            ("text", "Because of the routes.")
        );
        Form("/practise/answers/{id:guid}/example", $"/practise/answers/{answer.Id}/example");
        Form("/practise/answers/{id:guid}/words", $"/practise/answers/{answer.Id}/words", ("text", "Other words now."));
        Form("/practise/answers/{id:guid}/remove", $"/practise/answers/{answer.Id}/remove");
        Form("/practise/sessions", "/practise/sessions", ("count", "3"), ("with", "Noor"));
        var session = await SessionAsync();
        Json(
            "/api/practise/sessions/{id:guid}/notes",
            $"/api/practise/sessions/{session}/notes",
            """{"notes":"You rambled at the end."}"""
        );
        deeds.Add(
            new(
                "/practise/sessions/{id:guid}/points",
                [
                    () =>
                        site.PostJsonAsync(
                            "/settings",
                            $"/api/practise/sessions/{session}/notes",
                            """{"notes":"You rambled at the end."}"""
                        ),
                ],
                () => site.PostAsync("/settings", $"/practise/sessions/{session}/points")
            )
        );
        Form("/practise/settings/keep", "/practise/settings/keep", ("paceFrom", "90"), ("paceTo", "150"));
    }

    private async Task KeepingAsync()
    {
        var list = await GiveListAsync();
        Form("/applications/list/take", "/applications/list/take", ("id", list));
        Form("/keeping/times", "/keeping/times", ("answers", "3"), ("people", "6"));
        deeds.Add(
            new(
                "/keeping/remove",
                [
                    () => site.PostAsync("/settings", "/keeping/times", ("applications", "12")),
                    () => LaterAsync(TimeSpan.FromDays(400)),
                ],
                () => RemoveDueAsync("applications")
            )
        );
    }

    private void Inbox()
    {
        Form("/debrief/{id:guid}/keep", $"/debrief/{interview.Id}/keep", ("went-well", "The map."));
        Form("/feedback/{id:guid}/thanks", $"/feedback/{feedback.Id}/thanks");
        Form("/inbox/mail", "/inbox/mail", ("text", Mail));
        Form("/inbox/{id:guid} no", $"/inbox/{proposal.Id}", ("deed", "not-mine"));
        Form("/inbox/{id:guid}", $"/inbox/{proposal.Id}", ("deed", "confirm"), ("application", "new"));
        Form("/inbox/all-sure", "/inbox/all-sure");
        Form(
            "/happened/tell",
            "/happened/tell",
            ("employer", "Eastwind"),
            ("medium", "call"),
            ("person", "Jo"),
            ("asked", "yes")
        );
    }

    private void Feedback()
    {
        Form("/feedback", "/feedback", ("text", "You rambled."), ("employer", "Eastwind"), ("person", "Jo"));
        Form(
            "/feedback/{id:guid}/points/{pointId:guid}",
            $"/feedback/{feedback.Id}/points/{point.Id}",
            ("cause", "weakness")
        );
        Form(
            "/feedback/{id:guid}/points/{pointId:guid} who",
            $"/feedback/{feedback.Id}/points/{point.Id}",
            ("who", ""),
            ("who-name", "Ann")
        );
        Form(
            "/feedback/{id:guid}/people/{personId:guid}",
            $"/feedback/{feedback.Id}/people/{person}",
            ("role", "other")
        );
        Form("/feedback/{id:guid}/text", $"/feedback/{feedback.Id}/text", ("text", "You were too quiet."));
        Form("/feedback/{id:guid}/remove", $"/feedback/{feedback.Id}/remove");
        Json("/api/call/notes", "/api/call/notes", CallOf("You rambled. Good questions.", "Southwind"));
        deeds.Add(
            new(
                "/feedback/{id:guid}/news",
                [() => site.PostJsonAsync("/settings", "/api/call/notes", CallOf("You rambled.", "Southwind"))],
                () => site.PostAsync("/settings", $"/feedback/{Call}/news")
            )
        );
        // Goes on with the notes that are there: what stood before the first of them comes back.
        Json("/api/call/notes again", "/api/call/notes", CallOf("You rambled. And then you hurried.", "Southwind"));
    }
}
