using Microsoft.AspNetCore.Http.Features;

namespace Candor.Practise;

/// <summary>Takes a recording from the browser, gives it back to be played, removes it.</summary>
internal static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        routes.MapPut(
            "/api/practise/recordings/{answer:guid}",
            async (Guid answer, HttpContext context, Recordings recordings) =>
            {
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                {
                    limit.MaxRequestBodySize = Recordings.Longest;
                }

                var type = context.Request.ContentType ?? "";
                return await recordings.KeepAsync(answer, type, context.Request.Body, context.RequestAborted)
                    ? Results.NoContent()
                    : Results.BadRequest($"A recording of the kind '{type}' cannot be kept: WebM, MP4 or Ogg can.");
            }
        );

        routes.MapGet(
            "/practise/recordings/{answer:guid}",
            (Guid answer, Recordings recordings) =>
                recordings.Of(answer) is { } recording
                    ? Results.File(recording.Path, Recordings.TypeOf(recording.Path), enableRangeProcessing: true)
                    : Results.NotFound()
        );

        routes.MapPost(
            "/practise/recordings/{answer:guid}/remove",
            (Guid answer, HttpContext context, Recordings recordings) =>
            {
                recordings.Remove(answer);
                var back =
                    context.Request.Query["to"] == "answer" ? $"/practise/answers/{answer}" : "/practise/recordings";
                return Results.LocalRedirect($"{back}?said=The+recording+is+removed.");
            }
        );
    }
}
