using System.Globalization;
using System.Net;
using System.Text;

namespace Candor.Core.Practise;

/// <summary>
/// WebVTT (the captions of the web, w3.org/TR/webvtt1): cues of some words each, sometimes with a time before each
/// word. Speakers' names, styles and notes are left out. Where captions roll (each cue repeats the line before), the
/// repeated line counts once.
/// </summary>
internal static class ReadWebVtt
{
    public static Transcript Of(string content)
    {
        var notes = new List<string>();
        var pieces = new List<(string Text, double? Start, double? End)>();
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var lastLine = "";
        var broken = 0;
        for (var i = 1; i < lines.Length; i++)
        {
            var arrow = lines[i].IndexOf("-->", StringComparison.Ordinal);
            if (arrow < 0)
            {
                continue;
            }

            var start = Seconds(lines[i].AsSpan(0, arrow));
            var end = Seconds(FirstWord(lines[i].AsSpan(arrow + 3)));
            broken += start is null || end is null ? 1 : 0;
            while (++i < lines.Length && lines[i].Length > 0)
            {
                var line = lines[i].Trim();
                if (!string.Equals(Plain(line), lastLine, StringComparison.Ordinal))
                {
                    pieces.AddRange(Cue(line, start, end));
                }

                lastLine = Plain(line);
            }
        }

        if (broken > 0)
        {
            notes.Add($"{broken} cues have a time that cannot be read.");
        }

        return ReadTranscript.Join(question: null, pieces, notes);
    }

    // "hello <00:00:01.200>there <00:00:01.500>again": each stretch runs from its time to the next, the last to the cue's end.
    private static IEnumerable<(string Text, double? Start, double? End)> Cue(string line, double? start, double? end)
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
                        yield return (before, from, next);
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
            yield return (rest, from, end);
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
