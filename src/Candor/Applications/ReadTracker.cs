using System.Globalization;
using System.Text;
using CsvHelper;

namespace Candor.Applications;

/// <summary>A table as a tracker or a spreadsheet exported it: the names of its columns and its rows.</summary>
/// <param name="Rows">Each as long as <paramref name="Head"/>; cells are trimmed.</param>
/// <param name="Told">What was odd and how it was read all the same, in whole sentences.</param>
public sealed record TrackerTable(
    IReadOnlyList<string> Head,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Told
);

/// <summary>
/// Reads the CSV of other trackers and of spreadsheets: comma, semicolon or tab, with or without a byte order mark, UTF-8
/// or Windows-1252.
/// </summary>
public static class ReadTracker
{
    /// <summary>Bytes of a file. Two thousand applications with long notes are about two megabytes.</summary>
    public const int Longest = 8 * 1024 * 1024;

    /// <summary>Rows that are taken; more are left out, and that is said.</summary>
    public const int MostRows = 5_000;

    private const int MostColumns = 100;

    private const int LongestCell = 20_000;

    /// <exception cref="BadInputException">It is no table, or larger than the limits.</exception>
    public static TrackerTable Of(byte[] bytes)
    {
        if (bytes.Length > Longest)
        {
            throw new BadInputException($"the file is larger than {Longest / 1024 / 1024} MB; save a part of the list");
        }

        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith("\u00d0\u00cf\u0011"u8))
        {
            throw new BadInputException(
                "this is a spreadsheet's own file; open it there and save it as CSV (comma-separated values) first"
            );
        }

        var told = new List<string>();
        var text = Text(bytes, told);
        if (text.Contains('\0'))
        {
            throw new BadInputException("this is no text; save the list as CSV (comma-separated values) first");
        }

        try
        {
            return Rows(text, told);
        }
        catch (CsvFormatException fault)
        {
            throw new BadInputException($"the list cannot be read: {fault.Message}");
        }
    }

    // Rows that are too short or too long are read as far as they go; a message never quotes what a cell says.
    private static readonly CsvReaderOptions Lenient = CsvReaderOptions.Default with
    {
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        IncludeValuesInExceptions = false,
    };

    private static TrackerTable Rows(string text, List<string> told)
    {
        using var csv = CsvReader.FromText(text, Lenient);
        csv.ReadHeader();
        var head = csv.Headers.Select(name => name.Trim()).Take(MostColumns).ToList();
        if (head.Count < 2 && !text.Contains('\n'))
        {
            throw new BadInputException("there is no list in it: the first line has to name the columns");
        }

        var rows = new List<IReadOnlyList<string>>();
        while (csv.Read())
        {
            if (rows.Count == MostRows)
            {
                told.Add($"Only the first {MostRows:N0} rows are taken.");
                break;
            }

            var row = new string[head.Count];
            for (var i = 0; i < row.Length; i++)
            {
                var cell = i < csv.FieldCount ? csv.GetString(i).Trim() : "";
                row[i] = cell.Length > LongestCell ? cell[..LongestCell] : cell;
            }

            if (row.Any(cell => cell.Length > 0))
            {
                rows.Add(row);
            }
        }

        return new TrackerTable(head, rows, told);
    }

    private static string Text(byte[] bytes, List<string> told)
    {
        if (
            bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)
            || bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)
        )
        {
            using var marked = new StreamReader(new MemoryStream(bytes), detectEncodingFromByteOrderMarks: true);
            return marked.ReadToEnd();
        }

        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            told.Add("The file is not in UTF-8; it was read as Windows-1252, so look at the accents.");
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}

/// <summary>Dates as people and programs write them into lists.</summary>
public static class TrackerDates
{
    private static readonly string[] DayFirst = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "d.M.yy", "d-M-yy"];

    private static readonly string[] MonthFirst = ["M/d/yyyy", "M.d.yyyy", "M-d-yyyy", "M/d/yy", "M.d.yy", "M-d-yy"];

    private static readonly string[] Plain =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "d MMM yyyy",
        "d MMMM yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
        "MMM d, yyyy",
        "MMMM d, yyyy",
        "MMM d yyyy",
        "MMMM d yyyy",
        "ddd, d MMM yyyy",
        "ddd MMM d yyyy",
    ];

    /// <summary>
    /// Whether 3/4 is the third of April in this column: told by a value that can only be one of the two; null where none
    /// tells.
    /// </summary>
    public static bool? IsDayFirst(IEnumerable<string> column)
    {
        foreach (var cell in column.Select(DayOf))
        {
            var parts = cell.Split('/', '.', '-');
            if (
                parts.Length == 3
                && parts[0].Length <= 2
                && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var first)
                && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var second)
                && first > 12 != second > 12
            )
            {
                return first > 12;
            }
        }

        return null;
    }

    /// <summary>The day, or null where the cell is none.</summary>
    public static DateOnly? Read(string cell, bool dayFirst) =>
        DateOnly.TryParseExact(
            DayOf(cell),
            [.. Plain, .. dayFirst ? DayFirst : MonthFirst],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var day
        ) && day.Year is > 1950 and < 2200
            ? day
            : null;

    // Without the time of the day that some programs put behind it.
    private static string DayOf(string cell)
    {
        var end = cell.IndexOf('T', StringComparison.Ordinal);
        var day = end == 10 ? cell[..end] : cell;
        var colon = day.IndexOf(':', StringComparison.Ordinal);
        return (colon > 0 && day.LastIndexOf(' ', colon) is var blank and > 0 ? day[..blank] : day).Trim().TrimEnd(',');
    }
}
