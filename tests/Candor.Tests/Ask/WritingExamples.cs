using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

/// <summary>
/// Runs the examples of moves (<c>given</c> facts the move can say <c>says</c>, or nothing) and of forms (which facts are
/// <c>missing</c>, what the text <c>contains</c>, whatever the seed).
/// </summary>
internal static class WritingExamples
{
    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        var faults = new List<Fault>();
        var write = new Write(library, faults);
        if (!file.Path.Contains("/moves/") && !file.Path.Contains("/forms/"))
        {
            return [];
        }

        var whole = new Entry(file.Path, file.Root, faults);
        var wrong = new List<string>();
        foreach (var example in whole.Maps("examples"))
        {
            var where = $"{file.Path}:{example.Node.Line}";
            var facts = Given(example);
            if (file.Path.Contains("/moves/"))
            {
                var all = write.All(Path.GetFileName(file.Id), facts).ToList();
                var says = example.Text("says");
                if (says == "nothing" ? all.Count > 0 : !all.Contains(says))
                {
                    wrong.Add(
                        $"{where}: should be able to say '{says}', and says one of: {string.Join(" / ", all.Take(6))}"
                    );
                }
            }
            else
            {
                wrong.AddRange(Form(write, file, example, facts).Select(line => $"{where}: {line}"));
            }

            example.Done();
        }

        return [.. wrong, .. faults.Select(fault => fault.ToString())];
    }

    private static IEnumerable<string> Form(Write write, KnowledgeFile file, Entry example, Facts facts)
    {
        Token.TryRead<TextKind>(Path.GetFileName(file.Id), out var kind);
        var (contains, missing) = (example.Texts("contains"), example.Texts("missing"));
        var subject = example.TextOrNone("subject");
        for (var seed = 0UL; seed < 20; seed++)
        {
            var composed = write.Compose(kind, facts, seed);
            foreach (var part in contains.Where(part => !composed.Text.Contains(part)))
            {
                yield return $"does not contain '{part}':\n{composed.Text}";
            }

            if (!composed.Missing.Select(Token.Name).Order().SequenceEqual(missing.Order()))
            {
                yield return $"missing are {string.Join(", ", composed.Missing.Select(Token.Name))}";
            }

            if (subject is not null && subject != composed.Subject)
            {
                yield return $"the subject is '{composed.Subject}'";
            }
        }
    }

    private static Facts Given(Entry example)
    {
        var given = example.Map("given")!;
        var facts = new Facts();
        foreach (var key in given.Node.Keys)
        {
            if (ReadFacts.Key(key) is { } fact)
            {
                facts[fact] = string.Join('\n', given.Texts(key));
            }
        }

        given.Done();
        return facts;
    }
}
