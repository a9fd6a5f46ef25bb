using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Knowledge;

/// <summary>How the examples of <c>knowledge/outcomes/</c> and <c>knowledge/senders/</c> are run.</summary>
internal static class OutcomeExamples
{
    private static ReadOutcome? readOutcome;
    private static FindEmployer? findEmployer;

    /// <summary>A <c>good</c> text has the wording, a <c>bad</c> one has not, or it is taken back there.</summary>
    public static IEnumerable<string> OfWording(Library library, KnowledgeFile file)
    {
        readOutcome ??= new ReadOutcome(library, []);
        foreach (var (kind, wanted) in new[] { ("good", true), ("bad", false) })
        {
            foreach (var text in file.Root["examples"]![kind]!.Items.Select(item => item.Text))
            {
                if (readOutcome.WordingsIn(text).Contains(file.Id) != wanted)
                {
                    yield return $"{(wanted ? "not found" : "found")} in '{text}'";
                }
            }
        }
    }

    /// <summary>
    /// A <c>good</c> text is of an application and known to be in the language, a <c>bad</c> one is of none. Of English a
    /// good one has no warning, a bad one has.
    /// </summary>
    public static IEnumerable<string> OfLanguage(Library library, KnowledgeFile file)
    {
        readOutcome ??= new ReadOutcome(library, []);
        var name = file.Root["message"]!.Text;
        foreach (var (kind, wanted) in new[] { ("good", true), ("bad", false) })
        {
            foreach (var text in file.Root["examples"]![kind]!.Items.Select(item => item.Text))
            {
                var reading = readOutcome.Of(new Email { Text = text });
                var holds =
                    name == "English"
                        ? reading.Warnings.Count == 0 == wanted
                        : reading.IsOfApplication == wanted
                            && reading.Warnings.Any(warning => warning.Contains(name, StringComparison.Ordinal));
                if (!holds)
                {
                    yield return $"'{text}': {reading.Kind} {string.Join(' ', reading.Warnings)}";
                }
            }
        }
    }

    /// <summary>A <c>good</c> address belongs to a system or provider, a <c>bad</c> one may be an employer's.</summary>
    public static IEnumerable<string> OfSender(Library library, KnowledgeFile file)
    {
        findEmployer ??= new FindEmployer(library, []);
        foreach (var (kind, wanted) in new[] { ("good", true), ("bad", false) })
        {
            foreach (var address in file.Root["examples"]![kind]!.Items.Select(item => item.Text))
            {
                if (findEmployer.IsStranger(address[(address.IndexOf('@') + 1)..]) != wanted)
                {
                    yield return $"{address} is {(wanted ? "not known" : "taken for a system")}";
                }
            }
        }
    }
}
