namespace Candor.Core;

/// <summary>Whether something is to be learnt, or to be shown better though it is there (C13).</summary>
public enum Aim
{
    Learn,
    Show,
}

/// <summary>One thing to do about a theme; a file of <c>knowledge/exercises/</c>.</summary>
/// <param name="Id">The file's path below its folder, without the ending.</param>
/// <param name="Name">What it is called on a page: "Three stories on one page".</param>
/// <param name="Topics">Ids of <c>knowledge/topics/</c> that it helps with.</param>
/// <param name="Aims">Learning it, showing it, or both.</param>
/// <param name="Minutes">How long it takes, roughly; a session where it is done more than once.</param>
/// <param name="Times">How often: 1 for once.</param>
/// <param name="Do">What to do, a step each.</param>
/// <param name="Worked">How to know that it worked.</param>
/// <param name="Why">Why it should help.</param>
/// <param name="Sources">Rulebook ids, a line of the evidence, or <c>candor</c>.</param>
public sealed record Exercise(
    string Id,
    string Name,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Aim> Aims,
    int Minutes,
    int Times,
    IReadOnlyList<string> Do,
    string Worked,
    string Why,
    IReadOnlyList<string> Sources
);
