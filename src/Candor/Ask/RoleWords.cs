using Candor.Core;

namespace Candor.Ask;

/// <summary>What somebody is to an application, in words.</summary>
internal static class RoleWords
{
    public static string Say(PersonRole role) =>
        role switch
        {
            PersonRole.Interviewer => "interviewed you",
            PersonRole.HiringManager => "hiring manager",
            PersonRole.Recruiter => "recruiter",
            PersonRole.AgencyRecruiter => "agency’s recruiter",
            _ => "somebody there",
        };
}
