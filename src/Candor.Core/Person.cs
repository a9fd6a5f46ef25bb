namespace Candor.Core;

/// <summary>What somebody is to an application: who decides is often not who brings the news (E15).</summary>
public enum PersonRole
{
    Interviewer,
    HiringManager,
    Recruiter,
    AgencyRecruiter,
    Other,
}

/// <summary>Interviewer, recruiter, hiring manager: how to reach them and how it went with them.</summary>
public sealed class Person : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public string Name { get; set; } = "";

    public PersonRole Role { get; set; }

    public string EmailAddress { get; set; } = "";

    public string Phone { get; set; } = "";

    public string PostalAddress { get; set; } = "";

    /// <summary>Whether there is an online profile through which a note could go (A13).</summary>
    public string ProfileUrl { get; set; } = "";

    /// <summary>Their IANA zone, for calls in their working hours; empty means the candidate's.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>1 (stiff) to 5 (it clicked), by the candidate (A5); null while not rated.</summary>
    public int? Rapport { get; set; }

    /// <summary>Has done this for years; experienced recruiters are easier to ask (B6).</summary>
    public bool Experienced { get; set; }
}
