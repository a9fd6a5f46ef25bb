using System.Text.RegularExpressions;
using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>
/// What somebody said about a candidate, cut into points: each a quotation that judges (a strength, a concern) or that
/// names what lay outside the candidate's control. Thanks, stock sentences of rejections (A3) and next steps are none.
/// Where a point begins and what it says is learnt from labelled texts; each carries the words that counted most.
/// Built once from the library, then used by everybody; the same text gives the same points.
/// </summary>
public sealed partial class FindPoints(Library library, ICollection<Fault> faults)
{
    /// <summary>UTF-16 units. Feedback is a page; a longer text is somebody's whole mailbox, and only this much is read.</summary>
    public const int LongestText = 100_000;

    /// <summary>What a sentence outside every point tells, beside one that is a point.</summary>
    private const double ShareBeside = 0.6;

    private readonly Hearing hearing = Hearing.Read(library, faults);
    private readonly PlacePoints place = new(library, faults);
    private readonly WeighMeaning weigh = new(library, faults);
    private readonly MeasureSpecificity measure = new(library, faults);

    private Speakers? speakers;

    /// <summary>The topics that points are sorted by.</summary>
    public Topics Topics { get; } = Topics.Read(library, faults);

    /// <summary>Who is meant where notes name several people.</summary>
    public Speakers Speakers => speakers ??= new(library, weigh.IsWord);

    /// <summary>The points of a text, in its order.</summary>
    public IReadOnlyList<FoundPoint> In(string text) => Read(text).Points;

    /// <summary>
    /// The points of a text, and how much the whole of it lets one know, 0 to 1: its most telling points count most, and
    /// more of them help less and less. What judges nothing tells a little too, thanks and stock sentences tell nothing.
    /// </summary>
    public (IReadOnlyList<FoundPoint> Points, double Specificity) Read(string text)
    {
        var blocks = BlocksOf(text);
        var (points, told) = (new List<FoundPoint>(), new List<double>());
        Weigh(blocks, points);
        told.AddRange(points.Select(point => point.Specificity));
        foreach (var block in blocks)
        {
            told.AddRange(block.Beside(points, measure).Select(specificity => ShareBeside * specificity));
        }

        return (points, Together(told));
    }

    private void Weigh(List<ReadBlock> blocks, List<FoundPoint> points)
    {
        var (places, marks, before) = (place.In(blocks), new Marks(), (Polarity?)null);
        for (var i = 0; i < places.Count; i++)
        {
            var (block, clause) = (blocks[places[i].Block], places[i].Clause);
            marks.Clear();
            DescribeMeaning.Of(marks, block, clause, before, isLast: i == places.Count - 1);
            var meaning = weigh.Of(block, clause, marks);
            before = meaning.Polarity;
            if (block.Point(clause, meaning, measure) is { } point)
            {
                points.Add(point);
            }
        }
    }

    private static double Together(List<double> told)
    {
        var (missing, share) = (1.0, 0.6);
        foreach (var one in told.OrderDescending())
        {
            missing *= 1 - (share * one);
            share *= 0.75;
        }

        return Math.Round(1 - missing, 3);
    }

    internal List<ReadBlock> BlocksOf(string text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        var form = FormAnswers.Of(text);
        var cut = Blocks.Of(text).ToList();
        var isForm = form.Count > 0 || cut.Exists(block => FormAnswers.IsLabel(text, block.Span));
        var blocks = cut.Where(block =>
                !FormAnswers.IsLabel(text, block.Span)
                && !form.Any(answer => answer.Span.Meets(block.Span))
                && !(isForm && FormAnswers.IsNone(text, block.Span))
            )
            .Concat(form)
            .OrderBy(block => block.Span.Start)
            .ToList();
        var signs = blocks.Exists(block => block.Mark == '+');
        var heard = new List<ReadBlock>();
        var heading = Polarity.Neutral;
        var listed = false;
        foreach (var block in blocks)
        {
            var (start, speaker) = (block.Span.Start, "");
            if (block.Mark is not ('✓' or '✗') && Heading(text, block) is { } head)
            {
                (heading, listed, start) = (head.Sign, false, head.End);
                if (start >= block.Span.End)
                {
                    continue;
                }
            }
            else if (Named().Match(text, start, block.Span.Length) is { Success: true } named)
            {
                // One's own part of a chat or of notes is not feedback.
                if (named.Groups["name"].ValueSpan is "me" or "Me" or "ME")
                {
                    continue;
                }

                speaker = named.Groups["name"].Value;
                start += named.Length;
            }

            // A paragraph after a list, set off by an empty line, is no longer under the list's heading.
            listed |= block.Mark != ' ';
            if (block.AfterGap && listed && block.Mark == ' ')
            {
                (heading, listed) = (Polarity.Neutral, false);
            }

            var sign = block.Mark switch
            {
                '+' or '✓' => Polarity.Strength,
                '✗' => Polarity.Concern,
                '-' or '–' when signs => Polarity.Concern,
                _ => heading,
            };
            heard.Add(new(text, new(start, block.Span.End), sign, speaker, block.Mark, hearing, Topics));
        }

        return heard;
    }

    // "Strengths:", "What you could do differently", alone on its line or with what it heads behind the colon.
    private (Polarity Sign, int End)? Heading(string text, Block block)
    {
        var colon = text.IndexOf(':', block.Span.Start, block.Span.Length);
        var end = colon < 0 ? block.Span.End : colon;
        if (end - block.Span.Start > 70)
        {
            return null;
        }

        var read = ReadText.Of(text[block.Span.Start..end]);
        foreach (var cue in hearing.Find(read))
        {
            var sign = cue.What switch
            {
                Cue.HeadStrength => Polarity.Strength,
                Cue.HeadConcern => Polarity.Concern,
                Cue.HeadOther => (Polarity?)Polarity.Neutral,
                _ => null,
            };

            // Without a colon only the whole line counts: "Strengths" heads, "Strengths were few" does not.
            if (sign is not null && (colon >= 0 || cue.End - cue.First >= read.Words.Count - 1))
            {
                return (sign.Value, Math.Min(block.Span.End, colon < 0 ? end : colon + 1));
            }
        }

        return null;
    }

    // A name is one or two capitalised words before a colon, with a chat's day and time perhaps.
    [GeneratedRegex(
        @"^(?:\[\d{1,4}[:./-]\d\d?[^\]]{0,24}\]\s*|\d{1,4}[./-]\d\d?[./-]\d{2,4},? \d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])? [-–] )?(?<name>me|[A-Z][\p{L}'’.-]+(?: [A-Z][\p{L}'’.-]+)?(?: \([^)]{1,30}\))?)(?:,? \(?\d{1,2}[:.]\d\d\)?(?: ?[AaPp][Mm])?)?: (?=\S)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Named();
}
