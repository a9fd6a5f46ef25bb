namespace Candor.Core;

/// <summary>How news came, or did not: the tokens of <c>--news</c> and of an outcome's <c>medium</c>.</summary>
public enum Medium
{
    Call,
    Email,
    Letter,
    Portal,
    Silence,
}

/// <summary>How sure a reading is. A hypothesis is always shown with it.</summary>
public enum Sure
{
    Unsure,
    Likely,
    Sure,
}

/// <summary>How far an application went before the news.</summary>
public enum Stage
{
    Unknown,
    Application,
    Screening,
    First,
    Later,
    Final,
}
