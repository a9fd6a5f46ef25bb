using Candor.Core.Knowledge;
using Candor.Core.Text;

namespace Candor.Core.Listen;

/// <summary>Somebody whom notes name before what they said.</summary>
/// <param name="Name">Without the bracket behind it.</param>
/// <param name="Role">What they are, where the notes say so: how near to the job somebody is weighs what they say (C15).</param>
public sealed record Speaker(string Name, PersonRole Role);

/// <summary>
/// Tells "Tom: answers too long", which Tom said, from "Coding: too slow", which is a heading. Precision first: a name is
/// one of <c>knowledge/words/first-name.yaml</c>, one with a title or a role beside it, or two words that no dictionary
/// has; whoever is missed can be named on the page.
/// </summary>
public sealed class Speakers
{
    private static readonly (string Word, PersonRole Role)[] Roles =
    [
        ("agency", PersonRole.AgencyRecruiter),
        ("consultant", PersonRole.AgencyRecruiter),
        ("recruiter", PersonRole.Recruiter),
        ("recruitment", PersonRole.Recruiter),
        ("recruiting", PersonRole.Recruiter),
        ("talent", PersonRole.Recruiter),
        ("hr", PersonRole.Recruiter),
        ("manager", PersonRole.HiringManager),
        ("mgr", PersonRole.HiringManager),
        ("boss", PersonRole.HiringManager),
        ("head", PersonRole.HiringManager),
        ("director", PersonRole.HiringManager),
        ("owner", PersonRole.HiringManager),
        ("principal", PersonRole.HiringManager),
        ("chef", PersonRole.HiringManager),
        ("lead", PersonRole.HiringManager),
        ("interviewer", PersonRole.Interviewer),
        ("panel", PersonRole.Interviewer),
        ("panellist", PersonRole.Interviewer),
        ("chair", PersonRole.Interviewer),
    ];

    /// <summary>What stands alone before a colon and is a person all the same: "Recruiter: they liked you".</summary>
    private static readonly string[] Alone = ["recruiter", "interviewer", "hr", "boss", "manager", "director", "chair"];

    private readonly Phrases<bool> firstNames;
    private readonly Func<string, bool> isWord;

    /// <param name="isWord">Whether a dictionary has a word, given in lower case.</param>
    internal Speakers(Library library, Func<string, bool> isWord)
    {
        this.isWord = isWord;
        firstNames = new(
            Phrase.TryRead("<first-name>", WordClasses.Read(library, []), out var name, out _) ? [(name, true)] : []
        );
    }

    /// <summary>Who is meant by what stands before a colon; null where it is a heading, or nothing.</summary>
    public Speaker? Of(string label)
    {
        var bracket = label.IndexOf('(', StringComparison.Ordinal);
        var name = (bracket < 0 ? label : label[..bracket]).Trim();
        if (name.Length == 0)
        {
            return null;
        }

        var role = RoleOf(bracket < 0 ? "" : label[bracket..]);
        if (Alone.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return new(name, RoleOf(name) ?? PersonRole.Other);
        }

        return role is not null || IsName(name) ? new(name, role ?? PersonRole.Other) : null;
    }

    private bool IsName(string name)
    {
        var words = name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[0].TrimEnd('.') is "mr" or "mrs" or "ms" or "miss" or "dr" or "prof" or "professor"
            || firstNames.Find(ReadText.Of(words[0])).Any()
            || (words.Length == 2 && !words.Any(isWord));
    }

    private static PersonRole? RoleOf(string text)
    {
        foreach (var word in ReadText.Of(text).Words)
        {
            foreach (var (known, role) in Roles)
            {
                if (word.Form == known)
                {
                    return role;
                }
            }
        }

        return null;
    }
}
