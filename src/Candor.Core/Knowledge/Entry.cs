using System.Globalization;

namespace Candor.Core.Knowledge;

/// <summary>
/// A map of a knowledge file while it is read into a type. Every question notes its key; <see cref="Done"/> then
/// reports the keys that nobody asked for, which are nearly always a slip of the pen, with the nearest allowed name.
/// All faults of a file are gathered; a question that fails answers with something harmless so that reading goes on.
/// </summary>
public sealed class Entry(string path, Node node, ICollection<Fault> faults)
{
    private readonly List<string> asked = [];

    public string Path => path;

    public Node Node => node;

    /// <summary>Starts on a file's root, which must be a map; null, with a fault, where it is not.</summary>
    public static Entry? Of(string path, Node root, ICollection<Fault> faults)
    {
        if (root.Kind == NodeKind.Map)
        {
            return new Entry(path, root, faults);
        }

        faults.Add(new(path, root.Line, root.Column, "expected 'key: value' lines here"));
        return null;
    }

    /// <summary>A fault at this entry, or at the value of <paramref name="key"/> where it is there.</summary>
    public void Wrong(string message, string? key = null) => Wrong(message, (key is null ? null : node[key]) ?? node);

    public void Wrong(string message, Node at) => faults.Add(new(path, at.Line, at.Column, message));

    public bool Has(string key) => Ask(key) is not null;

    /// <summary>The text under <paramref name="key"/>, which must be there and not be empty.</summary>
    public string Text(string key)
    {
        if (Ask(key) is not { } value)
        {
            Wrong($"'{key}' is missing");
            return "";
        }

        return TextOf(value, key);
    }

    /// <summary>The text under <paramref name="key"/>, or null where the key is not there.</summary>
    public string? TextOrNone(string key) => Ask(key) is { } value ? TextOf(value, key) : null;

    /// <summary>A list of texts; a single text counts as a list of one; none where the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Ask(key) switch
        {
            null => [],
            { Kind: NodeKind.Text } one => [TextOf(one, key)],
            { Kind: NodeKind.List } many => [.. many.Items.Select(item => TextOf(item, key))],
            { } map => None<string>(map, $"'{key}' takes a text or a list of texts"),
        };

    /// <summary>One of a closed set of tokens, <paramref name="otherwise"/> where the key is not there (a fault if null).</summary>
    public T One<T>(string key, T? otherwise = null)
        where T : struct, Enum
    {
        if (Ask(key) is not { } value)
        {
            if (otherwise is null)
            {
                Wrong($"'{key}' is missing; allowed: {Token.All<T>()}");
            }

            return otherwise ?? default;
        }

        return OneOf<T>(value, key) ?? otherwise ?? default;
    }

    /// <summary>A list of tokens of a closed set; none where the key is not there.</summary>
    public IReadOnlyList<T> Some<T>(string key)
        where T : struct, Enum
    {
        if (Ask(key) is not { } value)
        {
            return [];
        }

        var all = value.Kind == NodeKind.List ? value.Items : [value];
        var some = new T[all.Count];
        var count = 0;
        for (var i = 0; i < all.Count; i++)
        {
            if (OneOf<T>(all[i], key) is { } token)
            {
                some[count++] = token;
            }
        }

        return count == some.Length ? some : some[..count];
    }

    public bool Flag(string key, bool otherwise = false)
    {
        switch (Ask(key))
        {
            case null:
                return otherwise;
            case { Kind: NodeKind.Text, Text: "true" or "yes" }:
                return true;
            case { Kind: NodeKind.Text, Text: "false" or "no" }:
                return false;
            case { } other:
                Wrong($"'{key}' is yes or no", other);
                return otherwise;
        }
    }

    /// <summary>A number within a range, both ends allowed; <paramref name="otherwise"/> where the key is not there.</summary>
    public double Number(string key, double least, double most, double? otherwise = null)
    {
        if (Ask(key) is not { } value)
        {
            if (otherwise is null)
            {
                Wrong($"'{key}' is missing: a number from {least} to {most}");
            }

            return otherwise ?? least;
        }

        if (
            value.Kind == NodeKind.Text
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        Wrong($"'{key}' is a number from {least} to {most}", value);
        return otherwise ?? least;
    }

    /// <summary>The map under <paramref name="key"/>, or null where the key is not there or is no map.</summary>
    public Entry? Map(string key)
    {
        switch (Ask(key))
        {
            case null:
                return null;
            case { Kind: NodeKind.Map } map:
                return new Entry(path, map, faults);
            case { } other:
                Wrong($"'{key}' takes 'key: value' lines", other);
                return null;
        }
    }

    /// <summary>The list of maps under <paramref name="key"/>; none where the key is not there.</summary>
    public IReadOnlyList<Entry> Maps(string key)
    {
        switch (Ask(key))
        {
            case null:
                return [];
            case { Kind: NodeKind.List } list:
                foreach (var item in list.Items.Where(item => item.Kind != NodeKind.Map))
                {
                    Wrong($"each item of '{key}' takes 'key: value' lines", item);
                }

                return
                [
                    .. list
                        .Items.Where(item => item.Kind == NodeKind.Map)
                        .Select(item => new Entry(path, item, faults)),
                ];
            case { } other:
                Wrong($"'{key}' takes a list: lines that start with '- '", other);
                return [];
        }
    }

    /// <summary>Keys that are read elsewhere, such as <c>examples</c>, which the built-in pack leaves out.</summary>
    public void Elsewhere(params ReadOnlySpan<string> keys) => asked.AddRange(keys);

    /// <summary>Reports each key that nobody asked for.</summary>
    public void Done()
    {
        for (var i = 0; i < node.Keys.Count; i++)
        {
            var key = node.Keys[i];
            if (!asked.Contains(key, StringComparer.Ordinal))
            {
                // The value's place stands for the key's: same line for texts, the next for lists, and near enough.
                var near = Nearest.Of(key, asked);
                var remedy = near is null ? $"allowed: {string.Join(", ", asked)}" : $"did you mean '{near}'?";
                Wrong($"'{key}' is no key here; {remedy}", node.Items[i]);
            }
        }
    }

    private Node? Ask(string key)
    {
        if (!asked.Contains(key, StringComparer.Ordinal))
        {
            asked.Add(key);
        }

        return node[key];
    }

    private string TextOf(Node value, string key)
    {
        if (value.Kind != NodeKind.Text)
        {
            Wrong($"'{key}' takes a text", value);
            return "";
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            Wrong($"'{key}' is empty", value);
        }

        return value.Text;
    }

    private T? OneOf<T>(Node value, string key)
        where T : struct, Enum
    {
        if (value.Kind == NodeKind.Text && Token.TryRead<T>(value.Text, out var token))
        {
            return token;
        }

        Wrong($"'{key}' is '{value.Text}', which is not one of: {Token.All<T>()}", value);
        return null;
    }

    private T[] None<T>(Node at, string message)
    {
        Wrong(message, at);
        return [];
    }
}
