using System.Globalization;
using Candor.Core;
using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>An answer's measures for a person at a terminal.</summary>
internal static class AnswerText
{
    public static void Write(TextWriter to, Measured measured)
    {
        to.WriteLine(Length(measured));
        if (measured.Parts is { } parts)
        {
            to.WriteLine($"Fillers    {List(measured, MarkKind.Filler)}");
            to.WriteLine($"Hedges     {List(measured, MarkKind.Hedge)}");
            to.WriteLine($"Restarts   {List(measured, MarkKind.Repeat, MarkKind.Restart)}");
            to.WriteLine(
                $"Detail     {List(measured, MarkKind.Number, MarkKind.Name, MarkKind.Time, MarkKind.Outcome)}"
            );
            to.WriteLine($"Story      {string.Join(", ", parts.Select(Share))}");
            to.WriteLine($"I / we     {measured.I} / {measured.We}");
        }

        if (measured.Answered is { } answered)
        {
            to.WriteLine($"Question   {Percent(answered)} of what was asked comes back in the answer (a hint)");
        }

        foreach (var note in measured.Notes)
        {
            to.WriteLine($"Note       {note}");
        }

        to.WriteLine($"Not measured: {string.Join(", ", measured.NotMeasured)}");
    }

    private static string Length(Measured measured)
    {
        var line = $"Length     {measured.Words} words in {measured.Sentences} sentences";
        if (measured is { Seconds: { } seconds, WordsPerMinute: { } pace })
        {
            line += string.Create(CultureInfo.InvariantCulture, $", {seconds:0.0} s, {pace:0} words a minute");
        }

        if (measured.TalkingWordsPerMinute is { } talking)
        {
            line += string.Create(CultureInfo.InvariantCulture, $" ({talking:0} while talking, pauses left out)");
        }

        return measured.Pauses is { } pauses
            ? line
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $", {pauses.Count} pauses, the longest {pauses.LongestSeconds:0.0} s"
                )
            : line;
    }

    private static string List(Measured measured, params MarkKind[] kinds)
    {
        var found = measured.Marks.Where(mark => kinds.Contains(mark.Kind)).ToList();
        return found.Count == 0
            ? "none"
            : $"{found.Count}: {string.Join(", ", found.Select(mark => mark.Span.Of(measured.Transcript.Text)))}";
    }

    private static string Share(KeyValuePair<Part, PartShare> part) =>
        $"{Token.Name(part.Key)} {(part.Value.Present ? Percent(part.Value.Share) : "not found")}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");
}
