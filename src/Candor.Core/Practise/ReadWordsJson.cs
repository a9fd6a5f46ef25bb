using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Candor.Core.Practise;

/// <summary>
/// A transcript as JSON, seconds: <c>{question, words: [{text, start, end}]}</c>, where <c>word</c> stands for <c>text</c>
/// in several recognisers; the <c>segments</c> of Whisper, with words or without; whisper.cpp's <c>transcription</c>
/// with its milliseconds; and a <c>text</c> beside or instead of them.
/// </summary>
public static class ReadWordsJson
{
    public static bool TryOf(string content, out Transcript transcript)
    {
        transcript = null!;
        try
        {
            // By way of bytes half a surrogate pair becomes a replacement character instead of an exception.
            using var json = JsonDocument.Parse(
                Encoding.UTF8.GetBytes(content.TrimStart('\uFEFF')),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            return TryOf(json.RootElement, out transcript);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>False where there are neither words nor a text.</summary>
    public static bool TryOf(JsonElement root, out Transcript transcript)
    {
        transcript = null!;
        if (root.ValueKind == JsonValueKind.Array)
        {
            transcript = ReadTranscript.Join(null, Words(root).ToList(), []);
            return true;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var question = Text(root, "question");
        (string Key, Func<JsonElement, IEnumerable<Piece>> Read)[] shapes =
        [
            ("words", Words),
            ("segments", Segments),
            ("transcription", Stretches),
        ];
        var lists = shapes
            .Where(shape => root.TryGetProperty(shape.Key, out var list) && list.ValueKind == JsonValueKind.Array)
            .Select(shape => shape.Read(root.GetProperty(shape.Key)).ToList())
            .ToList();
        var whole = Text(root, "text");
        if ((lists.Find(list => list.Count > 0) ?? (whole is null ? lists.FirstOrDefault() : null)) is { } pieces)
        {
            transcript = ReadTranscript.Join(question, pieces, []);
            return true;
        }

        transcript = whole is null ? null! : Transcript.OfText(whole, question);
        return whole is not null;
    }

    private static IEnumerable<Piece> Words(JsonElement list)
    {
        foreach (var word in list.EnumerateArray())
        {
            if (word.ValueKind == JsonValueKind.Object && (Text(word, "text") ?? Text(word, "word")) is { } text)
            {
                yield return new(text.Trim(), Seconds(word, "start"), Seconds(word, "end"));
            }
            else if (Text(word) is { } bare)
            {
                yield return new(bare.Trim(), null, null);
            }
        }
    }

    private static IEnumerable<Piece> Segments(JsonElement list) =>
        list.EnumerateArray()
            .Where(segment => segment.ValueKind == JsonValueKind.Object)
            .SelectMany(segment =>
                segment.TryGetProperty("words", out var words)
                && words.ValueKind == JsonValueKind.Array
                && words.GetArrayLength() > 0
                    ? Words(words)
                : Text(segment, "text") is { } text
                    ? [new Piece(text.Trim(), Seconds(segment, "start"), Seconds(segment, "end"))]
                : []
            );

    private static IEnumerable<Piece> Stretches(JsonElement list) =>
        list.EnumerateArray()
            .Where(stretch => stretch.ValueKind == JsonValueKind.Object && Text(stretch, "text") is not null)
            .Select(stretch =>
            {
                var hasOffsets = stretch.TryGetProperty("offsets", out var at) && at.ValueKind == JsonValueKind.Object;
                return new Piece(
                    Text(stretch, "text")!.Trim(),
                    hasOffsets ? Seconds(at, "from") / 1000 : null,
                    hasOffsets ? Seconds(at, "to") / 1000 : null
                );
            });

    private static string? Text(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: no text can hold it.
            return null;
        }
    }

    // Some recognisers write their numbers as texts.
    private static double? Seconds(JsonElement from, string key) =>
        !from.TryGetProperty(key, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds
        : value.ValueKind == JsonValueKind.String
        && double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds)
        && double.IsFinite(seconds)
            ? seconds
        : null;
}
