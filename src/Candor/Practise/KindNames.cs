using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>How kinds of question are called on a page.</summary>
internal static class KindNames
{
    public static string Of(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Opening => "Opening",
            QuestionKind.Behavioural => "Stories",
            QuestionKind.Situational => "What if",
            QuestionKind.Motivation => "Why",
            QuestionKind.Weakness => "Weak spots",
            QuestionKind.Gap => "Gaps",
            QuestionKind.Salary => "Salary and terms",
            QuestionKind.Technical => "Explaining",
            QuestionKind.Closing => "Closing",
            _ => "Concerns",
        };
}
