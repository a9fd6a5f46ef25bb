using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;

namespace Candor.Core.Mail;

/// <summary>Bytes to text by a charset's name, with the usual lies seen through.</summary>
internal static class Charsets
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

#pragma warning disable SYSLIB0001 // Its danger is markup that no filter saw; what a mail says is shown as plain text only.
    private static readonly Encoding Utf7 = new UTF7Encoding();
#pragma warning restore SYSLIB0001

    private static readonly ConcurrentDictionary<string, Encoding> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Text of <paramref name="bytes"/>. <paramref name="lie"/> tells that they do not fit the name (unknown, or not
    /// what it says) and were read by what they look like.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> charset, out bool lie)
    {
        lie = false;
        var named = Find(charset);
        if (named is null || named.CodePage is 65001 or 1252)
        {
            if (Ascii.IsValid(bytes))
            {
                // An unknown charset whose bytes are plain is no trouble to anybody.
                return Encoding.ASCII.GetString(bytes);
            }

            if (Utf8.IsValid(bytes))
            {
                lie = named is not { CodePage: 65001 } && !charset.IsEmpty;
                return Encoding.UTF8.GetString(bytes);
            }

            lie = named is not { CodePage: 1252 };
            return named is { CodePage: 65001 } && HasUtf8(bytes)
                ? Encoding.UTF8.GetString(bytes)
                : Windows1252.GetString(bytes);
        }

        if (LooksLikeUtf8(bytes, most: named.IsSingleByte ? 2 : 4))
        {
            lie = true;
            return Encoding.UTF8.GetString(bytes);
        }

        return named.GetString(bytes);
    }

    // Valid throughout, and with so many characters beyond ASCII that it is no accident.
    private static bool LooksLikeUtf8(ReadOnlySpan<byte> bytes, int most)
    {
        if (Ascii.IsValid(bytes) || bytes.Contains((byte)27) || !Utf8.IsValid(bytes))
        {
            return false;
        }

        foreach (var sign in bytes)
        {
            if (sign >= 0xC0 && --most <= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The encoding of a name, or null where nothing is known by it.</summary>
    public static Encoding? Find(ReadOnlySpan<char> name)
    {
        name = name.Trim(" \t\r\n\"'");
        if (name.IsEmpty || name.Length > 40)
        {
            return null;
        }

        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known))
        {
            return known;
        }

        var found = Look(name.ToString().ToLowerInvariant());
        if (found is not null)
        {
            Known[name.ToString()] = found;
        }

        return found;
    }

    private static Encoding? Look(string name) =>
        name switch
        {
            "utf-8" or "utf8" or "utf_8" or "unicode-1-1-utf-8" or "x-utf-8" or "cp65001" => Encoding.UTF8,
            // Latin-1's own upper control codes are in no mail; what stands there is Windows' quotation marks.
            "us-ascii" or "ascii" or "ansi_x3.4-1968" or "646" or "iso-8859-1" or "iso8859-1" or "iso_8859-1" =>
                Windows1252,
            "latin1" or "latin-1" or "l1" or "cp1252" or "windows1252" or "x-ansi" or "cp-1252" => Windows1252,
            // Supersets, under whose characters mail goes by the older names.
            "gb2312" or "gbk" or "gb_2312-80" or "cp936" or "x-gbk" or "euc-cn" => Provider("gb18030"),
            "ks_c_5601-1987" or "ks_c_5601" or "euc-kr" or "ksc5601" or "cp949" or "uhc" or "korean" => Provider(
                "ks_c_5601-1987"
            ),
            "shift-jis" or "shift_jis" or "sjis" or "x-sjis" or "ms_kanji" or "cp932" or "windows-31j" => Provider(
                "shift_jis"
            ),
            "iso-2022-jp-1" or "iso-2022-jp-2" or "iso-2022-jp-ms" => Provider("iso-2022-jp"),
            "tis-620" or "tis620" or "iso-8859-11" => Provider("windows-874"),
            "iso-8859-9" or "latin5" => Provider("windows-1254"),
            "iso-8859-8-i" or "iso-8859-8-e" => Provider("iso-8859-8"),
            "utf-7" or "unicode-1-1-utf-7" or "utf7" or "x-unicode-2-0-utf-7" => Utf7,
            _ when name.StartsWith("cp", StringComparison.Ordinal)
                    && int.TryParse(name.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out var page) =>
                Provider($"windows-{page}") ?? Provider($"ibm{page}"),
            _ => Provider(name),
        };

    private static Encoding? Provider(string name)
    {
        try
        {
            // What cannot be read shows as such, and not as a question that nobody asked.
            var unread = new DecoderReplacementFallback("\uFFFD");
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, unread)
                ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, unread);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // At least one whole multi-byte character: then it is UTF-8 with a fault, and not another charset.
    private static bool HasUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; )
        {
            var skip = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (skip < 0)
            {
                return false;
            }

            at += skip;
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            at += used;
        }

        return false;
    }
}
