using System.Globalization;
using System.Text;

namespace Candor.Core.Ask;

/// <summary>Entries as an iCalendar file (RFC 5545), times in UTC so that no change of clocks can move them.</summary>
public static class WriteCalendar
{
    /// <summary>Octets of a line before it is folded (RFC 5545 section 3.1).</summary>
    private const int LongestLine = 75;

    public static string Of(IEnumerable<CalendarEvent> entries)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Candor//Plan//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "NAME:Candor");
        Line(text, "X-WR-CALNAME:Candor");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var entry in entries)
        {
            Entry(text, entry);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Entry(StringBuilder text, CalendarEvent entry)
    {
        Line(text, "BEGIN:VEVENT");
        // A publisher's stamp is when it last changed (section 3.8.7.2), so the same state gives the same file.
        Line(text, $"UID:{Escaped(entry.Uid)}");
        Line(text, $"DTSTAMP:{Utc(entry.ChangedAt)}");
        Line(text, $"LAST-MODIFIED:{Utc(entry.ChangedAt)}");
        Line(text, $"DTSTART:{Utc(entry.Start)}");
        Line(text, $"DTEND:{Utc(entry.End)}");
        Line(text, $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(text, $"SUMMARY:{Escaped(entry.Summary)}");
        if (entry.Description.Length > 0)
        {
            Line(text, $"DESCRIPTION:{Escaped(entry.Description)}");
        }

        Line(text, entry.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "TRANSP:TRANSPARENT");
        if (!entry.Cancelled)
        {
            Alarm(text, entry, "TRIGGER:PT0S");
            if (entry.RemindAt is { } at)
            {
                Alarm(text, entry, $"TRIGGER;VALUE=DATE-TIME:{Utc(at)}");
            }
        }

        Line(text, "END:VEVENT");
    }

    private static void Alarm(StringBuilder text, CalendarEvent entry, string trigger)
    {
        Line(text, "BEGIN:VALARM");
        Line(text, "ACTION:DISPLAY");
        Line(text, $"DESCRIPTION:{Escaped(entry.Summary)}");
        Line(text, trigger);
        Line(text, "END:VALARM");
    }

    private static string Utc(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        string.Concat(text.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter)))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // Folded by octets, never inside a character; a folded line goes on after a space.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
