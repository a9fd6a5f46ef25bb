namespace Candor.Shell;

/// <summary>Names for elements that refer to each other (a label to its input) where the caller gives none.</summary>
public static class ElementId
{
    private static int last;

    /// <summary>An id that no other element of the page has: <c>sheet-17</c>.</summary>
    public static string Next(string piece) => $"{piece}-{Interlocked.Increment(ref last)}";
}
