using Candor.Core;

namespace Candor.Data;

/// <summary>
/// The rows of one application as they were at one moment, each list in the order in which its rows were made. Many
/// requests share them: they are read and never changed.
/// </summary>
/// <param name="NoReply">Its news came from an address that nobody reads.</param>
public sealed record ApplicationRows(
    JobApplication Application,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Person> People,
    IReadOnlyList<Interview> Interviews,
    IReadOnlyList<StepMark> Marks,
    IReadOnlyList<PlanChoice> Choices,
    IReadOnlyList<Feedback> Feedback,
    IReadOnlyList<Point> Points,
    bool NoReply
);

/// <summary>All that the store held of one candidate's applications at one moment.</summary>
/// <param name="All">In the order in which they were made, with the heading over what was noted in practice.</param>
/// <param name="AppliedFor">Those among them that are applications for a job.</param>
public sealed record AllRows(
    Candidate Me,
    IReadOnlyList<ApplicationRows> All,
    IReadOnlyList<ApplicationRows> AppliedFor
);
