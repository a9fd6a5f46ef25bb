using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Candor.Core.Practise;

/// <summary>
/// A transcript as JSON, seconds: <c>{question, words: [{text, start, end, speaker}]}</c>; the <c>segments</c> of Whisper,
/// with words or without; whisper.cpp's <c>transcription</c> with its milliseconds; Vosk's <c>result</c>; turns with their
/// words; a bare list of any of these; and a <c>text</c> beside or instead of them. Docs/cli.md names the keys.
/// </summary>
public static class ReadWordsJson
{
    private static readonly SearchValues<char> MarksAndSpace = SearchValues.Create(",.?!;: ");

    private static readonly string[] Lists =
    [
        "words",
        "word_segments",
        "segments",
        "utterances",
        "turns",
        "transcription",
        "result",
    ];

    private static readonly string[] TextKeys = ["text", "word", "punctuated_word", "token"];
    private static readonly string[] StartKeys = ["start", "begin", "from", "start_time", "startTime"];
    private static readonly string[] EndKeys = ["end", "to", "end_time", "endTime"];
    private static readonly string[] LengthKeys = ["duration", "dur"];
    private static readonly string[] SpeakerKeys = ["speaker", "speaker_id", "speakerId", "channel"];

    public static bool TryOf(string content, out Transcript transcript, string? speaker = null)
    {
        transcript = null!;
        try
        {
            // By way of bytes half a surrogate pair becomes a replacement character instead of an exception.
            using var json = JsonDocument.Parse(
                Encoding.UTF8.GetBytes(content.TrimStart('\uFEFF')),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            return TryOf(json.RootElement, out transcript, speaker);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>False where there are neither words nor a text.</summary>
    public static bool TryOf(JsonElement root, out Transcript transcript, string? speaker = null)
    {
        transcript = null!;
        if (root.ValueKind == JsonValueKind.Array)
        {
            transcript = ReadTranscript.Join(null, [.. Pieces(root, null)], [], speaker);
            return true;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var question = Text(root, "question");
        var lists = Lists
            .Where(key => root.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array)
            .Select(key => Pieces(root.GetProperty(key), Name(root)).ToList())
            .ToList();
        var whole = Text(root, "text");
        if ((lists.Find(list => list.Count > 0) ?? (whole is null ? lists.FirstOrDefault() : null)) is { } pieces)
        {
            transcript = ReadTranscript.Join(question, WithMarks(pieces, whole), [], speaker);
            return true;
        }

        transcript = whole is null ? null! : Transcript.OfText(whole, question);
        return whole is not null;
    }

    // A word, or a stretch with a text, or one with words of its own.
    private static IEnumerable<Piece> Pieces(JsonElement list, string? speaker)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                if (Text(item) is { } bare)
                {
                    yield return new(bare.Trim(), null, null, speaker);
                }

                continue;
            }

            var name = Name(item) ?? speaker;
            if (
                item.TryGetProperty("words", out var words)
                && words.ValueKind == JsonValueKind.Array
                && words.GetArrayLength() > 0
            )
            {
                foreach (var piece in Pieces(words, name))
                {
                    yield return piece;
                }
            }
            else if (First(TextKeys, key => Text(item, key)) is { } text)
            {
                var (start, end) = Times(item);
                yield return new(text.Trim(), start, end, name);
            }
        }
    }

    private static (double? Start, double? End) Times(JsonElement item)
    {
        if (item.TryGetProperty("offsets", out var offsets) && offsets.ValueKind == JsonValueKind.Object)
        {
            return (Seconds(offsets, "from") / 1000, Seconds(offsets, "to") / 1000);
        }

        var start = FirstOf(StartKeys, item);
        return (start, FirstOf(EndKeys, item) ?? start + FirstOf(LengthKeys, item));
    }

    private static double? FirstOf(string[] keys, JsonElement item)
    {
        foreach (var key in keys)
        {
            if (Seconds(item, key) is { } seconds)
            {
                return seconds;
            }
        }

        return null;
    }

    private static string? Name(JsonElement item) =>
        First(
            SpeakerKeys,
            key =>
                !item.TryGetProperty(key, out var name) ? null
                : name.ValueKind == JsonValueKind.Number ? name.GetRawText()
                : Text(name) is { Length: > 0 and < 100 } text ? text
                : null
        );

    private static string? First(string[] keys, Func<string, string?> of)
    {
        foreach (var key in keys)
        {
            if (of(key) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // Whisper's words have no full stops, its text beside them has: where both are the same words, they get them back.
    private static List<Piece> WithMarks(List<Piece> pieces, string? whole)
    {
        if (whole is null || pieces.Exists(piece => piece.Text.AsSpan().ContainsAny(MarksAndSpace)))
        {
            return pieces;
        }

        var words = SplitWords.In(whole).ToList();
        if (words.Count != pieces.Count)
        {
            return pieces;
        }

        var marked = new List<Piece>(pieces.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].Of(whole).Equals(pieces[i].Text, StringComparison.OrdinalIgnoreCase))
            {
                return pieces;
            }

            var end = i + 1 < words.Count ? words[i + 1].Start : whole.Length;
            marked.Add(pieces[i] with { Text = whole[words[i].Start..end].Trim() });
        }

        return marked;
    }

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

    // Some recognisers write their numbers as texts, some as "1.2s".
    private static double? Seconds(JsonElement from, string key) =>
        !from.TryGetProperty(key, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds
        : value.ValueKind == JsonValueKind.String
        && double.TryParse(Text(value)?.TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds)
        && double.IsFinite(seconds)
            ? seconds
        : null;
}
