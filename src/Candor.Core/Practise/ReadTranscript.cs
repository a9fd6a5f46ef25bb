using System.Buffers;
using System.Text;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Reads an answer from what a file holds: WebVTT, SRT, the JSON of <see cref="ReadWordsJson"/>, or plain text. Never refuses: what cannot be read as a transcript is text, and what is wrong with the times is noted.
/// </summary>
public static class ReadTranscript
{
    /// <summary>Seconds without a word that read as a comma, in a transcript that has no marks of its own.</summary>
    private const double CommaPause = 0.35;

    /// <summary>Seconds without a word that read as a sentence's end.</summary>
    private const double StopPause = 1.0;

    /// <summary>Seconds. Recognisers round to a hundredth or so; only what is off by more is worth a remark.</summary>
    private const double Rounding = 0.02;

    private static readonly SearchValues<char> OwnMarks = SearchValues.Create(".,?!;:");

    public static Transcript Of(string content)
    {
        var start = content.AsSpan().TrimStart('\uFEFF').TrimStart();
        return start switch
        {
            _ when start.StartsWith("WEBVTT", StringComparison.Ordinal) => ReadWebVtt.Of(content),
            ['{' or '[', ..] when ReadWordsJson.TryOf(content, out var read) => read,
            ['{', ..] => Transcript.OfText(content) with
            {
                Notes = ["It begins like JSON and cannot be read as such, so it is measured as a text."],
            },
            _ when ReadWebVtt.IsSrt(start) => ReadWebVtt.Of(content),
            _ => Transcript.OfText(content.TrimStart('\uFEFF')),
        };
    }

    /// <summary>Puts timed pieces (a word each, or a few) together into one transcript, and looks over their times.</summary>
    internal static Transcript Join(string? question, IReadOnlyList<Piece> given, List<string> notes)
    {
        var pieces = given.Where(piece => piece.Text.Length > 0).ToList();
        if (pieces.Count < given.Count)
        {
            notes.Add($"{given.Count - pieces.Count} of {given.Count} words are empty and left out.");
        }

        if (AreUnordered(pieces))
        {
            notes.Add("Some words stand before one that was said earlier: all are taken in the order of their times.");
            pieces = [.. pieces.OrderBy(piece => piece.Start)];
        }

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

    // Only where every word has a time; else nobody can tell where the others belong.
    private static bool AreUnordered(List<Piece> pieces)
    {
        var isUnordered = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].IsTimed)
            {
                return false;
            }

            isUnordered |= i > 0 && pieces[i].Start < pieces[i - 1].Start - Rounding;
        }

        return isUnordered;
    }

    private static (List<Piece> Good, int Untimed, int Overlaps) LookOver(List<Piece> pieces)
    {
        var good = new List<Piece>(pieces.Count);
        var (untimed, overlaps) = (0, 0);
        var latest = double.NegativeInfinity;
        foreach (var piece in pieces)
        {
            if (piece.IsTimed)
            {
                overlaps += piece.Start < latest - Rounding ? 1 : 0;
                latest = Math.Max(latest, piece.End!.Value);
                good.Add(piece);
            }
            else
            {
                untimed++;
                good.Add(new(piece.Text, null, null));
            }
        }

        return (good, untimed, overlaps);
    }
}

/// <summary>A word or a few, and from when to when they were said, in seconds; as a file gives them.</summary>
internal readonly record struct Piece(string Text, double? Start, double? End)
{
    /// <summary>Its times can be: not before the recording, not past eleven days, and the end not before the start.</summary>
    public bool IsTimed => Start is >= 0 and < 1e6 && End is >= 0 and < 1e6 && End >= Start;
}
