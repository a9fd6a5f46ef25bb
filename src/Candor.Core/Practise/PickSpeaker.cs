namespace Candor.Core.Practise;

/// <summary>
/// Of a transcript in which several people speak, the words of one: the one asked for, else who says the most, which in
/// an interview is the one who answers. While another speaks, this one does not pause.
/// </summary>
internal static class PickSpeaker
{
    public static (List<Piece> Own, List<Stretch> Others, IReadOnlyList<string> Speakers) Of(
        IReadOnlyList<Piece> pieces,
        string? wanted,
        List<string> notes
    )
    {
        var speakers = pieces
            .GroupBy(piece => piece.Speaker ?? "", StringComparer.OrdinalIgnoreCase)
            .Select(group =>
                (Name: group.Key, Words: group.Sum(piece => SplitWords.In(StripMarks.From(piece.Text)).Count()))
            )
            .Where(speaker => speaker.Words > 0)
            .ToList();
        List<string> names = [.. speakers.Select(speaker => speaker.Name).Where(name => name.Length > 0)];
        // One name and some words without one: nobody can tell whether they are another's.
        if (names.Count < 2)
        {
            return ([.. pieces], [], names);
        }

        var isThere = names.Contains(wanted ?? "", StringComparer.OrdinalIgnoreCase);
        var picked = isThere ? wanted! : speakers.Where(one => one.Name.Length > 0).MaxBy(one => one.Words).Name;
        notes.Add(
            $"{speakers.Count} people speak ({string.Join(", ", speakers.Select(Said))}): measured is {picked}, {(isThere ? "as asked" : "who says the most")}. The length runs from their first word to their last, with what others say between; that is no pause of theirs."
        );
        var own = new List<Piece>();
        var others = new List<Stretch>();
        foreach (var piece in pieces)
        {
            if (string.Equals(piece.Speaker ?? "", picked, StringComparison.OrdinalIgnoreCase))
            {
                own.Add(piece);
            }
            else if (piece.IsTimed && StripMarks.From(piece.Text).Length > 0)
            {
                others.Add(new(piece.Start!.Value, piece.End!.Value));
            }
        }

        return (own, others, names);
    }

    private static string Said((string Name, int Words) speaker) =>
        $"{(speaker.Name.Length == 0 ? "unnamed" : speaker.Name)}: {speaker.Words} {(speaker.Words == 1 ? "word" : "words")}";
}
