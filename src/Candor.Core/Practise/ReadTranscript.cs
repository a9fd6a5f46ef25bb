using System.Buffers;
using System.Text;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Reads an answer from what a file holds: WebVTT, the JSON <c>{question, words: [{text, start, end}]}</c>, or plain
/// text. Never refuses: what cannot be read as a transcript is text, and what is wrong with the times is noted.
/// </summary>
public static class ReadTranscript
{
    /// <summary>Seconds without a word that read as a comma, in a transcript that has no marks of its own.</summary>
    private const double CommaPause = 0.35;

    /// <summary>Seconds without a word that read as a sentence's end.</summary>
    private const double StopPause = 1.0;

    private static readonly SearchValues<char> OwnMarks = SearchValues.Create(".,?!;:");

    public static Transcript Of(string content)
    {
        var start = content.AsSpan().TrimStart('\uFEFF').TrimStart();
        return start switch
        {
            _ when start.StartsWith("WEBVTT", StringComparison.Ordinal) => ReadWebVtt.Of(content),
            ['{', ..] when ReadWordsJson.TryOf(content, out var read) => read,
            _ => Transcript.OfText(content.TrimStart('\uFEFF')),
        };
    }

    /// <summary>Puts timed pieces (a word each, or a few) together into one transcript, and looks over their times.</summary>
    internal static Transcript Join(
        string? question,
        IReadOnlyList<(string Text, double? Start, double? End)> pieces,
        List<string> notes
    )
    {
        var (good, untimed, overlaps) = LookOver(pieces);
        if (pieces.Count > 0 && untimed == pieces.Count)
        {
            notes.Add("The words have no usable times: nothing about pace or pauses can be measured.");
        }
        else if (untimed > 0)
        {
            notes.Add(
                $"{untimed} of {pieces.Count} words have no usable time: pace is taken between the first and the last word that have one, pauses are left out."
            );
        }

        if (overlaps > 0)
        {
            notes.Add(
                $"{overlaps} words overlap the word before them: pace still holds, pauses count only where nobody speaks."
            );
        }

        var addMarks = pieces.Count(piece => piece.Text.AsSpan().ContainsAny(OwnMarks)) * 40 < pieces.Count;
        var text = new StringBuilder();
        var words = new List<SpokenWord>();
        double? before = null;
        foreach (var (piece, from, to) in good)
        {
            if (text.Length > 0)
            {
                text.Append(addMarks ? MarkFor(from - before) : "").Append(' ');
            }

            var at = text.Length;
            text.Append(piece);
            var spans = SplitWords.In(piece).ToList();
            for (var i = 0; i < spans.Count; i++)
            {
                // Several words under one time share it by their number; only the outer times count for the pace.
                var share = (to - from) / spans.Count;
                words.Add(
                    new(
                        new(at + spans[i].Start, at + spans[i].End),
                        from + (share * i),
                        i == spans.Count - 1 ? to : from + (share * (i + 1))
                    )
                );
            }

            before = to ?? before;
        }

        return new(question, text.ToString(), words, notes) { IsRecording = true };
    }

    private static string MarkFor(double? pause) =>
        pause switch
        {
            >= StopPause => ".",
            >= CommaPause => ",",
            _ => "",
        };

    private static (List<(string Text, double? Start, double? End)> Good, int Untimed, int Overlaps) LookOver(
        IReadOnlyList<(string Text, double? Start, double? End)> pieces
    )
    {
        // Recognisers round to a hundredth or so; only what overlaps by more is worth a remark.
        const double Rounding = 0.02;
        var good = new List<(string Text, double? Start, double? End)>(pieces.Count);
        var (untimed, overlaps) = (0, 0);
        var latest = double.NegativeInfinity;
        foreach (var (text, start, end) in pieces)
        {
            if (start is >= 0 and < 1e6 && end is >= 0 and < 1e6 && end >= start)
            {
                overlaps += start < latest - Rounding ? 1 : 0;
                latest = Math.Max(latest, end.Value);
                good.Add((text, start, end));
            }
            else
            {
                untimed++;
                good.Add((text, null, null));
            }
        }

        return (good, untimed, overlaps);
    }
}
