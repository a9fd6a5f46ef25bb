using Candor.Core.Knowledge;

namespace Candor.Tests.Knowledge;

/// <summary>Examples of <c>knowledge/questions/</c>: how answers begin that take the question up, as the hint sees it.</summary>
internal static class QuestionExamples
{
    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        var engine = PractiseExamples.Engine(library);
        foreach (var answer in file.Root["examples"]!.Items)
        {
            if (engine.Of(answer.Text, file.Root["ask"]!.Text).Answered is 0)
            {
                yield return $"'{answer.Text}' does not take up '{file.Root["ask"]!.Text}'";
            }
        }
    }
}
