using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>A move of a message (greeting, thanks, acceptance …) with its wordings.</summary>
internal sealed record Move(string Id, IReadOnlyList<string> Sources, IReadOnlyList<Wording> Wordings)
{
    public static Move? Read(KnowledgeFile file, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Elsewhere("examples");
        entry.Text("message");
        entry.TextOrNone("why");
        var move = new Move(
            file.Id["moves/".Length..],
            Knowledge.Sources.Of(entry),
            [.. entry.Maps("wordings").Select(Wording.Read).OfType<Wording>()]
        );
        if (move.Wordings.Count == 0)
        {
            entry.Wrong("a move has at least one wording", "wordings");
        }

        entry.Done();
        return move;
    }
}

/// <summary>A kind of text: its moves in their order, what it cannot do without, how long it may be.</summary>
/// <param name="MostLetters">A limit in UTF-16 units, where somebody else sets one (an invitation on LinkedIn: 300).</param>
internal sealed record Form(
    TextKind Text,
    DraftKind Kind,
    Moment Moment,
    string Subject,
    IReadOnlyList<Fact> Needs,
    IReadOnlyList<IReadOnlyList<string>> Paragraphs,
    int LeastWords,
    int MostWords,
    int MostLetters
)
{
    /// <summary>How far a text is off the length that its form wants; 0 where it keeps it.</summary>
    public double Off(int words, int letters) =>
        Math.Max(0, LeastWords - words) + Math.Max(0, words - MostWords) + Math.Max(0, letters - MostLetters);

    public static Form? Read(KnowledgeFile file, IReadOnlyDictionary<string, Move> moves, ICollection<Fault> faults)
    {
        if (Entry.Of(file.Path, file.Root, faults) is not { } entry)
        {
            return null;
        }

        entry.Elsewhere("examples");
        entry.Text("message");
        _ = Knowledge.Sources.Of(entry);
        var name = file.Id["forms/".Length..];
        if (!Token.TryRead<TextKind>(name, out var text))
        {
            entry.Wrong($"the file's name is the kind of text: {Token.All<TextKind>()}");
        }

        var form = new Form(
            text,
            entry.One<DraftKind>("kind"),
            entry.One<Moment>("moment", Moment.After),
            entry.TextOrNone("subject") ?? "",
            entry.Some<Fact>("needs"),
            ReadParagraphs(entry),
            (int)entry.Number("least-words", 0, 2000, 0),
            (int)entry.Number("most-words", 1, 2000, 2000),
            (int)entry.Number("most-letters", 1, 20_000, 20_000)
        );
        foreach (
            var move in form
                .Paragraphs.SelectMany(p => p)
                .Append(form.Subject)
                .Where(m => m.Length > 0 && !moves.ContainsKey(m))
        )
        {
            entry.Wrong(
                Nearest.Of(move, moves.Keys) is { } near
                    ? $"there is no move '{move}'; did you mean '{near}'?"
                    : $"there is no move '{move}'; there are {string.Join(", ", moves.Keys)}",
                "paragraphs"
            );
        }

        entry.Done();
        return form;
    }

    private static List<IReadOnlyList<string>> ReadParagraphs(Entry entry)
    {
        var paragraphs = new List<IReadOnlyList<string>>();
        if (!entry.Has("paragraphs") || entry.Node["paragraphs"] is not { Kind: NodeKind.List } list)
        {
            entry.Wrong("'paragraphs' takes a list of lists of moves");
            return paragraphs;
        }

        foreach (var item in list.Items)
        {
            paragraphs.Add(item.Kind == NodeKind.Text ? [item.Text] : [.. item.Items.Select(move => move.Text)]);
        }

        return paragraphs;
    }
}
