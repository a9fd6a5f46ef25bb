namespace Candor.Core.Text;

public enum WordKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, number or punctuation mark of a text.</summary>
/// <param name="Form">Lower case, with straight apostrophes: what phrases are compared with.</param>
/// <param name="Sentence">The position of its sentence in <see cref="ReadText.Sentences"/>.</param>
public readonly record struct Word(Span Span, WordKind Kind, string Form, int Sentence);

/// <summary>A sentence: the words from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct Sentence(Span Span, int First, int End);
