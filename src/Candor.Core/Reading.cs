namespace Candor.Core;

/// <summary>
/// What a stock phrase may mean, what to ask back, and what to do about it where something can be done. A hypothesis:
/// there are always at least two meanings, or it is said that the phrase says little (E9).
/// </summary>
/// <param name="Id">The file's path below <c>knowledge/readings/</c>, without the ending.</param>
/// <param name="Phrase">The phrase as people say it: "a better fit".</param>
/// <param name="SaysLittle">Nothing can be learnt from the phrase alone, and it is kinder to say so.</param>
/// <param name="Meanings">What it may mean; they compete, and none is "the real reason".</param>
/// <param name="Ask">Questions to ask back, one of which is enough (C10).</param>
/// <param name="Training">Ideas for learning it that take longer than an exercise (E9).</param>
/// <param name="Exercises">Ids of <c>knowledge/exercises/</c>; none where it lies outside the candidate's control.</param>
/// <param name="Sources">Rulebook ids or a line of the evidence.</param>
/// <param name="Praise">Reads praise too, such as "you interviewed well"; others are for what was found wanting.</param>
public sealed record Reading(
    string Id,
    string Phrase,
    bool SaysLittle,
    IReadOnlyList<string> Meanings,
    IReadOnlyList<string> Ask,
    IReadOnlyList<string> Training,
    IReadOnlyList<string> Exercises,
    IReadOnlyList<string> Sources,
    bool Praise
);
