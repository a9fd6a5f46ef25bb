namespace Candor.Core.Text;

/// <summary>A stretch of a text in UTF-16 units: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool Covers(Span other) => Start <= other.Start && other.End <= End;

    public bool Meets(Span other) => Start < other.End && other.Start < End;

    public string Of(string text) => text[Start..End];
}
