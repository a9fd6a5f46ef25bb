namespace Candor.Core.Knowledge;

public enum NodeKind
{
    Text,
    List,
    Map,
}

/// <summary>
/// A piece of a knowledge file: a text, a list, or a map whose keys keep their order. It remembers where it stands, so
/// that a fault found much later can still name its place.
/// </summary>
public sealed class Node
{
    private Node(
        NodeKind kind,
        string text,
        IReadOnlyList<string> keys,
        IReadOnlyList<Node> items,
        int line,
        int column
    )
    {
        Kind = kind;
        Text = text;
        Keys = keys;
        Items = items;
        Line = line;
        Column = column;
    }

    public NodeKind Kind { get; }

    /// <summary>The text as written, quotes and folding resolved. Empty for lists and maps.</summary>
    public string Text { get; }

    /// <summary>A map's keys, in the file's order; <see cref="Items"/> holds their values at the same positions.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>A list's items, or a map's values.</summary>
    public IReadOnlyList<Node> Items { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    /// <summary>From 1.</summary>
    public int Column { get; }

    public static Node OfText(string text, int line, int column) => new(NodeKind.Text, text, [], [], line, column);

    public static Node OfList(IReadOnlyList<Node> items, int line, int column) =>
        new(NodeKind.List, "", [], items, line, column);

    public static Node OfMap(IReadOnlyList<string> keys, IReadOnlyList<Node> values, int line, int column) =>
        new(NodeKind.Map, "", keys, values, line, column);

    /// <summary>The value under <paramref name="key"/>, or null where the map has none.</summary>
    public Node? this[string key]
    {
        get
        {
            for (var i = 0; i < Keys.Count; i++)
            {
                if (string.Equals(Keys[i], key, StringComparison.Ordinal))
                {
                    return Items[i];
                }
            }

            return null;
        }
    }
}
