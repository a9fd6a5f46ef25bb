using Candor.Core;
using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>An answer with its measures, which are computed afresh each time and never stored.</summary>
public sealed record Take(Answer Answer, Measured Measured)
{
    public static Take Of(Answer answer, Analyse analyse, PracticeSettings settings) =>
        new(answer, MeasureAnswer.Of(analyse, answer, settings));
}
