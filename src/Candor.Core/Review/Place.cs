namespace Candor.Core.Review;

/// <summary>What a word stands in. A rule can ask for places (<c>in</c>) and shun others (<c>unless</c>).</summary>
[Flags]
public enum Place
{
    None = 0,

    /// <summary>The subject line.</summary>
    Subject = 1,

    /// <summary>Another header line, such as <c>To:</c>.</summary>
    Header = 1 << 1,
    Greeting = 1 << 2,

    /// <summary>The first three sentences after the greeting (A7 speaks of two; one more lets a kind word in).</summary>
    Opening = 1 << 3,

    /// <summary>The very first sentence after the greeting.</summary>
    First = 1 << 4,

    /// <summary>The last two sentences before the sign-off.</summary>
    Closing = 1 << 5,
    SignOff = 1 << 6,

    /// <summary>The other's words, quoted below or between one's own.</summary>
    Reply = 1 << 7,

    /// <summary>Inside quotation marks.</summary>
    Quoted = 1 << 8,

    /// <summary>A sentence that ends in a question mark.</summary>
    Question = 1 << 9,

    /// <summary>Within reach of a "not" or "never".</summary>
    Negated = 1 << 10,

    /// <summary>What the writer says not to be doing: "I am not asking …", "without wanting to …".</summary>
    Disclaimed = 1 << 11,

    /// <summary>What others said or did: "my friend asked why …", "some people would argue …".</summary>
    Reported = 1 << 12,

    /// <summary>What the writer has taken in: "I understand why …", "thank you for explaining …".</summary>
    Accepted = 1 << 13,

    /// <summary>What might be, or is asked of the future: "if another opening comes up …".</summary>
    Future = 1 << 14,

    /// <summary>A word of hiring ("interview", "applied"): a text that has one speaks of a job.</summary>
    Hiring = 1 << 15,

    /// <summary>Words of self-harm. They are never a finding; whoever writes them is offered somebody to talk to.</summary>
    Distress = 1 << 16,
}
