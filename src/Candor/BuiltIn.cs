using Candor.Core.Knowledge;

namespace Candor;

/// <summary>The knowledge that the program was built with, and the user's own laid over it.</summary>
public static class BuiltIn
{
    /// <summary>
    /// The library of the named folders (all where none is named) with the files of <c>HOME/knowledge</c> over it.
    /// An overlay that is not even YAML is a fault; the built-in file of that path then stays.
    /// </summary>
    public static Library Library(string home, ICollection<Fault> faults, params string[] folders)
    {
        using var pack = OpenPack();
        return new(
            Pack.Read(pack, folders),
            Overlay(System.IO.Path.Combine(home, "knowledge"), faults, folders),
            name =>
            {
                using var again = OpenPack();
                return Pack.Made(again, name);
            }
        );
    }

    private static Stream OpenPack() => typeof(BuiltIn).Assembly.GetManifestResourceStream("knowledge.pack")!;

    private static IEnumerable<KnowledgeFile> Overlay(string root, ICollection<Fault> faults, string[] folders)
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }

        foreach (
            var path in Directory
                .EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (
                (folders.Length == 0 || folders.Any(f => name.StartsWith(f + "/", StringComparison.Ordinal)))
                && KnowledgeFile.Of(name, File.ReadAllText(path), faults) is { } file
            )
            {
                yield return file;
            }
        }
    }
}
