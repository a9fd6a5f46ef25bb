using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Review;

namespace Candor.Benchmarks;

/// <summary>The checkout's own knowledge.</summary>
internal static class Knowledge
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static Review Review()
    {
        var faults = new List<Fault>();
        var library = Library(faults);
        var review = new Review(library, faults);
        return faults.Count == 0 ? review : throw new InvalidDataException(string.Join('\n', faults));
    }

    /// <summary>With every second rule alone: the full set is twice as many, of other words.</summary>
    public static Review HalfReview()
    {
        var faults = new List<Fault>();
        var number = 0;
        var half = ReadFolder
            .Read(Path.Combine(Root, "knowledge"), faults)
            .Where(file => !IsRule(file) || number++ % 2 == 0)
            .Select(file => IsRule(file) ? Alone(file, faults) : file);
        var review = new Review(new(half), faults);
        return faults.Count == 0 ? review : throw new InvalidDataException(string.Join('\n', faults));
    }

    private static bool IsRule(KnowledgeFile file) => file.Path.StartsWith("review/", StringComparison.Ordinal);

    // Without the lines that name other rules: half of those are not there.
    private static KnowledgeFile Alone(KnowledgeFile file, ICollection<Fault> faults)
    {
        var lines = File.ReadLines(Path.Combine(Root, "knowledge", file.Path))
            .Where(line =>
                !line.StartsWith("yields-to:", StringComparison.Ordinal)
                && !line.StartsWith("except-from:", StringComparison.Ordinal)
            );
        return KnowledgeFile.Of(file.Path, string.Join('\n', lines), faults)!;
    }

    public static Library Library(ICollection<Fault>? faults = null) =>
        new(ReadFolder.Read(Path.Combine(Root, "knowledge"), faults ?? []));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Candor.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
