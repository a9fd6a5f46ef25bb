using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

/// <summary>Runs an expectation's examples: whether it is <c>shown</c> in the <c>given</c> situation.</summary>
internal static class ExpectationExamples
{
    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        var faults = new List<Fault>();
        var expectations = new Expectations(library, faults);
        var whole = new Entry(file.Path, file.Root, faults);
        var wrong = new List<string>();
        foreach (var example in whole.Maps("examples"))
        {
            var (situation, now) = ReadSituation.Of(example.Map("given")!, Holidays.None);
            var shown = expectations.Of(situation, now).Any(one => one.Message == file.Root["message"]!.Text);
            if (shown != example.Flag("shown"))
            {
                wrong.Add($"{file.Path}:{example.Node.Line}: is {(shown ? "" : "not ")}shown");
            }

            example.Done();
        }

        return [.. wrong, .. faults.Select(fault => fault.ToString())];
    }
}
