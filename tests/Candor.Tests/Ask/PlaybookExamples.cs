using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

/// <summary>
/// Runs a playbook's examples. <c>given</c> is a situation, <c>then</c> names steps and what is so about them (or
/// <c>absent</c>), <c>notes</c> sources that must be cited among the notes shown, <c>shows</c> the rulebook ids it stands for.
/// </summary>
internal static class PlaybookExamples
{
    public static IEnumerable<string> Run(Library library, KnowledgeFile file)
    {
        var faults = new List<Fault>();
        var playbook = new Playbooks(library, faults)[file.Id];
        if (playbook is null)
        {
            return faults.Select(fault => fault.ToString());
        }

        var wrong = new List<string>();
        var whole = new Entry(file.Path, file.Root, faults);
        foreach (var example in whole.Maps("examples"))
        {
            var where = $"{file.Path}:{example.Node.Line}";
            foreach (var id in example.Texts("shows").Where(id => !Sources.Ids.Contains(id)))
            {
                example.Wrong($"'{id}' is no source", "shows");
            }

            var (situation, now) = ReadSituation.Of(example.Map("given")!, new Holidays(library, faults));
            var plan = MakePlan.For(situation, playbook, now);
            var then = example.Map("then")!;
            foreach (var id in then.Node.Keys)
            {
                var step = plan.Steps.FirstOrDefault(step => step.Id == id);
                if (then.Node[id]!.Kind == NodeKind.Text)
                {
                    if (then.Text(id) != "absent" || step is not null || playbook.Steps.All(s => s.Id != id))
                    {
                        wrong.Add($"{where}: {id} should be absent, and is {step?.State}");
                    }
                }
                else if (step is null)
                {
                    wrong.Add($"{where}: {id} is absent");
                }
                else
                {
                    wrong.AddRange(Differences(then.Map(id)!, step, situation.Zone).Select(d => $"{where}: {id}: {d}"));
                }
            }

            then.Done();
            var notes = plan.Notes.SelectMany(note => note.Sources).ToHashSet();
            wrong.AddRange(
                example.Texts("notes").Where(id => !notes.Contains(id)).Select(id => $"{where}: no note cites {id}")
            );
            example.Done();
        }

        return [.. wrong, .. faults.Select(fault => fault.ToString())];
    }

    private static IEnumerable<string> Differences(Entry then, Step step, TimeZoneInfo zone)
    {
        (string Key, string? Is)[] told =
        [
            ("state", Token.Name(step.State)),
            ("channel", step.Channel is { } channel ? Token.Name(channel) : null),
            ("person", step.Person?.Name),
            ("blocked-by", step.BlockedBy is { } by ? Token.Name(by) : null),
            ("earliest", Local(step.Earliest, zone)),
            ("latest", Local(step.Latest, zone)),
        ];
        foreach (var (key, value) in told)
        {
            if (then.TextOrNone(key) is { } expected && expected != value)
            {
                yield return $"{key} should be {expected}, and is {value ?? "nothing"} ({step})";
            }
        }

        then.Done();
    }

    private static string? Local(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } some
            ? TimeZoneInfo
                .ConvertTime(some, zone)
                .ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
