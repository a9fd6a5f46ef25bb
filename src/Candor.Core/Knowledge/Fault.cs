namespace Candor.Core.Knowledge;

/// <summary>Something wrong in a file that a person wrote: what is wrong, where, and what is allowed there.</summary>
/// <param name="Path">The file, as it was named to the reader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Message">One line: what is wrong, then what to do.</param>
public sealed record Fault(string Path, int Line, int Column, string Message)
{
    public override string ToString() => $"{Path}:{Line}:{Column}: {Message}";
}
