namespace Candor.Core;

/// <summary>What belongs to one candidate. Every table carries it, also where there is only one.</summary>
public interface IOwned
{
    Guid CandidateId { get; set; }

    Guid Id { get; set; }
}

/// <summary>Who uses Candor.</summary>
public sealed class Candidate
{
    /// <summary>The one candidate of a store on their own machine.</summary>
    public static readonly Guid Local = new("00000000-0000-7000-8000-000000000001");

    public Guid Id { get; set; }

    /// <summary>As it is signed under a letter; empty until given.</summary>
    public string Name { get; set; } = "";

    public string EmailAddress { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>For a letter's head; lines separated by line breaks.</summary>
    public string PostalAddress { get; set; } = "";

    /// <summary>An IANA zone such as <c>Europe/London</c>: in which days and hours are shown.</summary>
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>ISO 3166 two letters, for public holidays; empty where unknown.</summary>
    public string Country { get; set; } = "";

    public PracticeSettings Practice { get; set; } = new();

    /// <summary>How often the calendar feed's address was renewed; it is part of the address, so that an old one is void.</summary>
    public int CalendarFeed { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>How composed texts are spelt and dated: <c>british</c> or <c>american</c>; null is British.</summary>
    public string? Spelling { get; set; }

    /// <summary>
    /// Months after which a kind of thing is proposed to be removed, by the kind's token; null, or a kind that is not
    /// named, is kept until the candidate removes it.
    /// </summary>
    public Dictionary<string, int>? Keep { get; set; }
}
