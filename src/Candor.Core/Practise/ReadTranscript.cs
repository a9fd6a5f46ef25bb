using System.Buffers;
using System.Text;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Reads an answer from what a file holds: WebVTT, SRT, the JSON of <see cref="ReadWordsJson"/>, or plain text. Never
/// refuses: what cannot be read as a transcript is text, and what is wrong with the times is noted.
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

    /// <param name="speaker">Whose words are wanted, where the transcript names several; left out, who says the most.</param>
    public static Transcript Of(string content, string? speaker = null)
    {
        var start = content.AsSpan().TrimStart('\uFEFF').TrimStart();
        return start switch
        {
            _ when start.StartsWith("WEBVTT", StringComparison.Ordinal) => ReadWebVtt.Of(content, speaker),
            ['{' or '[', ..] when ReadWordsJson.TryOf(content, out var read, speaker) => read,
            ['{', ..] => Transcript.OfText(content) with
            {
                Notes = ["It begins like JSON and cannot be read as such, so it is measured as a text."],
            },
            _ when ReadWebVtt.IsSrt(start) => ReadWebVtt.Of(content, speaker),
            _ => Transcript.OfText(content.TrimStart('\uFEFF')),
        };
    }

    /// <summary>Puts timed pieces (a word each, or a few) together into one transcript, and looks over their times.</summary>
    internal static Transcript Join(
        string? question,
        IReadOnlyList<Piece> given,
        List<string> notes,
        string? speaker = null
    )
    {
        var (picked, filled, speakers) = PickSpeaker.Of(InSeconds(given, notes), speaker, notes);
        var pieces = new List<Piece>(picked.Count);
        var (empty, noises) = (0, 0);
        foreach (var piece in picked)
        {
            if (StripMarks.From(piece.Text) is { Length: > 0 } said)
            {
                pieces.Add(piece with { Text = said });
                continue;
            }

            empty += piece.Text.Length == 0 ? 1 : 0;
            noises += piece.Text.Length > 0 ? 1 : 0;
            if (piece.IsTimed && StripMarks.IsVoiced(piece.Text))
            {
                filled.Add(new(piece.Start!.Value, piece.End!.Value));
            }
        }

        if (empty > 0)
        {
            notes.Add($"{empty} of {picked.Count} words are empty and left out.");
        }

        if (noises > 0)
        {
            notes.Add($"{noises} marks of laughter, noise or silence are not counted as words.");
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
        foreach (var (piece, from, to, _) in good)
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

        return new(question, text.ToString(), words, notes)
        {
            IsRecording = true,
            Filled = filled,
            Speakers = speakers,
        };
    }

    // Some recognisers give thousandths of a second, as whole numbers: nobody takes ten seconds for each word.
    private static IReadOnlyList<Piece> InSeconds(IReadOnlyList<Piece> given, List<string> notes)
    {
        const double Slowest = 10;
        var (seconds, words) = (0.0, 0);
        foreach (var piece in given)
        {
            if (piece.Start is { } from && piece.End is { } to)
            {
                if (from != Math.Floor(from) || to != Math.Floor(to))
                {
                    return given;
                }

                seconds += to - from;
                words += Math.Max(1, piece.Text.AsSpan().Count(' ') + 1);
            }
        }

        if (words < 2 || seconds < words * Slowest)
        {
            return given;
        }

        notes.Add("The times are whole and large: taken as thousandths of a second.");
        return [.. given.Select(piece => piece with { Start = piece.Start / 1000, End = piece.End / 1000 })];
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
                good.Add(piece with { Start = null, End = null });
            }
        }

        return (good, untimed, overlaps);
    }
}
