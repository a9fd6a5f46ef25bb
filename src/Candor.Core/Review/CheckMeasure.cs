using System.Globalization;
using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>There is too much or too little of something.</summary>
internal static class CheckMeasure
{
    public static void Look(Rule rule, int number, Workspace work)
    {
        // A form to fill in, for instance, is longer by its nature.
        var excepted = rule.Of is not (Quantity.Phrases or Quantity.Questions) && work.Excepted[number].Count > 0;
        if (excepted || (rule.When.Count > 0 && CheckPhrase.When(rule, number, work) is null))
        {
            return;
        }

        var layout = work.Layout;
        switch (rule.Of)
        {
            case Quantity.Phrases:
                Phrases(rule, number, work);
                break;
            case Quantity.Words:
                Whole(rule, layout.WordCount, work);
                break;
            case Quantity.Seconds:
                Whole(rule, Speech.Seconds(layout.WordCount), work);
                break;
            case Quantity.Sentences:
                Whole(rule, layout.SentenceCount, work);
                break;
            case Quantity.Questions:
                Questions(rule, number, work);
                break;
            case Quantity.SubjectWords:
                Subject(rule, work);
                break;
            default:
                Each(rule, work);
                break;
        }
    }

    private static void Phrases(Rule rule, int number, Workspace work)
    {
        var count = 0;
        var last = default(Words);
        foreach (var found in work.Found[number].Span)
        {
            if (found.First >= last.End && CheckPhrase.Counts(rule, number, found, work))
            {
                (count, last) = (count + 1, found);
                if (count > rule.Most)
                {
                    Say(rule, work, work.SpanOf(found.First, found.End), count);
                    return;
                }
            }
        }

        if (count < rule.Least)
        {
            Whole(rule, count, work);
        }
    }

    private static void Whole(Rule rule, int count, Workspace work)
    {
        if ((count > rule.Most || count < rule.Least) && work.Layout.LastBody >= 0)
        {
            // Too much is shown where it ends; the whole text underlined would help nobody.
            Say(rule, work, work.Text.AllSentences[work.Layout.LastBody].Span, count);
        }
    }

    // "Is this a good moment?" asks for nothing yet: what a rule excepts is not counted.
    private static void Questions(Rule rule, int number, Workspace work)
    {
        if (work.Layout.Questions < rule.Least)
        {
            Whole(rule, work.Layout.Questions, work);
            return;
        }

        var count = 0;
        var first = default(Span);
        foreach (var sentence in work.Text.AllSentences)
        {
            var place = work.Layout[sentence.First];
            if (
                (place & Place.Question) != Place.None
                && (place & (Place.Reply | Place.Header | Place.Subject)) == Place.None
                && !IsExcepted(sentence, number, work)
                && ++count == rule.Most + 1
            )
            {
                first = sentence.Span;
            }
        }

        if (count > rule.Most)
        {
            Say(rule, work, first, count);
        }
    }

    private static bool IsExcepted(Sentence sentence, int number, Workspace work)
    {
        foreach (var words in work.Excepted[number].Span)
        {
            if (words.First >= sentence.First && words.First < sentence.End)
            {
                return true;
            }
        }

        return false;
    }

    // The subject stands in the text's first lines, or is kept apart from it, or nobody knows of one.
    private static void Subject(Rule rule, Workspace work)
    {
        var (count, first, end) = (0, -1, -1);
        for (var i = 0; i < work.Text.Count && work.Text.Tokens[i].Sentence < 6; i++)
        {
            if ((work.Layout[i] & Place.Subject) != Place.None)
            {
                (first, end) = (first < 0 ? i : first, i + 1);
                count += work.Text.Tokens[i].Kind == WordKind.Mark ? 0 : 1;
            }
        }

        if (count == 0 && work.Context.Subject is { } apart)
        {
            count = ReadText.Of(apart).Words.Count(word => word.Kind != WordKind.Mark);
        }
        else if (count == 0 && !work.Layout.HasHeaders)
        {
            return;
        }

        if (count > rule.Most || count < rule.Least)
        {
            Say(rule, work, first >= 0 ? work.SpanOf(first, end) : new Span(0, 0), count);
        }
    }

    // Sentences one by one: the first that has too much.
    private static void Each(Rule rule, Workspace work)
    {
        var told = 0;
        var exclamations = 0;
        for (var s = 0; s < work.Text.SentenceCount && told < Rule.MostRepeats; s++)
        {
            var sentence = work.Text.AllSentences[s];
            if ((work.Layout[sentence.First] & (Place.Reply | Place.Header)) != Place.None)
            {
                continue;
            }

            if (rule.Of == Quantity.SentenceWords)
            {
                var words = Count(work, sentence, IsWord);
                if (words > rule.Most && work.Layout.IsBody(s))
                {
                    told++;
                    Say(rule, work, sentence.Span, words);
                }
            }
            else if (rule.Of == Quantity.Capitals)
            {
                if (Capitals.Shouted(work, sentence, rule.Most) is { } run)
                {
                    told++;
                    Say(rule, work, work.SpanOf(run.First, run.End), run.End - run.First);
                }
            }
            else
            {
                exclamations += Count(work, sentence, IsExclamation);
                if (exclamations > rule.Most || Row(work, sentence) >= LongestRow)
                {
                    Say(rule, work, sentence.Span, exclamations);
                    return;
                }
            }
        }
    }

    /// <summary>Exclamation marks on end: three are loud wherever they stand.</summary>
    private const int LongestRow = 3;

    private static int Row(Workspace work, Sentence sentence)
    {
        var (row, longest) = (0, 0);
        for (var i = Math.Max(0, sentence.First - LongestRow); i < sentence.End; i++)
        {
            row = IsExclamation(work, i) ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }

    private static int Count(Workspace work, Sentence sentence, Func<Workspace, int, bool> which)
    {
        var count = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            count += which(work, i) ? 1 : 0;
        }

        return count;
    }

    private static bool IsWord(Workspace work, int i) => work.Text.Tokens[i].Kind != WordKind.Mark;

    private static bool IsExclamation(Workspace work, int i) =>
        work.Text.Tokens[i].Kind == WordKind.Mark
        && work.Text.Text[work.Text.Tokens[i].Start] == '!'
        && !IsQuoted(work, i);

    // How loud a sign over a door is, is not the writer's doing.
    private static bool IsQuoted(Workspace work, int i) => (work.Layout[i] & Place.Quoted) != Place.None;

    private static void Say(Rule rule, Workspace work, Span span, int count) =>
        work.Add(
            rule,
            span,
            rule.Message.Replace("{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            []
        );
}
