using Candor.Core.Knowledge;

namespace Candor.Checking;

public static class ReadFolder
{
    public static IReadOnlyList<KnowledgeFile> Read(string folder, ICollection<Fault> faults)
    {
        var files = new List<KnowledgeFile>();
        foreach (
            var path in Directory
                .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (KnowledgeFile.Of(name, File.ReadAllText(path), faults) is { } file)
            {
                files.Add(file);
            }
        }

        return files;
    }
}
