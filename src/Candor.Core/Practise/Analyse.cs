using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Practise;

/// <summary>
/// Measures a practice answer: what a coach would notice in a mock interview (B10: too much talk, too little, not
/// enough detail), counted and shown, never scored. Built once from the library; safe to use from many threads.
/// </summary>
public sealed class Analyse
{
    /// <summary>Words: in fewer, the share of English words says nothing.</summary>
    private const int EnoughForLanguage = 12;

    /// <summary>Words: a text of one longer sentence is one without marks.</summary>
    private const int LongestSentence = 80;

    /// <summary>
    /// Share of very common English words below which a text is taken for another language. Spoken English has about
    /// a half; German, French or Spanish under a tenth.
    /// </summary>
    private const double LeastEnglish = 0.15;

    /// <summary>The note of an empty answer.</summary>
    internal const string NoWords = "There are no words in it.";

    private static readonly HashSet<string> CommonEnglish = new(
        "the a an and or but so of to in on at for with from by is was were be been are it that this i you we they he she my our had have has do did not as if when what there would could then about all not".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private readonly FindMarks marks;
    private readonly FindParts parts;
    private readonly FindAnswered answered;

    /// <summary>The folders of knowledge that it reads.</summary>
    public static readonly string[] Folders = ["practise", "words"];

    public Analyse(Library library, ICollection<Fault> faults)
    {
        var classes = WordClasses.Read(library, faults);
        marks = new(MarkRule.ReadAll(library, classes, faults));
        parts = new(PartCues.ReadAll(library, classes, faults));
        answered = new(library, classes, faults);
    }

    public Measured Of(string text, string? question = null) => Of(Transcript.OfText(text, question));

    /// <param name="question">What was asked; the transcript's own question where it is not given.</param>
    public Measured Of(Transcript transcript, string? question = null)
    {
        var text = ReadText.Of(transcript.Text);
        var gaps = new Gaps(transcript.Notes);
        var (seconds, pace, pauses) = MeasurePace.Of(transcript);
        if (seconds is null)
        {
            gaps.Add(
                transcript.IsRecording
                    ? (
                        transcript.Words.Count > 0 && transcript.Notes.Count == 0
                            ? "All words have the same time: nothing about pace or pauses can be measured."
                            : null
                    )
                    : "A text has no times: length in seconds, pace and pauses are not measured.",
                "seconds",
                "wordsPerMinute"
            );
        }

        if (pauses is null)
        {
            gaps.Add(null, "pauses", "talkingWordsPerMinute");
        }

        if (text.Sentences.Count == 1 && transcript.Words.Count > LongestSentence)
        {
            gaps.Add("Without full stops its sentences cannot be told apart.", "sentences");
        }

        var measured = new Measured
        {
            Transcript = transcript with { Question = question ?? transcript.Question },
            Words = transcript.Words.Count,
            UniqueWords = Unique(text),
            Sentences = text.Sentences.Count,
            Seconds = seconds,
            WordsPerMinute = pace,
            TalkingWordsPerMinute = pauses is { TalkSeconds: > 0 } talk
                ? transcript.Words.Count * 60 / talk.TalkSeconds
                : null,
            Pauses = pauses,
            Marks = [],
            NotMeasured = gaps.Names,
            Notes = gaps.Notes,
        };
        question ??= transcript.Question;
        if (transcript.Words.Count == 0)
        {
            gaps.Add(NoWords, OfWords);
        }
        else if (!LooksEnglish(text))
        {
            gaps.Add(
                "This does not look like English, the only language whose fillers, hedges and story parts are known here. Words, length and pace hold for any language.",
                OfWords
            );
        }
        else
        {
            measured = WithWords(measured, text, question, gaps);
        }

        gaps.Add(null, "voice", "body");
        return measured;
    }

    private static readonly string[] OfWords = ["fillers", "hedges", "restarts", "parts", "detail", "answered"];

    private Measured WithWords(Measured measured, ReadText text, string? question, Gaps gaps)
    {
        var found = marks.In(text);
        FindRestarts.In(text, [.. found.Where(mark => mark.Kind == MarkKind.Filler)], found);
        FindDetail.In(text, found);
        if (!FindDetail.CanTellNames(text))
        {
            gaps.Add("Without capital letters names cannot be told from other words.", "names");
        }

        var hint = string.IsNullOrWhiteSpace(question) ? null : answered.Of(ReadText.Of(question), text);
        if (hint is null)
        {
            gaps.Add(
                string.IsNullOrWhiteSpace(question)
                    ? "Without the question nothing can be said about whether it was answered."
                    : "The question has no word that an answer would have to take up.",
                "answered"
            );
        }

        var runs = parts.In(text);
        var people = FindWe.In(text, found);
        return measured with
        {
            Marks = Placed(measured.Transcript, text, found),
            Parts = Shares(text, runs, out var present),
            PartSpans = present,
            TellsOfAnEvent = present.Any(span => span.Part is Part.Action or Part.Result or Part.Task),
            I = people.I,
            We = people.We,
            Answered = hint,
        };
    }

    private static Dictionary<Part, PartShare> Shares(
        ReadText text,
        IReadOnlyList<PartRun> runs,
        out IReadOnlyList<PartSpan> present
    )
    {
        // Under this a run has its part from its place alone, which is a guess.
        const double ToldInWords = 0.9;
        var shares = new Dictionary<Part, PartShare>();
        var spans = new List<PartSpan>();
        var all = Math.Max(1, Words(text, 0, text.Words.Count));
        foreach (var part in (ReadOnlySpan<Part>)[Part.Situation, Part.Task, Part.Action, Part.Result])
        {
            var own = runs.Where(run => run.Part == part).ToList();
            var told = own.Exists(run => run.Score >= ToldInWords);
            var words = told ? own.Sum(run => Words(text, run.First, run.End)) : 0;
            shares[part] = new(told, (double)words / all);
            if (told)
            {
                spans.AddRange(own.Select(run => new PartSpan(part, SpanOf(text, run.First, run.End))));
            }
        }

        spans.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        present = spans;
        return shares;
    }

    private static int Words(ReadText text, int first, int end)
    {
        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += text.Words[i].Kind == WordKind.Mark ? 0 : 1;
        }

        return words;
    }

    private static Span SpanOf(ReadText text, int first, int end) =>
        new(text.Words[first].Span.Start, text.Words[end - 1].Span.End);

    private static List<Marked> Placed(Transcript transcript, ReadText text, List<WordMark> found)
    {
        var placed = new List<Marked>(found.Count);
        found.Sort((a, b) => (a.First, a.Kind).CompareTo((b.First, b.Kind)));
        var word = 0;
        foreach (var mark in found)
        {
            var span = SpanOf(text, mark.First, mark.End);
            while (word + 1 < transcript.Words.Count && transcript.Words[word].Span.End <= span.Start)
            {
                word++;
            }

            placed.Add(new(mark.Kind, span, transcript.Words[word].Start, mark.File));
        }

        return placed;
    }

    private static int Unique(ReadText text) =>
        text
            .Words.Where(word => word.Kind != WordKind.Mark)
            .Select(word => word.Form)
            .ToHashSet(StringComparer.Ordinal)
            .Count;

    private static bool LooksEnglish(ReadText text)
    {
        var (words, common) = (0, 0);
        foreach (var word in text.Words)
        {
            if (word.Kind == WordKind.Word)
            {
                words++;
                common += CommonEnglish.Contains(word.Form) ? 1 : 0;
            }
        }

        return words < EnoughForLanguage || common >= words * LeastEnglish;
    }

    private sealed class Gaps(IReadOnlyList<string> notes)
    {
        public List<string> Names { get; } = [];

        public List<string> Notes { get; } = [.. notes];

        public void Add(string? why, params ReadOnlySpan<string> names)
        {
            Names.AddRange(names);
            if (why is not null)
            {
                Notes.Add(why);
            }
        }
    }
}
