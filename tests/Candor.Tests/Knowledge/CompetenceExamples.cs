using System.Runtime.CompilerServices;
using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Tests.Knowledge;

/// <summary>Examples of <c>knowledge/competences/</c>: a line of an advertisement with [brackets] around the words that ask for it.</summary>
internal static class CompetenceExamples
{
    private static readonly ConditionalWeakTable<Library, Competences> Read = [];

    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        var competences = Read.GetValue(library, made => new Competences(made, []));
        foreach (var example in file.Root["examples"]!.Items)
        {
            var marked = example.Text;
            var expected = marked[(marked.IndexOf('[') + 1)..marked.IndexOf(']')];
            var found = competences
                .In(marked.Replace("[", "").Replace("]", ""))
                .FirstOrDefault(sought => sought.Competence.Id == file.Id);
            if (found?.Words != expected)
            {
                yield return $"'{marked}': found '{found?.Words}'";
            }
        }
    }
}
