using System.Globalization;
using System.Text;

namespace Candor.Tests.Mail;

/// <summary>The mails of <c>odd-mails.txt</c>.</summary>
internal static class OddMails
{
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Candor.Tests", "Mail", "odd-mails.txt"));
        foreach (var block in text.Split("\n===== ").Skip(1))
        {
            var line = block.IndexOf('\n', StringComparison.Ordinal);
            yield return (block[..line], Bytes(block[(line + 1)..] + "\n"));
        }
    }

    /// <summary>Each as a file of its own.</summary>
    public static IReadOnlyList<string> Write(string folder)
    {
        var files = new List<string>();
        foreach (var (name, bytes) in All())
        {
            files.Add(Path.Combine(folder, name + ".eml"));
            File.WriteAllBytes(files[^1], bytes);
        }

        return files;
    }

    private static byte[] Bytes(string text)
    {
        var bytes = new MemoryStream();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                var rune = Rune.GetRuneAt(text, i);
                bytes.Write(Encoding.UTF8.GetBytes(rune.ToString()));
                i += rune.Utf16SequenceLength - 1;
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'x':
                    bytes.WriteByte(
                        byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    );
                    i += 2;
                    break;
                case 'r':
                    bytes.WriteByte((byte)'\r');
                    break;
                default:
                    bytes.WriteByte((byte)text[i]);
                    break;
            }
        }

        return bytes.ToArray();
    }
}
