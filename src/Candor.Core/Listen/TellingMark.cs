namespace Candor.Core.Listen;

/// <summary>What makes a point telling or empty; what each counts is learnt (<c>knowledge/weighing/specificity.yaml</c>).</summary>
internal enum TellingMark
{
    /// <summary>There in every point.</summary>
    Always,

    /// <summary>The logarithm of one more than the words of substance: each further one tells a little less.</summary>
    Words,

    /// <summary>The same of the words that feedback is not full of anyhow.</summary>
    Own,

    /// <summary>Its sentences beyond the first: what follows is mostly the instance.</summary>
    Sentences,

    /// <summary>The share of words that only judge.</summary>
    Judging,

    /// <summary>Nouns for what any feedback is about.</summary>
    Stock,

    /// <summary>More or less of something, and than what is not said.</summary>
    More,

    /// <summary>A past form that tells a doing.</summary>
    Happened,

    /// <summary>It begins with one: "Misread the table".</summary>
    HappenedFirst,

    /// <summary>One stands behind "you", "he" or "she".</summary>
    HappenedByYou,

    /// <summary>A form in -ing that tells a doing.</summary>
    Doing,
    Number,
    Time,
    When,
    Name,
    Then,
    Asked,
    Quoted,
    Hedge,
    Being,
    And,
    Comma,
    The,
    CueInstance,
    CueMoment,
    CueMethod,
    CueVague,
    CueStrength,
    CueLeansConcern,
    AboutOther,
    AboutInterview,
    AboutSkills,
    AboutPreparedness,
    AboutFit,
    AboutOutside,
}
