using Candor.Core;

namespace Candor.Listen;

/// <summary>Whether two names mean one employer, and which application is of it.</summary>
internal static class SameWorkplace
{
    /// <summary>The one application of this employer and role; null where there is none, or more than one could be meant.</summary>
    public static JobApplication? In(IEnumerable<JobApplication> applications, string employer, string role)
    {
        if (employer.Length == 0)
        {
            return null;
        }

        var there = applications.Where(one => Alike(one.Employer, employer)).ToList();
        var exact = there.Where(one => Alike(one.Role, role)).ToList();
        return exact.Count == 1 ? exact[0]
            : there.Count == 1 && (role.Length == 0 || there[0].Role.Length == 0) ? there[0]
            : null;
    }

    /// <summary>Whether two names are one but for case, blanks and legal form.</summary>
    public static bool Alike(string one, string other) =>
        string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    // "Northwind Ltd." and "Northwind Careers" are "Northwind", and so is "North Wind" as an address has it: northwind.example.
    private static string Bare(string name)
    {
        var words = name.Split([' ', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        var bare = string.Concat(words.Where(word => !Beside.Contains(word)));
        // "The People" is nothing but such words, and a name all the same.
        return bare.Length > 0 ? bare : string.Concat(words);
    }

    private static readonly HashSet<string> Beside = new(StringComparer.OrdinalIgnoreCase)
    {
        "ltd",
        "limited",
        "inc",
        "llc",
        "gmbh",
        "plc",
        "ag",
        "the",
        "co",
        "corp",
        "careers",
        "jobs",
        "recruitment",
        "recruiting",
        "hr",
        "talent",
        "hiring",
        "team",
    };
}
