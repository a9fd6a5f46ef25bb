using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>Reads one playbook's file, and says of each fault where it stands and what is allowed there.</summary>
internal static class ReadPlaybook
{
    public static Playbook? Of(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Elsewhere("examples");
        var playbook = new Playbook(
            file.Id,
            entry.Text("name"),
            entry.Text("message"),
            entry.Text("why"),
            (int)entry.Number("order", 0, 1000, 100),
            Sources.Of(entry),
            [.. entry.Maps("notes").Select(Note)],
            Steps(entry)
        )
        {
            Frank = entry.One<Frankness>("frank", Frankness.Plain),
        };
        entry.Done();
        return playbook;
    }

    private static PlaybookNote Note(Entry entry)
    {
        var note = new PlaybookNote(entry.Text("text"), Sources.Of(entry))
        {
            When = Conditions.Bits(entry.Some<Condition>("when")),
            Unless = Conditions.Bits(entry.Some<Condition>("unless")),
        };
        entry.Done();
        return note;
    }

    private static List<PlaybookStep> Steps(Entry playbook)
    {
        var steps = new List<PlaybookStep>();
        foreach (var entry in playbook.Maps("steps"))
        {
            var step = Step(entry);
            if (steps.Exists(other => other.Id == step.Id))
            {
                entry.Wrong($"there are two steps '{step.Id}'; give each its own id", "id");
            }

            if (step.InPlaceOf is { } other && !steps.Exists(earlier => earlier.Id == other))
            {
                entry.Wrong(
                    steps.Count == 0
                        ? $"'{other}' is no step above this one; nothing stands above it"
                        : $"'{other}' is no step above this one; allowed: {string.Join(", ", steps.Select(s => s.Id))}",
                    "in-place-of"
                );
            }

            steps.Add(step);
        }

        foreach (var entry in playbook.Maps("steps").Where(entry => entry.Has("writes")))
        {
            if (entry.TextOrNone("writes") is { } written && !steps.Exists(step => step.Id == written && step.IsAsk))
            {
                entry.Wrong(
                    $"'{written}' is no step here that asks; allowed: {string.Join(", ", steps.Where(step => step.IsAsk).Select(step => step.Id))}",
                    "writes"
                );
            }
        }

        if (steps.Count == 0)
        {
            playbook.Wrong("a playbook has at least one step", "steps");
        }

        return steps;
    }

    private static PlaybookStep Step(Entry entry)
    {
        var step = new PlaybookStep(
            entry.Text("id"),
            entry.One<Deed>("deed"),
            entry.Text("title"),
            entry.Text("why"),
            Sources.Of(entry)
        )
        {
            When = Conditions.Bits(entry.Some<Condition>("when")),
            Unless = Conditions.Bits(entry.Some<Condition>("unless")),
            From = entry.One<Anchor>("from"),
            After = Lapse(entry, "after") ?? default,
            Until = Lapse(entry, "until"),
            UntilWithBreak = Lapse(entry, "until-with-break"),
            Ways = entry.Some<Way>("channel"),
            Whom = entry.Some<Whom>("whom"),
            Text = entry.Has("text") ? entry.One<TextKind>("text") : null,
            Answers = entry.Some<ReplyKind>("answer"),
            InPlaceOf = entry.TextOrNone("in-place-of"),
            Writes = entry.TextOrNone("writes"),
            OnTheCall = entry.Flag("on-the-call"),
            IfLeft = entry.TextOrNone("if-left") ?? "",
            IfLate = entry.TextOrNone("if-late") ?? "",
        };
        if (step.Until is { } until && until.Nominal < step.After.Nominal)
        {
            entry.Wrong(
                "the window closes before it opens; 'until' is counted from the same moment as 'after'",
                "until"
            );
        }

        if (step.UntilWithBreak is { } longer && (step.Until is null || longer.Nominal < step.Until.Value.Nominal))
        {
            entry.Wrong("'until-with-break' is at least as long as 'until'", "until-with-break");
        }

        if (step.Ways.Count == 0 != (step.Whom.Count == 0))
        {
            entry.Wrong("'channel' and 'whom' belong together: name both, or neither for what one does alone");
        }

        if (step.IsAsk && step.Ways.Count == 0)
        {
            entry.Wrong("an ask needs 'channel' and 'whom'");
        }

        entry.Done();
        return step;
    }

    private static Lapse? Lapse(Entry entry, string key)
    {
        if (entry.TextOrNone(key) is not { } text)
        {
            return null;
        }

        if (Ask.Lapse.TryRead(text, out var lapse))
        {
            return lapse;
        }

        entry.Wrong($"'{text}' is no length of time; write 30min, 24h or 14d, at most 400d", key);
        return null;
    }
}
