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
        return new Review(
            new(
                ReadFolder
                    .Read(Path.Combine(Root, "knowledge"), faults)
                    .Where(file => !file.Path.StartsWith("review/", StringComparison.Ordinal) || number++ % 2 == 0)
            ),
            faults
        );
    }

    public static Library Library(ICollection<Fault>? faults = null) =>
        new(ReadFolder.Read(Path.Combine(Root, "knowledge"), faults ?? []));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Candor.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
