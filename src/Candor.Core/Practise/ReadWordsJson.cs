using System.Text.Json;

namespace Candor.Core.Practise;

/// <summary>
/// A transcript as JSON: <c>{question, words: [{text, start, end}]}</c>, seconds. <c>word</c> for <c>text</c> is read
/// too, as several recognisers write it, and so is a <c>text</c> beside or instead of <c>words</c>.
/// </summary>
public static class ReadWordsJson
{
    public static bool TryOf(string content, out Transcript transcript)
    {
        transcript = null!;
        try
        {
            using var json = JsonDocument.Parse(
                content.TrimStart('\uFEFF'),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            return TryOf(json.RootElement, out transcript);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>False where the object has neither words nor a text.</summary>
    public static bool TryOf(JsonElement root, out Transcript transcript)
    {
        transcript = null!;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var question = Text(root, "question");
        if (root.TryGetProperty("words", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            var notes = new List<string>();
            var pieces = new List<(string Text, double? Start, double? End)>(list.GetArrayLength());
            foreach (var word in list.EnumerateArray())
            {
                if (word.ValueKind == JsonValueKind.Object && (Text(word, "text") ?? Text(word, "word")) is { } text)
                {
                    pieces.Add((text.Trim(), Seconds(word, "start"), Seconds(word, "end")));
                }
                else if (word.ValueKind == JsonValueKind.String)
                {
                    pieces.Add((word.GetString()!.Trim(), null, null));
                }
            }

            transcript = ReadTranscript.Join(question, pieces, notes);
            return true;
        }

        if (Text(root, "text") is { } whole)
        {
            transcript = Transcript.OfText(whole, question);
            return true;
        }

        return false;
    }

    private static string? Text(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Seconds(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
            ? seconds
            : null;
}
