using System.Text;

namespace Candor.Benchmarks;

/// <summary>Rows of a CSV file (RFC 4180): quoted fields may hold commas, quotes and line breaks.</summary>
internal static class ReadCsv
{
    public static IEnumerable<string[]> Rows(string path)
    {
        var text = File.ReadAllText(path);
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter != '"')
                {
                    field.Append(letter);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == '"')
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (letter == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                field.Append(letter);
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            row.Add(field.ToString());
            yield return [.. row];
        }
    }
}
