using Candor.Core;
using Candor.Core.Learn;

namespace Candor.Learn;

/// <summary>The words of the funnel and of asking.</summary>
internal static class LeakNames
{
    public static string Of(Reached stage) =>
        stage switch
        {
            Reached.Applied => "Applications",
            Reached.Screening => "First call",
            Reached.Interview => "Interview",
            Reached.Final => "Last round",
            _ => "Offer",
        };

    public static string Of(Channel? channel) =>
        channel switch
        {
            Channel.Reply => "By reply",
            Channel.Email => "By e-mail",
            Channel.Call => "By phone",
            Channel.Letter => "By letter",
            Channel.Linkedin => "On LinkedIn",
            Channel.Note => "By a note",
            _ => "Not noted",
        };

    /// <summary>A playbook's id as people read it; its own title stands in its file.</summary>
    public static string OfPlaybook(string id)
    {
        var words = id.Replace('-', ' ');
        return id == "blended" ? "Candor’s blend" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"3 of 7: 43 %, likely 14 to 77 %".</summary>
    public static string Say(Passage passage) =>
        passage.Came == 0
            ? "none yet"
            : $"{passage.Passed} of {passage.Came}, likely {Percent(passage.Sure.Low)} to {Percent(passage.Sure.High)} %";

    public static int Percent(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}
