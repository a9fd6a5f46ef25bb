using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Candor.Core.Knowledge;

/// <summary>
/// Reads YAML (and so JSON) into <see cref="Node"/>s. Small on purpose: no tags, anchors or aliases, because a file
/// from a stranger could grow without bound through them (the "billion laughs"), and a coach needs none.
/// </summary>
public static class ReadYaml
{
    /// <summary>Characters. A knowledge file is a page or two; a facts file less.</summary>
    public const int LongestFile = 512 * 1024;

    /// <summary>Levels. The deepest of our own files has six; more would only serve to exhaust the stack.</summary>
    public const int DeepestNesting = 24;

    /// <summary>The file's root, or null and a fault where it is not YAML or breaks a limit.</summary>
    public static Node? Read(string path, string text, ICollection<Fault> faults)
    {
        if (text.Length > LongestFile)
        {
            faults.Add(new(path, 1, 1, $"the file is longer than {LongestFile:N0} characters; split it"));
            return null;
        }

        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                faults.Add(new(path, 1, 1, "the file is empty"));
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = Value(path, parser, faults, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out var more))
            {
                faults.Add(At(path, parser.Current!.Start, "a second document starts here; one file holds one"));
            }

            return root;
        }
        catch (YamlException wrong)
        {
            faults.Add(At(path, wrong.Start, Plain(wrong)));
            return null;
        }
    }

    private static Node? Value(string path, IParser parser, ICollection<Fault> faults, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(
                parser.Current!.Start,
                parser.Current.End,
                $"nested deeper than {DeepestNesting} levels"
            );
        }

        var start = parser.Current!.Start;
        var (line, column) = ((int)start.Line, (int)start.Column);
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return Node.OfText(scalar.Value, line, column);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Value(path, parser, faults, depth + 1) is { } item)
                {
                    items.Add(item);
                }
            }

            return Node.OfList(items, line, column);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var keys = new List<string>();
            var values = new List<Node>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var keyAt = parser.Current!.Start;
                var key = parser.Consume<Scalar>().Value;
                var value = Value(path, parser, faults, depth + 1);
                if (keys.Contains(key, StringComparer.Ordinal))
                {
                    faults.Add(At(path, keyAt, $"'{key}' stands here a second time; keep one"));
                }
                else if (value is not null)
                {
                    keys.Add(key);
                    values.Add(value);
                }
            }

            return Node.OfMap(keys, values, line, column);
        }

        parser.MoveNext();
        faults.Add(At(path, start, "anchors and aliases (& and *) are not read; write the value out, or quote it"));
        return null;
    }

    private static Fault At(string path, Mark mark, string message) =>
        new(path, (int)mark.Line, (int)mark.Column, message);

    private static string Plain(YamlException wrong)
    {
        // The library repeats the place in front of its message; ours stands there already.
        var message = wrong.InnerException?.Message ?? wrong.Message;
        return string.Create(CultureInfo.InvariantCulture, $"not YAML: {message.ReplaceLineEndings(" ")}");
    }
}
