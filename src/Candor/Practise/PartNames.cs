using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>How parts of a story and marks are called on a page.</summary>
internal static class PartNames
{
    public static string Of(Part part) =>
        part switch
        {
            Part.Situation => "Scene",
            Part.Task => "Task",
            Part.Action => "What you did",
            Part.Result => "What came of it",
            _ => "Aside",
        };

    public static string Of(MarkKind kind) =>
        kind switch
        {
            MarkKind.WeWithoutI => "we, without I",
            MarkKind.Filler => "a filler",
            MarkKind.Hedge => "a hedge",
            MarkKind.Repeat => "said twice",
            MarkKind.Restart => "begun again",
            MarkKind.Number => "a number",
            MarkKind.Name => "a name",
            MarkKind.Time => "a time",
            _ => "an outcome",
        };
}
