using System.Text;

namespace Candor.Core.Knowledge;

/// <summary>
/// The built-in knowledge as one block of bytes, made at build time: parsing eighty YAML files at start costs more than
/// reviewing a message does. Examples stay behind; they are tests. Folders are read one at a time, so that reviewing
/// never pays for the playbooks.
/// </summary>
/// <remarks>
/// Layout, integers little-endian: "CNDR", version, count of folders; each folder its name, length and bytes. A folder
/// is a table of its distinct strings, then its files as path and node, strings by number. Lengths are 7-bit encoded.
/// The pack is made and read by the same build, so a version other than ours means a broken build, not a user's file.
/// </remarks>
public static class Pack
{
    private const int Version = 1;

    /// <summary>Keys that hold an entry's examples and so are left out.</summary>
    private static readonly string[] Examples = ["examples"];

    // What was made of the files lies among the folders, under a name that no folder has.
    private const string MadePrefix = "*";

    /// <param name="made">What was made of the files, by name: it is there at once for who knows the name.</param>
    public static byte[] Write(IEnumerable<KnowledgeFile> files, params ReadOnlySpan<(string Name, byte[] Bytes)> made)
    {
        using var whole = new MemoryStream();
        using var writer = new BinaryWriter(whole, Encoding.UTF8);
        writer.Write("CNDR"u8);
        writer.Write(Version);
        var folders = files
            .GroupBy(file => Folder(file.Path), StringComparer.Ordinal)
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .ToList();
        writer.Write(folders.Count + made.Length);
        foreach (var folder in folders)
        {
            var bytes = WriteFolder([.. folder.OrderBy(file => file.Path, StringComparer.Ordinal)]);
            writer.Write(folder.Key);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        foreach (var (name, bytes) in made)
        {
            writer.Write(MadePrefix + name);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        writer.Flush();
        return whole.ToArray();
    }

    /// <summary>The files of the named folders, or of all where none is named.</summary>
    public static IEnumerable<KnowledgeFile> Read(Stream pack, params string[] folders)
    {
        var files = new List<KnowledgeFile>();
        using var reader = Reader(pack, out var left);
        for (; left > 0; left--)
        {
            var name = reader.ReadString();
            var length = reader.ReadInt32();
            if (
                folders.Length == 0
                    ? !name.StartsWith(MadePrefix, StringComparison.Ordinal)
                    : folders.Contains(name, StringComparer.Ordinal)
            )
            {
                using var folder = new BinaryReader(new MemoryStream(reader.ReadBytes(length)), Encoding.UTF8);
                ReadFolder(folder, files);
            }
            else
            {
                pack.Seek(length, SeekOrigin.Current);
            }
        }

        return files;
    }

    /// <summary>What was made of the files under that name; null where nothing was.</summary>
    public static byte[]? Made(Stream pack, string name)
    {
        using var reader = Reader(pack, out var left);
        for (; left > 0; left--)
        {
            var found = reader.ReadString() == MadePrefix + name;
            var length = reader.ReadInt32();
            if (found)
            {
                return reader.ReadBytes(length);
            }

            pack.Seek(length, SeekOrigin.Current);
        }

        return null;
    }

    private static BinaryReader Reader(Stream pack, out int folders)
    {
        pack.Position = 0;
        var reader = new BinaryReader(pack, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != BitConverter.ToInt32("CNDR"u8) || reader.ReadInt32() != Version)
        {
            throw new InvalidDataException("The embedded knowledge pack was made by another build; build again.");
        }

        folders = reader.ReadInt32();
        return reader;
    }

    private static string Folder(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : path[..slash];
    }

    private static byte[] WriteFolder(IReadOnlyList<KnowledgeFile> files)
    {
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body, Encoding.UTF8);
        writer.Write7BitEncodedInt(files.Count);
        foreach (var file in files)
        {
            writer.Write7BitEncodedInt(NumberOf(file.Path, strings));
            WriteNode(writer, file.Root, strings, depth: 0);
        }

        writer.Flush();
        using var whole = new MemoryStream();
        using var table = new BinaryWriter(whole, Encoding.UTF8);
        table.Write7BitEncodedInt(strings.Count);
        foreach (var text in strings.Keys)
        {
            table.Write(text);
        }

        table.Flush();
        body.WriteTo(whole);
        return whole.ToArray();
    }

    private static void WriteNode(BinaryWriter writer, Node node, Dictionary<string, int> strings, int depth)
    {
        writer.Write((byte)node.Kind);
        writer.Write7BitEncodedInt(node.Line);
        writer.Write7BitEncodedInt(node.Column);
        switch (node.Kind)
        {
            case NodeKind.Text:
                writer.Write7BitEncodedInt(NumberOf(node.Text, strings));
                break;
            case NodeKind.List:
                writer.Write7BitEncodedInt(node.Items.Count);
                foreach (var item in node.Items)
                {
                    WriteNode(writer, item, strings, depth + 1);
                }

                break;
            default:
                var kept = Enumerable
                    .Range(0, node.Keys.Count)
                    .Where(i => depth > 0 || !Examples.Contains(node.Keys[i], StringComparer.Ordinal))
                    .ToList();
                writer.Write7BitEncodedInt(kept.Count);
                foreach (var i in kept)
                {
                    writer.Write7BitEncodedInt(NumberOf(node.Keys[i], strings));
                    WriteNode(writer, node.Items[i], strings, depth + 1);
                }

                break;
        }
    }

    private static int NumberOf(string text, Dictionary<string, int> strings)
    {
        if (!strings.TryGetValue(text, out var number))
        {
            strings[text] = number = strings.Count;
        }

        return number;
    }

    private static void ReadFolder(BinaryReader reader, List<KnowledgeFile> files)
    {
        var strings = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = reader.ReadString();
        }

        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var path = strings[reader.Read7BitEncodedInt()];
            files.Add(new KnowledgeFile(path, ReadNode(reader, strings)));
        }
    }

    private static Node ReadNode(BinaryReader reader, string[] strings)
    {
        var kind = (NodeKind)reader.ReadByte();
        var line = reader.Read7BitEncodedInt();
        var column = reader.Read7BitEncodedInt();
        if (kind == NodeKind.Text)
        {
            return Node.OfText(strings[reader.Read7BitEncodedInt()], line, column);
        }

        var count = reader.Read7BitEncodedInt();
        var keys = kind == NodeKind.Map ? new string[count] : [];
        var items = new Node[count];
        for (var i = 0; i < count; i++)
        {
            if (kind == NodeKind.Map)
            {
                keys[i] = strings[reader.Read7BitEncodedInt()];
            }

            items[i] = ReadNode(reader, strings);
        }

        return kind == NodeKind.Map ? Node.OfMap(keys, items, line, column) : Node.OfList(items, line, column);
    }
}
