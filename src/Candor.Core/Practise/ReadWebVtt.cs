using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Candor.Core.Practise;

/// <summary>
/// WebVTT (the captions of the web, w3.org/TR/webvtt1): cues of some words each, sometimes with a time before each
/// word; and SRT, its older cousin. Styles and notes are left out; who speaks is told by <c>&lt;v Ada&gt;</c> or "ADA:". Where
/// captions roll (a cue repeats the lines before it) or grow (a cue is the one before and some words more), what is
/// repeated counts once.
/// </summary>
internal static class ReadWebVtt
{
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .");

    private static readonly string[] Roles = ["speaker", "person", "interviewer", "interviewee", "candidate", "caller"];

    /// <summary>Seconds between two cues from which a line said again is said again, and not shown again.</summary>
    private const double Rolling = 0.1;

    /// <summary>A number, a line with times, some words: SRT has no heading of its own.</summary>
    public static bool IsSrt(ReadOnlySpan<char> content)
    {
        var first = content[..Math.Min(content.Length, 200)];
        var arrow = first.IndexOf("-->");
        return arrow >= 0
            && char.IsAsciiDigit(first[0])
            && Seconds(first[(first[..arrow].LastIndexOf('\n') + 1)..arrow]) is not null;
    }

    public static Transcript Of(string content, string? speaker)
    {
        var notes = new List<string>();
        var pieces = new List<Piece>();
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var shown = new List<string>();
        string? speaking = null;
        var (broken, until) = (0, double.NegativeInfinity);
        for (var i = 0; i < lines.Length; i++)
        {
            var arrow = lines[i].IndexOf("-->", StringComparison.Ordinal);
            if (arrow < 0)
            {
                continue;
            }

            var start = Seconds(lines[i].AsSpan(0, arrow));
            var end = Seconds(FirstWord(lines[i].AsSpan(arrow + 3)));
            broken += start is null || end is null ? 1 : 0;
            var cue = new List<(string Text, string? Speaker)>();
            while (++i < lines.Length && lines[i].Length > 0 && !lines[i].Contains("-->", StringComparison.Ordinal))
            {
                var text = WithoutSpeaker(lines[i].Trim(), ref speaking);
                cue.Add((text, speaking));
            }

            cue.RemoveAll(line => Plain(line.Text).Length == 0);
            var isRolling = start is { } from && from <= until + Rolling;
            AddNew(cue, isRolling ? shown : [], start, end, pieces);
            (shown, until) = cue.Count > 0 ? ([.. cue.Select(line => Plain(line.Text))], end ?? until) : (shown, until);

            // A cue without a blank line behind it: its neighbour's times are read next.
            i -= i < lines.Length && lines[i].Length > 0 ? 1 : 0;
        }

        if (broken > 0)
        {
            notes.Add($"{broken} cues have a time that cannot be read.");
        }

        return ReadTranscript.Join(question: null, pieces, notes, speaker);
    }

    // The lines of a cue that the one before did not show.
    private static void AddNew(
        List<(string Text, string? Speaker)> cue,
        List<string> shown,
        double? start,
        double? end,
        List<Piece> pieces
    )
    {
        var repeated = Math.Min(cue.Count, shown.Count);
        while (
            repeated > 0
            && !cue.Take(repeated)
                .Select(line => Plain(line.Text))
                .SequenceEqual(shown.Skip(shown.Count - repeated), StringComparer.Ordinal)
        )
        {
            repeated--;
        }

        for (var i = repeated; i < cue.Count; i++)
        {
            var (line, speaking) = cue[i];
            if (i == 0 && shown is [.., var last] && line.StartsWith(last + " ", StringComparison.Ordinal))
            {
                line = line[last.Length..];
            }

            foreach (var piece in Cue(line, start, end))
            {
                pieces.Add(piece with { Speaker = speaking });
            }
        }
    }

    // "<v Ada>", "ADA:" or "Speaker 2:" before what is said; a cue without one goes on with who spoke last, and ">>" is
    // somebody else, unnamed.
    private static string WithoutSpeaker(string line, ref string? speaking)
    {
        if (line.StartsWith(">>", StringComparison.Ordinal))
        {
            line = line.TrimStart('>').TrimStart();
            speaking = null;
        }

        if (line.StartsWith("<v", StringComparison.Ordinal) && line.IndexOf('>') is > 0 and var close)
        {
            // "<v.loud Ada Lovelace>": the class is how it is shown.
            var name = line.AsSpan(2, close - 2);
            var space = name.IndexOf(' ');
            speaking = space < 0 ? null : name[(space + 1)..].Trim().ToString();
            return line[(close + 1)..];
        }

        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon is > 0 and < 30 && IsName(line.AsSpan(0, colon)))
        {
            speaking = line[..colon];
            return line[(colon + 2)..];
        }

        return line;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Capitals))
        {
            return char.IsAsciiLetterUpper(text[0]);
        }

        foreach (var role in Roles)
        {
            if (text.StartsWith(role, StringComparison.OrdinalIgnoreCase) && text.Length <= role.Length + 4)
            {
                return true;
            }
        }

        return false;
    }

    // "hello <00:00:01.200>there <00:00:01.500>again": each stretch runs from its time to the next, the last to the cue's end.
    private static IEnumerable<Piece> Cue(string line, double? start, double? end)
    {
        var from = start;
        var text = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '<' && line.IndexOf('>', at) is > 0 and var close)
            {
                if (Seconds(line.AsSpan(at + 1, close - at - 1)) is { } next)
                {
                    if (Bare(text) is { Length: > 0 } before)
                    {
                        yield return new(before, from, next);
                    }

                    text.Clear();
                    from = next;
                }

                at = close;
            }
            else
            {
                text.Append(line[at]);
            }
        }

        if (Bare(text) is { Length: > 0 } rest)
        {
            yield return new(rest, from, end);
        }
    }

    private static string Bare(StringBuilder text) => WebUtility.HtmlDecode(text.ToString()).Trim();

    private static string Plain(string line) =>
        string.Concat(line.Split('<').Select((part, i) => i == 0 ? part : part[(part.IndexOf('>') + 1)..])).Trim();

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var space = text.IndexOf(' ');
        return space < 0 ? text : text[..space];
    }

    // "01:02.500" or "00:01:02.500"; some writers put a comma before the thousandths.
    private static double? Seconds(ReadOnlySpan<char> time)
    {
        var parts = time.Trim().ToString().Replace(',', '.').Split(':');
        if (parts.Length is not (2 or 3))
        {
            return null;
        }

        var seconds = 0.0;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            seconds = (seconds * 60) + number;
        }

        return seconds;
    }
}
