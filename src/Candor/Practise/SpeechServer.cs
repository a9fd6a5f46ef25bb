using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Candor.Core;

namespace Candor.Practise;

/// <summary>What a recogniser made of a recording, ready to be shown and corrected; or why there is nothing.</summary>
/// <param name="Text">Plain text, or JSON with word times as <c>ReadTranscript</c> reads it.</param>
public sealed record Transcribed(string? Text, WordsFrom From, string? Wrong)
{
    public static Transcribed Failed(string why) => new(null, default, why);
}

/// <summary>
/// A speech-to-text server with the OpenAI-compatible interface (<c>POST /v1/audio/transcriptions</c>), such as
/// whisper.cpp's server. Candor calls it, not the page; only when the candidate presses the button; and only on this
/// machine, unless they have said in the settings that another one is meant.
/// </summary>
public sealed class SpeechServer
{
    /// <summary>Bytes of answer that are read: word times of two hours are about 5 MB.</summary>
    private const int LongestAnswer = 16 * 1024 * 1024;

    /// <summary>A small model on a small machine takes about as long as the speech itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Why the server may not be used, in one sentence; null where it may.</summary>
    public static string? WhyNot(PracticeSettings settings)
    {
        if (!Uri.TryCreate(settings.SpeechServer, UriKind.Absolute, out var address) || !IsWeb(address))
        {
            return "The speech server's address begins with http:// or https://, such as http://127.0.0.1:8080.";
        }

        return address.IsLoopback || settings.SpeechServerElsewhere
            ? null
            : $"{address.Host} is another machine: your voice would leave this one. Tick the box below the address if you want that.";
    }

    /// <summary>Sends the sound and reads the words; never throws for what the server does.</summary>
    /// <param name="sound">A WAV file.</param>
    public static async Task<Transcribed> TranscribeAsync(
        PracticeSettings settings,
        Stream sound,
        CancellationToken cancel
    )
    {
        if (WhyNot(settings) is { } wrong)
        {
            return Transcribed.Failed(wrong);
        }

        // No proxy and no redirect: what is sent goes to the address that was given, and nowhere else.
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };
        try
        {
            using var form = Form(settings, sound);
            using var answer = await client.PostAsync(At(settings.SpeechServer), form, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            return answer.IsSuccessStatusCode
                ? Read(text)
                : Transcribed.Failed(
                    $"The speech server answered {(int)answer.StatusCode}{(answer.StatusCode == HttpStatusCode.NotFound ? ": it has no /v1/audio/transcriptions" : "")}. Your recording is kept."
                );
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return Transcribed.Failed(
                $"The speech server at {settings.SpeechServer} does not answer. Start it, and try again; your recording is kept."
            );
        }
    }

    private static bool IsWeb(Uri address) => address.Scheme is "http" or "https";

    private static Uri At(string server)
    {
        var plain = server.TrimEnd('/');
        return new(
            plain.EndsWith("/transcriptions", StringComparison.Ordinal) ? plain
            : plain.EndsWith("/v1", StringComparison.Ordinal) ? plain + "/audio/transcriptions"
            : plain + "/v1/audio/transcriptions"
        );
    }

    private static MultipartFormDataContent Form(PracticeSettings settings, Stream sound)
    {
        var file = new StreamContent(sound);
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        return new()
        {
            { file, "file", "answer.wav" },
            { new StringContent(settings.SpeechModel.Length > 0 ? settings.SpeechModel : "whisper-1"), "model" },
            { new StringContent("verbose_json"), "response_format" },
            { new StringContent("word"), "timestamp_granularities[]" },
            { new StringContent("en"), "language" },
        };
    }

    // Word times where the server gives them, at the top or in its segments; else the text.
    private static Transcribed Read(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var root = json.RootElement;
            var words = Words(root);
            if (words.Count > 0)
            {
                return new(JsonSerializer.Serialize(new { words }), WordsFrom.Server, null);
            }

            if (
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("text", out var text)
                && text.ValueKind == JsonValueKind.String
            )
            {
                return new(text.GetString()!.Trim(), WordsFrom.Server, null);
            }
        }
        catch (JsonException)
        {
            // Some servers answer plain text whatever they are asked for.
            if (answer.Length > 0 && !answer.TrimStart().StartsWith('<'))
            {
                return new(answer.Trim(), WordsFrom.Server, null);
            }
        }

        return Transcribed.Failed(
            "The speech server answered something that is no transcript. Your recording is kept."
        );
    }

    private static List<object> Words(JsonElement root)
    {
        var words = new List<object>();
        if (root.ValueKind != JsonValueKind.Object)
        {
            return words;
        }

        Add(root);
        if (
            words.Count == 0
            && root.TryGetProperty("segments", out var segments)
            && segments.ValueKind == JsonValueKind.Array
        )
        {
            foreach (var segment in segments.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object))
            {
                Add(segment);
            }
        }

        return words;

        void Add(JsonElement from)
        {
            if (!from.TryGetProperty("words", out var list) || list.ValueKind != JsonValueKind.Array)
            {
                return;
            }

            foreach (var word in list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object))
            {
                if (
                    word.TryGetProperty("word", out var text)
                    && text.ValueKind == JsonValueKind.String
                    && word.TryGetProperty("start", out var start)
                    && start.TryGetDouble(out var begins)
                    && word.TryGetProperty("end", out var end)
                    && end.TryGetDouble(out var ends)
                )
                {
                    words.Add(
                        new
                        {
                            text = text.GetString()!.Trim(),
                            start = begins,
                            end = ends,
                        }
                    );
                }
            }
        }
    }
}
