using System.Text.Json;
using Candor.Core;
using Candor.Core.Practise;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>
/// Keeps an answer. The browser makes its id and sends it as often as it likes: the same id is the same answer, and the
/// later text replaces the earlier, so that a lost reply or a second tab never makes two of one.
/// </summary>
internal static class SaveAnswer
{
    /// <summary>UTF-16 units. An hour of fast talk with word times is about 2 MB of JSON.</summary>
    public const int Longest = 4_000_000;

    /// <param name="From">Where the words come from; left out, they are the candidate's own.</param>
    public sealed record Given(
        Guid Id,
        string? QuestionId,
        string? Question,
        string? Topic,
        string? Text,
        Guid? Session = null,
        string? Way = null,
        string? From = null,
        double? ThinkingSeconds = null,
        Sound? Sound = null,
        Body? Body = null
    );

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static void MapSaveAnswer(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            "/api/practise/answers",
            async (HttpContext context, IDbContextFactory<CandorDb> store, Questions questions, TimeProvider clock) =>
            {
                Given? given;
                try
                {
                    given = await context.Request.ReadFromJsonAsync<Given>(Web, context.RequestAborted);
                }
                catch (JsonException)
                {
                    given = null;
                }

                if (given is null)
                {
                    return Results.BadRequest("Expected {id, questionId, text}.");
                }

                var (wrong, did) = await KeepAsync(given, store, questions, clock, context.RequestAborted);
                return wrong is null ? Results.Json(new { url = Address(given.Id), did }) : Results.BadRequest(wrong);
            }
        );

        // The same without script: a plain form.
        routes.MapPost(
            "/practise/answers",
            async (HttpContext context, IDbContextFactory<CandorDb> store, Questions questions, TimeProvider clock) =>
            {
                var fields = await context.Request.ReadFormAsync(context.RequestAborted);
                var given = new Given(
                    Guid.TryParse(fields["id"], out var id) ? id : Guid.Empty,
                    fields["questionId"],
                    fields["question"],
                    fields["topic"],
                    fields["text"]
                );
                var (wrong, did) = await KeepAsync(given, store, questions, clock, context.RequestAborted);
                return wrong is null
                    ? Results.LocalRedirect($"{Address(given.Id)}{(did is null ? "" : $"?did={did}")}")
                    : Results.BadRequest(wrong);
            }
        );
    }

    private static string Address(Guid id) => $"/practise/answers/{id}";

    // Wrong, in one line, where it is not kept; the undo where something changed.
    private static async Task<(string? Wrong, Guid? Did)> KeepAsync(
        Given given,
        IDbContextFactory<CandorDb> store,
        Questions questions,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (given.Id == Guid.Empty || (string.IsNullOrWhiteSpace(given.Text) && given.Sound is null))
        {
            return ("There is no answer in it yet: write or paste some words first.", null);
        }

        if (given.Text?.Length > Longest)
        {
            return ($"The answer is longer than {Longest:N0} characters; keep a part of it.", null);
        }

        if (CheckObserved.Of(given.Sound, given.Body) is { } fault)
        {
            return (fault, null);
        }

        await using var db = await store.CreateDbContextAsync(cancel);
        var answer = await db.Answers.SingleOrDefaultAsync(answer => answer.Id == given.Id, cancel);
        if (answer is null)
        {
            answer = new Answer { Id = given.Id, At = clock.GetUtcNow() };
            db.Answers.Add(answer);
        }

        Fill(answer, given, questions);
        await db.MeAsync(clock, cancel);
        return (null, await db.SaveOnAsync("Kept an answer", given.Id, clock, cancel));
    }

    private static void Fill(Answer answer, Given given, Questions questions)
    {
        var question = questions[given.QuestionId ?? ""];
        var asked = question?.Ask ?? given.Question?.Trim() ?? "";
        answer.QuestionId = question?.Id ?? "";
        answer.Question = asked.Length > 500 ? asked[..500] : asked;
        answer.Topic = given.Topic is { Length: > 0 and < 100 } topic
            ? topic
            : (question is { Topics: [var first, ..] } ? first : "");
        answer.Text = (given.Text ?? "").ReplaceLineEndings("\n");
        answer.SessionId = given.Session;
        answer.Way = Token.TryRead<Way>(given.Way ?? "", out var way) ? way : default;
        answer.WordsFrom = Token.TryRead<WordsFrom>(given.From ?? "", out var from) ? from : default;
        answer.ThinkingSeconds = given.ThinkingSeconds is { } seconds && double.IsFinite(seconds) ? seconds : null;
        answer.Sound = given.Sound;
        answer.Body = given.Body;
    }
}
