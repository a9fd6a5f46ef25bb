using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// The job's name in a mail, by the occupation it ends with (<c>knowledge/words/occupation.yaml</c>): "Senior Data
/// Engineer", "Lecturer in Nursing", "kitchen fitter". The subject counts most; what stands after "for" or "as" counts
/// more than a title under a signature.
/// </summary>
internal sealed class RoleNames
{
    private static readonly HashSet<string> Frames = Set(
        "for as of be a an the our your this to about re role position"
    );

    // "The only sales assistant job": what follows says it as well.
    private static readonly HashSet<string> Nouns = Set("job position role post vacancy spot");

    private static readonly HashSet<string> NeverFirst = Set(
        "dear hi hello re fw fwd application applications interview update outcome your our the a an this vacancy job position role post status for as of to and or thank thanks i we new sorry my on at in with is was about not no recent regarding first second final next following another other same so all about decision acknowledgement appointment competition only one two three four five six"
    );

    // Who signs is not what one applied for.
    private static readonly HashSet<string> Signers = Set(
        "hr recruitment recruiting recruiter talent hiring people acquisition resourcing"
    );

    /// <summary>Names that are held against each other, as with <see cref="EmployerNames"/>.</summary>
    private const int Most = 200;

    private readonly Phrases<bool>? occupations;

    public RoleNames(WordClasses classes) =>
        occupations = Phrase.TryRead("<occupation>", classes, out var phrase, out _) ? new([(phrase, true)]) : null;

    /// <summary>The name that most speaks for; empty where no occupation is named.</summary>
    public string In(ReadText subject, IEnumerable<ReadText> texts)
    {
        if (occupations is null)
        {
            return "";
        }

        var found = new Dictionary<string, (string Name, int Score)>(StringComparer.OrdinalIgnoreCase);
        Look(subject, found, isSubject: true);
        foreach (var text in texts)
        {
            Look(text, found, isSubject: false);
        }

        // "Engineer" alone speaks for "Design Engineer", not beside it.
        return found
            .Values.Select(one =>
                (
                    one.Name,
                    Score: one.Score
                        + found.Values.Where(other => Holds(one.Name, other.Name)).Sum(other => other.Score)
                )
            )
            .OrderByDescending(one => one.Score)
            .Select(one => one.Name)
            .FirstOrDefault("");
    }

    private void Look(ReadText text, Dictionary<string, (string Name, int Score)> found, bool isSubject)
    {
        foreach (var hit in occupations!.Find(text))
        {
            var (first, end) = Run(text, hit.First, text.Words[hit.First].Form == "head" ? hit.First + 2 : hit.End);
            var isCapital = char.IsUpper(text.Text[text.Words[first].Span.Start]);
            var framed =
                first > 0
                && text.Words[first - 1].Sentence == text.Words[first].Sentence
                && Frames.Contains(text.Words[first - 1].Form);
            framed |=
                end < text.Words.Count
                && text.Words[end].Sentence == text.Words[first].Sentence
                && Nouns.Contains(text.Words[end].Form);
            if (!isSubject && ((!isCapital && !framed) || IsSigner(text, first, end)))
            {
                continue;
            }

            var score =
                isSubject ? 4
                : framed && isCapital ? 3
                : 1;
            var name = Cut(text, first, end);
            if (found.Count >= Most && !found.ContainsKey(name))
            {
                continue;
            }

            found[name] = (
                found.TryGetValue(name, out var known) ? known.Name : name,
                found.GetValueOrDefault(name).Score + score
            );
        }
    }

    private static (int First, int End) Run(ReadText text, int first, int end)
    {
        var isCapital = char.IsUpper(text.Text[text.Words[first].Span.Start]);
        for (var i = first - 1; i >= 0 && first - i <= 2 && end - i <= 7; i--)
        {
            var word = text.Words[i];
            if (word.Sentence != text.Words[first].Sentence || !Touch(text, i, i + 1))
            {
                break;
            }

            var fits = isCapital
                ? char.IsUpper(text.Text[word.Span.Start]) || word.Kind == WordKind.Number
                : word.Kind == WordKind.Word;
            if (fits && !NeverFirst.Contains(word.Form))
            {
                first = i;
            }
            else if (!isCapital || word.Form is not ("and" or "of" or "in" or "&"))
            {
                break;
            }
        }

        while (
            end < text.Words.Count
            && text.Words[end].Sentence == text.Words[first].Sentence
            && Touch(text, end - 1, end)
        )
        {
            var isJoint =
                text.Words[end].Form is "of" or "in" or "for"
                && end + 1 < text.Words.Count
                && Touch(text, end, end + 1);
            var at = isJoint && isCapital ? end + 1 : end;
            if (
                text.Words[at].Kind != WordKind.Word
                || !char.IsUpper(text.Text[text.Words[at].Span.Start])
                || NeverFirst.Contains(text.Words[at].Form)
                || !isCapital
            )
            {
                break;
            }

            end = at + 1;
        }

        return (first, end);
    }

    // Only a blank, or the hyphen of "Live-in", between two words.
    private static bool Touch(ReadText text, int left, int right)
    {
        var between = text.Text.AsSpan(
            text.Words[left].Span.End,
            Math.Max(0, text.Words[right].Span.Start - text.Words[left].Span.End)
        );
        return between is " " or "-" or "" or "\n" or " & ";
    }

    private static bool IsSigner(ReadText text, int first, int end) =>
        Enumerable.Range(first, end - first).Any(i => Signers.Contains(text.Words[i].Form));

    private static bool Holds(string name, string part) =>
        name.Length > part.Length
        && (
            name.EndsWith(" " + part, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(part + " ", StringComparison.OrdinalIgnoreCase)
        );

    private static string Cut(ReadText text, int first, int end) =>
        string.Join(
            ' ',
            text.Text[text.Words[first].Span.Start..text.Words[end - 1].Span.End]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
