using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Candor.Core.Text;

namespace Candor.Core.Mail;

/// <summary>
/// Words put in the place of others: the same word always has the same stand-in, as long as it and with its capitals;
/// digits become digits. What shows how a mail is built ("On … wrote:", "unsubscribe", the days) stays. Without the key
/// nobody can tell which word was which.
/// </summary>
/// <param name="key">Random bytes, forgotten afterwards.</param>
internal sealed class Disguise(byte[] key)
{
    private const string Consonants = "bcdfghjklmnprstvwz";
    private const string Vowels = "aeiou";

    private static readonly HashSet<string> Frame = new(
        (
            "on am le el op il em wrote schrieb écrit escribió schreef ha scritto escreveu from sent to cc bcc subject date re fw fwd aw wg original forwarded "
            + "message begin mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec gmt utc "
            + "http https mailto www com example "
            + string.Join(' ', OwnWords.FooterStarts)
        ).Split([' ', '-', ':', '\'', '©'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>What <c>before</c> found of an attribute, with its <c>value</c> disguised.</summary>
    public string OfValue(Match attribute) => attribute.Groups["before"].Value + Of(attribute.Groups["value"].Value);

    /// <summary>A text with its words disguised; marks, blanks and line breaks stay. Hosts of addresses end in ".example".</summary>
    public string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (end < text.Length && IsLetter(text, end))
            {
                end++;
            }

            if (end == at)
            {
                while (end < text.Length && char.IsDigit(text[end]))
                {
                    end++;
                }

                if (end == at)
                {
                    result.Append(text[at++]);
                    continue;
                }

                Digits(text[at..end], result);
                at = end;
                continue;
            }

            var word = text[at..end];
            result.Append(EndsHost(text, at, end) ? "example" : Word(word));
            at = end;
        }

        return result.ToString();
    }

    private void Digits(string number, StringBuilder to)
    {
        var hash = Hash(number, number.Length);
        for (var i = 0; i < number.Length; i++)
        {
            to.Append((char)('0' + (hash[i % hash.Length] % 10)));
        }
    }

    private static bool IsLetter(string text, int at) =>
        char.IsLetter(text[at])
        || char.IsSurrogate(text[at])
        || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark;

    // The last label of "ann@mail.northwind.com" or of a link's host.
    private static bool EndsHost(string text, int start, int end)
    {
        if (
            start == 0
            || text[start - 1] != '.'
            || (
                end < text.Length
                && text[end] is '.' or '-' or '_'
                && end + 1 < text.Length
                && char.IsLetterOrDigit(text[end + 1])
            )
        )
        {
            return false;
        }

        var at = start - 1;
        while (at > 0 && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '-'))
        {
            at--;
        }

        return text[at] == '@' || (text[at] == '/' && at > 1 && text[at - 1] == '/');
    }

    private string Word(string word)
    {
        if (Frame.Contains(word))
        {
            return word;
        }

        var bare = word.ToLowerInvariant();
        if (!known.TryGetValue(bare, out var standIn))
        {
            var hash = Hash(bare, bare.Length);
            var made = new char[bare.Length];
            for (var i = 0; i < bare.Length; i++)
            {
                var one = hash[i % hash.Length] + (i / hash.Length * 7);
                made[i] =
                    bare[i] < 128
                        ? (i + hash[0]) % 2 == 0
                            ? Consonants[one % Consonants.Length]
                            : Vowels[one % Vowels.Length]
                        : Foreign(bare[i], one);
            }

            known[bare] = standIn = new string(made);
        }

        return string.Create(
            word.Length,
            (word, standIn),
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsUpper(from.word[i]) ? char.ToUpperInvariant(from.standIn[i]) : from.standIn[i];
                }
            }
        );
    }

    // A letter of the same script, which the mail's own charset has as well.
    private static char Foreign(char letter, int one) =>
        letter switch
        {
            < '\u0250' => 'é',
            >= '\u03b1' and <= '\u03c9' => (char)('\u03b1' + (one % 17)),
            >= '\u0400' and <= '\u045f' => (char)('\u0430' + (one % 32)),
            >= '\u05d0' and <= '\u05ea' => (char)('\u05d0' + (one % 22)),
            >= '\u0621' and <= '\u064a' => (char)('\u0627' + (one % 8)),
            >= '\u3040' and <= '\u309f' => (char)('\u304b' + (one % 10)),
            >= '\u30a0' and <= '\u30ff' => (char)('\u30ab' + (one % 10)),
            >= '\uac00' and <= '\ud7a3' => "가나다라마바사아"[one % 8],
            >= '\u4e00' and <= '\u9fff' => "人大天日月山川水火木金土"[one % 12],
            _ => '?',
        };

    private byte[] Hash(string of, int more) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{more}:{of}"));
}
