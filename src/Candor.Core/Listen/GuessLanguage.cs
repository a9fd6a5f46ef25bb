namespace Candor.Core.Listen;

/// <summary>
/// Whether a text is in English, by its commonest words, and if not in what it seems to be. Looks at the beginning of what
/// is not quoted, and ends early where that is plainly English: most mail is.
/// </summary>
internal sealed class GuessLanguage
{
    /// <summary>For a text in letters other than Latin ones.</summary>
    public const string AnotherScript = "another script";

    /// <summary>Words looked at.</summary>
    private const int MostWords = 250;

    /// <summary>Common English words, with none of another language yet, that settle it.</summary>
    private const int PlainlyEnglish = 6;

    private readonly List<string> names = [];

    // The languages of each common word, by its hash.
    private readonly Dictionary<ulong, int> known = [];
    private readonly int english;

    public GuessLanguage(IReadOnlyList<Language> languages)
    {
        foreach (var language in languages.Take(31))
        {
            var bit = 1 << names.Count;
            names.Add(language.Name);
            english |= language.Id == "english" ? bit : 0;
            foreach (var word in language.Common)
            {
                known[Hash(word)] = known.GetValueOrDefault(Hash(word)) | bit;
            }
        }

        // What English shares with another language tells neither.
        foreach (var word in known.Where(word => (word.Value & english) != 0 && word.Value != english).ToList())
        {
            known.Remove(word.Key);
        }
    }

    /// <summary>The language's name, or null for English and for what is too short to tell.</summary>
    public string? Of(string subject, string text)
    {
        var tally = new Tally(this, stackalloc int[names.Count]);
        if (!tally.Read(subject))
        {
            return null;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith('>') && !tally.Read(line))
            {
                break;
            }
        }

        return tally.Best();
    }

    // Of a word in small letters (FNV-1a).
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var sum = 14695981039346656037ul;
        foreach (var letter in word)
        {
            sum = (sum ^ (letter < 128 ? letter | 0x20u : char.ToLowerInvariant(letter))) * 1099511628211;
        }

        return sum;
    }

    private ref struct Tally(GuessLanguage guess, Span<int> counts)
    {
        private readonly Span<int> counts = counts;
        private int words;
        private int english;
        private int foreign;
        private int letters;
        private int latin;

        /// <summary>Counts a line's words; false where enough is known.</summary>
        public bool Read(ReadOnlySpan<char> rest)
        {
            while (!rest.IsEmpty)
            {
                var length = 0;
                while (length < rest.Length && char.IsLetter(rest[length]))
                {
                    latin += rest[length] < 0x250 ? 1 : 0;
                    length++;
                }

                letters += length;
                if (length is > 0 and <= 16)
                {
                    words++;
                    Count(Hash(rest[..length]));
                    if (words >= MostWords || (english >= PlainlyEnglish && foreign == 0))
                    {
                        return false;
                    }
                }

                rest = rest[Math.Max(1, length)..];
            }

            return true;
        }

        public readonly string? Best()
        {
            if (letters > 20 && latin < letters / 2)
            {
                return AnotherScript;
            }

            var best = 0;
            for (var i = 1; i < counts.Length; i++)
            {
                best = counts[i] > counts[best] ? i : best;
            }

            return counts.Length > 0 && counts[best] >= 2 && counts[best] > english * 2 && counts[best] * 8 > words
                ? guess.names[best]
                : null;
        }

        private void Count(ulong word)
        {
            if (!guess.known.TryGetValue(word, out var languages))
            {
                return;
            }

            if (languages == guess.english)
            {
                english++;
                return;
            }

            foreign++;
            for (var i = 0; languages >> i != 0; i++)
            {
                counts[i] += (languages >> i) & 1;
            }
        }
    }
}
