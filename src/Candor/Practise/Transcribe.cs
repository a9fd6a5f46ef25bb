using Candor.Core;
using Candor.Data;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>
/// Turns the sound of an answer into words: by the candidate's own speech server, or by pocketsphinx where it is
/// installed. The sound lies in a file of its own while it is read, and is gone afterwards.
/// </summary>
internal static class Transcribe
{
    /// <summary>Bytes: two and a half hours of 16,000 samples a second.</summary>
    private const long Longest = 300L * 1000 * 1000;

    public static void MapTranscribe(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/api/practise/transcribe",
            async (
                string? with,
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                Terminal terminal,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                {
                    limit.MaxRequestBodySize = Longest;
                }

                await using var db = await store.CreateDbContextAsync(cancel);
                var settings = (await db.MeAsync(clock, cancel)).Practice;
                var made = await InAFileAsync(
                    terminal.Home,
                    context.Request.Body,
                    wav =>
                        with == "rough"
                            ? new Pocketsphinx().TranscribeAsync(wav, cancel)
                            : ServerAsync(settings, wav, cancel),
                    cancel
                );
                return made.Wrong is { } wrong
                    ? Results.BadRequest(wrong)
                    : Results.Json(new { text = made.Text, from = Token.Name(made.From) });
            }
        );

    private static async Task<Transcribed> ServerAsync(PracticeSettings settings, string wav, CancellationToken cancel)
    {
        await using var sound = File.OpenRead(wav);
        return await SpeechServer.TranscribeAsync(settings, sound, cancel);
    }

    private static async Task<Transcribed> InAFileAsync(
        string home,
        Stream sound,
        Func<string, Task<Transcribed>> read,
        CancellationToken cancel
    )
    {
        var folder = Path.Combine(home, "tmp");
        Store.MakePrivateFolder(folder);
        var wav = Path.Combine(folder, $"{Guid.NewGuid():N}.wav");
        try
        {
            await using (var file = File.Create(wav))
            {
                await sound.CopyToAsync(file, cancel);
            }

            return await read(wav);
        }
        finally
        {
            File.Delete(wav);
        }
    }
}
