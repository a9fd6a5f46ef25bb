using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Review;

/// <summary>
/// Lays other rules' exceptions beside a rule's own, as its <c>except-from</c> asks: two rules for one fault, a sure one
/// and a loose one, are excused by the same words, and those should stand in one place.
/// </summary>
internal static class TakeExceptions
{
    /// <summary>The ids that a rule names under a key; a fault for each that is no rule, or the rule itself.</summary>
    public static IReadOnlyList<string> Named(Entry entry, string key, KnowledgeFile file, Library library)
    {
        var named = entry.Texts(key);
        for (var i = 0; i < named.Count; i++)
        {
            var path = $"review/{named[i]}.yaml";
            if (path == file.Path || library[path] is null)
            {
                var others = library.In("review").Where(other => other.Path != file.Path).Select(other => other.Id);
                var near = Nearest.Of(named[i], others);
                var remedy = near is null ? "it takes ids of files in review/" : $"did you mean '{near}'?";
                var at = entry.Node[key]!;
                entry.Wrong(
                    $"'{key}': there is no other rule '{named[i]}'; {remedy}",
                    at.Kind == NodeKind.List ? at.Items[i] : at
                );
            }
        }

        return named;
    }

    /// <summary>
    /// The rules with all their exceptions. What is taken over is what stands in the other's own file. Where that one is
    /// left out for a fault, so is the rule that leans on it: without what excuses it, it would cry wolf.
    /// </summary>
    public static IReadOnlyList<Rule> Of(IReadOnlyList<Rule> rules, ICollection<Fault> faults)
    {
        var all = new List<Rule>(rules.Count);
        foreach (var rule in rules)
        {
            if (rule.ExceptFrom.FirstOrDefault(id => Rule(id) is null) is { } lacking)
            {
                faults.Add(
                    new(
                        $"review/{rule.Id}.yaml",
                        1,
                        1,
                        $"left out, for it needs the rule '{lacking}', which has a fault"
                    )
                );
                continue;
            }

            var taken = rule.ExceptFrom.SelectMany(id => Rule(id)!.Except).ToList();
            all.Add(taken.Count == 0 ? rule : rule with { Except = [.. rule.Except, .. taken] });
        }

        return all;

        Rule? Rule(string id) => rules.FirstOrDefault(rule => rule.Id == id);
    }
}
