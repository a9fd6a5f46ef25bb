using Candor.Core.Mail;

namespace Candor.Core.Listen;

/// <summary>Whether a text is in English, by its commonest words, and if not in what it seems to be.</summary>
internal static class ForeignLanguage
{
    /// <summary>Fewer words say nothing about the language.</summary>
    private const int LeastWords = 8;

    private static readonly HashSet<string> English = Set(
        "the to you your we our for of and is are in on that this with have has be it will not i at as from if by us thank was or an can"
    );

    private static readonly (string Name, HashSet<string> Words)[] Others =
    [
        (
            "German",
            Set("und der die das nicht sie wir ihre für mit auf den dem ein eine ist uns zu von haben ihnen leider")
        ),
        ("French", Set("vous nous votre et le les de des la une pour que nous avons est dans sur pas notre qui au")),
        ("Spanish", Set("de la que el en y los su para con por una del se las no su le gracias nos hemos")),
        ("Italian", Set("di che la il per e un una non con del della le la tua sua abbiamo grazie siamo è")),
        ("Portuguese", Set("de que o a e para com não uma os do da em por sua seu obrigado você mais")),
        ("Dutch", Set("de het een en van je wij voor op dat niet met jouw uw zijn hebben bij te dank helaas")),
        ("Swedish", Set("och att det som för på är vi din du till med inte av har en tack")),
        ("Danish or Norwegian", Set("og at det som for på er vi din du til med ikke af av har en tak takk")),
        ("Polish", Set("w i na z do nie się że za dla oraz pana pani jest o dziękujemy")),
        ("Turkish", Set("ve bir bu için ile olarak başvurunuz teşekkür ederiz size sizin")),
    ];

    // Which of the languages, by a bit each, have a word; English, which outweighs them, has the highest.
    private static readonly Dictionary<string, int> Known = Make();

    private const int InEnglish = 1 << 30;

    /// <summary>The language's name, or null for English and for what is too short to tell.</summary>
    public static string? Of(string text, IReadOnlyList<Passage> passages)
    {
        Span<int> counts = stackalloc int[Others.Length];
        var english = 0;
        var words = 0;
        var letters = 0;
        var latin = 0;
        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        foreach (var passage in passages)
        {
            var rest = text.AsSpan(passage.Span.Start, Math.Min(passage.Span.Length, 4_000));
            while (!rest.IsEmpty)
            {
                var length = 0;
                while (length < rest.Length && char.IsLetter(rest[length]))
                {
                    letters++;
                    latin += rest[length] < 0x250 ? 1 : 0;
                    length++;
                }

                if (length is > 0 and <= 16)
                {
                    words++;
                    var word = lower[..rest[..length].ToLowerInvariant(lower)];
                    if (known.TryGetValue(word, out var languages))
                    {
                        english += languages >> 30;
                        for (var i = 0; (languages & ~InEnglish) >> i != 0; i++)
                        {
                            counts[i] += (languages >> i) & 1;
                        }
                    }
                }

                rest = rest[Math.Max(1, length)..];
            }
        }

        if (letters > 20 && latin < letters / 2)
        {
            return "another script";
        }

        if (words < LeastWords)
        {
            return null;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return counts[best] >= 4 && counts[best] > english * 2 && counts[best] * 8 > words ? Others[best].Name : null;
    }

    private static Dictionary<string, int> Make()
    {
        var known = English.ToDictionary(word => word, _ => InEnglish, StringComparer.Ordinal);
        for (var i = 0; i < Others.Length; i++)
        {
            foreach (var word in Others[i].Words.Where(word => !English.Contains(word)))
            {
                known[word] = known.GetValueOrDefault(word) | (1 << i);
            }
        }

        return known;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
