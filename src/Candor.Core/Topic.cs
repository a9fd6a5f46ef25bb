namespace Candor.Core;

/// <summary>What a point is about, finer than its category; a file of <c>knowledge/topics/</c>.</summary>
/// <param name="Id">The file's path below its folder, without the ending.</param>
/// <param name="Name">As it stands on a page: "Examples in your answers".</param>
/// <param name="Category">Where it belongs (B4, E1).</param>
/// <param name="Cause">What usually lies behind it, as a first proposal; the candidate decides (C13).</param>
/// <param name="Learn">
/// Whether there is anything to learn from it. A close call, a budget and a remark on somebody's person are kept as
/// they were said, and no exercise is forced out of them (B8, E1).
/// </param>
/// <param name="Personal">A remark on age, sex, origin, health, family, faith: quoted, never read.</param>
/// <param name="Yields">
/// A general topic that gives way to a particular one beside it: "more experience with stakeholders" is about stakeholders.
/// </param>
/// <param name="Mind">One line for the page of the next interview: what to mind; empty where there is nothing to do.</param>
public sealed record Topic(
    string Id,
    string Name,
    Category Category,
    Cause Cause,
    bool Learn,
    bool Personal,
    bool Yields,
    string Mind
);
