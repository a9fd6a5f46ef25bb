using Candor.Core.Knowledge;
using Candor.Core.Practise;
using Candor.Core.Text;

namespace Candor.Tests.Knowledge;

/// <summary>
/// Examples of <c>knowledge/practise/</c>. Of fillers and marks: texts with [brackets] around what is marked. Of parts:
/// sentences that are that part. Of <c>answered</c>: a question with an answer that takes it up and one that does not.
/// </summary>
internal static class PractiseExamples
{
    private static Analyse? analyse;

    public static Analyse Engine(Library library) => analyse ??= new Analyse(library, []);

    public static IEnumerable<string> Run(Library library, KnowledgeFile file) => Run(Engine(library), file);

    /// <summary>As <see cref="Run(Library, KnowledgeFile)"/>, for a library other than the built-in one.</summary>
    public static IEnumerable<string> OfOther(Library library, KnowledgeFile file) =>
        Run(new Analyse(library, []), file);

    private static IEnumerable<string> Run(Analyse engine, KnowledgeFile file)
    {
        var examples = file.Root["examples"]!;
        return file.Id.Split('/')[0] switch
        {
            "fillers" or "marks" => examples.Items.SelectMany(text => Marks(engine, file, text.Text)),
            "parts" => examples.Items.SelectMany(text => Parts(engine, file.Root["part"]!.Text, text.Text)),
            "remarks" => RemarkIs(engine, file, said: true).Concat(RemarkIs(engine, file, said: false)),
            _ => examples.Items.SelectMany(example => Answered(engine, example)),
        };
    }

    private static IEnumerable<string> Marks(Analyse engine, KnowledgeFile file, string marked)
    {
        var text = marked.Replace("[", "").Replace("]", "");
        var expected = new List<string>();
        for (var at = marked.IndexOf('['); at >= 0; at = marked.IndexOf('[', at + 1))
        {
            expected.Add(marked[(at + 1)..marked.IndexOf(']', at)]);
        }

        var found = engine
            .Of(text)
            .Marks.Where(mark => mark.File == file.Id)
            .Select(mark => mark.Span.Of(text))
            .ToList();
        if (!found.SequenceEqual(expected))
        {
            yield return $"'{marked}': marked [{string.Join("] [", found)}]";
        }
    }

    private static IEnumerable<string> Parts(Analyse engine, string part, string text)
    {
        var parts = new FindParts(PartCues.ReadAll(Library, Classes, [])).In(ReadText.Of(text));
        var most = parts.GroupBy(run => run.Part).MaxBy(runs => runs.Sum(run => run.End - run.First))!.Key;
        if (Token.Name(most) != part)
        {
            yield return $"'{text}': taken for {Token.Name(most)}";
        }
    }

    // "says" and "silent": texts for which the remark's conditions hold and do not hold, whatever is said before it.
    private static IEnumerable<string> RemarkIs(Analyse engine, KnowledgeFile file, bool said)
    {
        var remarks = new Remarks(new Library([file]), []);
        foreach (var text in file.Root["examples"]![said ? "says" : "silent"]!.Items)
        {
            var (good, attempt) = remarks.On(engine.Of(text.Text), null);
            if (said != (good.Count > 0 || attempt is not null))
            {
                yield return $"{(said ? "not said" : "said")} of '{text.Text}'";
            }
        }
    }

    private static Library Library { get; } = new(Candor.Checking.ReadFolder.Read(Repository.Knowledge, []));

    private static WordClasses Classes { get; } = WordClasses.Read(Library, []);

    private static IEnumerable<string> Answered(Analyse engine, Node example)
    {
        var question = example["question"]!.Text;
        var answered = engine.Of(example["answered"]!.Text, question).Answered;
        var missed = engine.Of(example["missed"]!.Text, question).Answered;
        if (!(answered > 0.4 && missed < 0.3))
        {
            yield return $"'{question}': answered {answered}, missed {missed}";
        }
    }
}
