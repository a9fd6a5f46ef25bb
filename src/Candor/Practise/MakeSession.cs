using System.Globalization;
using Candor.Core;
using Candor.Core.Learn;
using Candor.Core.Practise;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>
/// Makes a sitting of what the candidate chose: an interview out of topics, exercises, a pasted job description and the
/// bank; the call after a rejection; or the closing question.
/// </summary>
internal static class MakeSession
{
    public const int MostQuestions = 12;

    public static void MapMakeSession(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/practise/sessions",
            async (
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                Questions questions,
                Exercises exercises,
                Competences competences,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                await using var db = await store.CreateDbContextAsync(cancel);
                await db.MeAsync(clock, cancel);
                var session = new PracticeSession
                {
                    Id = Ids.New(clock),
                    At = clock.GetUtcNow(),
                    Way = Token.TryRead<Way>($"{fields["way"]}", out var way) ? way : Way.Typed,
                    Rehearsal = Token.TryRead<Rehearsal>($"{fields["rehearsal"]}", out var kind) ? kind : default,
                    With = Cut($"{fields["with"]}", 100),
                };
                session.Questions =
                [
                    .. session.Rehearsal switch
                    {
                        Rehearsal.Call => Said(fields["said"]),
                        Rehearsal.ClosingQuestion => Closing(questions),
                        _ when fields["question"].Count > 0 => One(
                            questions,
                            $"{fields["question"]}",
                            $"{fields["ask"]}"
                        ),
                        _ => await InterviewAsync(db, questions, exercises, competences, fields, clock, cancel),
                    },
                ];
                if (session.Questions.Count == 0)
                {
                    return Results.LocalRedirect(
                        session.Rehearsal == Rehearsal.Call
                            ? "/practise/call?said=Choose+or+write+at+least+one+thing+that+they+say."
                            : "/practise/session?said=No+question+fits+that."
                    );
                }

                db.PracticeSessions.Add(session);
                var did = await db.SaveAsync("A sitting is ready", clock, cancel);
                return Results.LocalRedirect($"/practise/sessions/{session.Id}?did={did}");
            }
        );

    private static async Task<IEnumerable<AskedQuestion>> InterviewAsync(
        CandorDb db,
        Questions questions,
        Exercises exercises,
        Competences competences,
        IFormCollection fields,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var told = await ToldPoints.OfAsync(db, [.. fields["topic"].OfType<string>()], cancel);
        var forExercises = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var exercise in fields["exercise"].Select(id => exercises[$"{id}"]).OfType<Exercise>())
        {
            foreach (var topic in exercise.Topics)
            {
                forExercises.TryAdd(topic, exercise.Name);
            }
        }

        var topics = fields["topic"].OfType<string>().Concat(forExercises.Keys).ToHashSet(StringComparer.Ordinal);
        var answered = await db
            .Answers.GroupBy(answer => answer.QuestionId)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), StringComparer.Ordinal, cancel);
        var advertisement = Cut($"{fields["advertisement"]}", MatchAdvertisement.Longest);
        var count = int.TryParse(fields["count"], CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, MostQuestions)
            : 5;
        var own = MatchAdvertisement.Ask(advertisement, Math.Min(2, count / 2));
        var suits = MatchAdvertisement.Weigh(advertisement, questions.All, competences);
        var bank = questions.Session(
            count - own.Count,
            topics,
            answered,
            seed: (int)(clock.GetUtcNow().ToUnixTimeSeconds() % int.MaxValue),
            suits.ToDictionary(pair => pair.Key, pair => pair.Value.Weight, StringComparer.Ordinal)
        );
        var asked = bank.Select(question =>
                Asked(question, topics) with
                {
                    Reason = WhyAsked.Of(
                        question,
                        told,
                        forExercises,
                        suits.GetValueOrDefault(question.Id),
                        answered.GetValueOrDefault(question.Id)
                    ),
                }
            )
            .ToList();
        // Made of the advertisement, they come after the opening and before the close, as an interviewer brings them.
        asked.InsertRange(
            Math.Min(1, asked.Count),
            own.Select(ask => new AskedQuestion("", ask, "", "Because it stands in the advertisement’s own list."))
        );
        return asked;
    }

    private static AskedQuestion Asked(Question question, HashSet<string> topics) =>
        new(
            question.Id,
            question.Ask,
            question.Topics.FirstOrDefault(topics.Contains) ?? (question.Topics is [var first, ..] ? first : "")
        );

    private static IEnumerable<AskedQuestion> One(Questions questions, string id, string ask) =>
        questions[id] is { } question ? [Asked(question, [])]
        : ask.Trim() is { Length: > 2 and <= 300 } own ? [new AskedQuestion("", own, "")]
        : [];

    private static IEnumerable<AskedQuestion> Said(Microsoft.Extensions.Primitives.StringValues said) =>
        said.SelectMany(text => $"{text}".Split('\n'))
            .Select(line => Cut(line.Trim(), 300))
            .Where(line => line.Length > 2)
            .Distinct(StringComparer.Ordinal)
            .Take(MostQuestions)
            .Select(line => new AskedQuestion("", line, ""));

    // First one's own question at the end, then what may come back.
    private static IEnumerable<AskedQuestion> Closing(Questions questions) =>
        questions
            .All.Where(question => question.Kind == QuestionKind.Concerns)
            .OrderBy(question => !question.Ask.StartsWith('('))
            .ThenBy(question => question.Id, StringComparer.Ordinal)
            .Take(4)
            .Select(question => Asked(question, []));

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;
}
