using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Core.Review;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>What the editor's script asks of the server: reviewing, saving, leaving a finding.</summary>
internal static class DraftEndpoints
{
    /// <summary>UTF-16 units. Many times the longest letter; more is not typed but pasted by mistake.</summary>
    public const int LongestText = 200_000;

    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services
            .AddSingleton(all => new Review(all.GetRequiredService<Library>(), new List<Fault>()))
            .AddSingleton(all => new Sources(all.GetRequiredService<Library>(), []));

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/review", ReviewAsync);
        routes.MapPost("/api/drafts/{id:guid}", SaveAsync);
        routes.MapPost("/api/drafts/{id:guid}/leave", LeaveAsync);
        routes.MapPost("/write/{id:guid}/sent", MarkSent.PostAsync);
        routes.MapPost("/write/{id:guid}/unsent", MarkSent.TakeBackAsync);
    }

    internal sealed record ToReview(string Text, int Revision, Guid? Draft, string? Kind, string? Subject);

    internal sealed record ToSave(string Text, string Subject, int Revision);

    /// <param name="Left">A finding, as <see cref="ReviewContext.Left"/> spells it; null looks at all of them again.</param>
    internal sealed record ToLeave(string? Left);

    private static async Task<IResult> ReviewAsync(
        ToReview asked,
        Review review,
        Sources sources,
        Library library,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (asked.Text is null || asked.Text.Length > LongestText)
        {
            return TooLong();
        }

        await using var db = store.CreateDbContext();
        var draft = asked.Draft is { } id ? await db.Drafts.SingleOrDefaultAsync(one => one.Id == id, cancel) : null;
        var context = draft is null
            ? new ReviewContext(Token.TryRead<DraftKind>(asked.Kind ?? "", out var kind) ? kind : DraftKind.Email)
            : await AboutDraft.ContextAsync(db, draft, asked.Subject, cancel);
        var reviewed = review.Of(asked.Text, context);
        var care = reviewed.Distress ? Care.For(reviewed, library, (await db.MeAsync(clock, cancel)).Country) : null;
        return Answer(writer =>
        {
            writer.WriteNumber("revision", asked.Revision);
            ReviewJson.Write(writer, reviewed, care, finding => sources.Names(finding.Sources));
        });
    }

    /// <summary>
    /// Saves what was typed. The same text twice is one save. A save that knows an older revision than the store is
    /// refused with what the store has, so that two windows cannot silently overwrite each other.
    /// </summary>
    private static async Task<IResult> SaveAsync(
        Guid id,
        ToSave given,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (given.Text is null || given.Text.Length > LongestText || given.Subject is null or { Length: > 1000 })
        {
            return TooLong();
        }

        await using var db = store.CreateDbContext();
        if (await db.Drafts.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft)
        {
            return Results.NotFound();
        }

        var same = draft.Text == given.Text && draft.Subject == given.Subject;
        if (!same && given.Revision != draft.Revision)
        {
            return Answer(
                writer =>
                {
                    writer.WriteNumber("revision", draft.Revision);
                    writer.WriteString("text", draft.Text);
                    writer.WriteString("subject", draft.Subject);
                },
                StatusCodes.Status409Conflict
            );
        }

        if (!same)
        {
            if (clock.GetUtcNow() - draft.ChangedAt > KeepVersion.Rest)
            {
                await KeepVersion.OfAsync(db, draft, VersionReason.Typed, clock, cancel);
            }

            (draft.Text, draft.Subject) = (given.Text, given.Subject);
            draft.Revision++;
            draft.ChangedAt = clock.GetUtcNow();
            await db.SaveOnAsync("Typed in a draft", id, clock, cancel);
        }

        return Answer(writer => writer.WriteNumber("revision", draft.Revision));
    }

    private static async Task<IResult> LeaveAsync(
        Guid id,
        ToLeave given,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        const int Most = 200;
        await using var db = store.CreateDbContext();
        if (await db.Drafts.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft)
        {
            return Results.NotFound();
        }

        draft.LeftAlone = given.Left is { } left
            ? [.. draft.LeftAlone.Append(left).Distinct(StringComparer.Ordinal).TakeLast(Most)]
            : [];
        await db.SaveAsync(
            given.Left is null ? "Looked at every remark again" : "Left a remark as it is",
            clock,
            cancel
        );
        return Answer(writer => writer.WriteNumber("left", draft.LeftAlone.Count));
    }

    private static IResult TooLong() =>
        Results.Text(
            "This is far longer than a message; shorten it.",
            statusCode: StatusCodes.Status413PayloadTooLarge
        );

    private static IResult Answer(Action<Utf8JsonWriter> fields, int status = StatusCodes.Status200OK)
    {
        using var bytes = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        return Results.Text(
            Encoding.UTF8.GetString(bytes.ToArray()),
            MediaTypeNames.Application.Json,
            Encoding.UTF8,
            status
        );
    }
}
