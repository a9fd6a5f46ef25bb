namespace Candor.Core.Practise;

/// <summary>Who a clause is about, as far as its first words tell.</summary>
internal enum Doer
{
    /// <summary>"I".</summary>
    I,

    /// <summary>"We", of whom the speaker is one.</summary>
    We,

    /// <summary>Anybody or anything else.</summary>
    Other,
}

/// <summary>A piece of an answer that says one thing; words of the text, from First up to, not including, End.</summary>
/// <param name="Acts">The doer did something once: a past form that is no state of mind, no habit and no "would".</param>
/// <param name="IsPast">It has a past form at all.</param>
/// <param name="Opens">It begins a sentence, or would where the text has no marks.</param>
internal readonly record struct Clause(int First, int End, Doer Doer, bool Acts, bool IsPast, bool Opens)
{
    /// <summary>The speaker did something on that occasion, alone or as one of several.</summary>
    public bool SpeakerActs => Doer != Doer.Other && Acts;
}
