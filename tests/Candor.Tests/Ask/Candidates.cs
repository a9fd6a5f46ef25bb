using Candor.Core.Ask;

namespace Candor.Tests.Ask;

/// <summary>Invented candidates with what they know, by a number: some tell everything, some next to nothing.</summary>
internal static class Candidates
{
    private static readonly string[] Firsts =
    [
        "Sam",
        "Dana",
        "Lee",
        "Ros",
        "Ash",
        "Kit",
        "Noor",
        "Ines",
        "Tom",
        "Mia",
        "Ola",
        "Yusuf",
    ];

    private static readonly string[] Lasts =
    [
        "Okafor",
        "Whitfield",
        "Ito",
        "Adair",
        "Roy",
        "Moran",
        "Haddad",
        "Costa",
        "Baker",
        "Lund",
    ];

    private static readonly string[] Employers =
    [
        "Northwind Energy",
        "Harbour Data",
        "Kestrel & Sons",
        "Blue Fern Health",
        "Albion Rail",
        "Mossgate Council",
        "Tern Software",
    ];

    private static readonly string[] Roles =
    [
        "Product analyst",
        "Data engineer",
        "Nurse manager",
        "Junior accountant",
        "Site engineer",
        "Teaching assistant",
        "Office administrator",
    ];

    private static readonly string[] Enjoyed =
    [
        "our talk about demand forecasting",
        "hearing how the team plans its week",
        "the case study",
        "meeting your colleagues",
    ];

    private static readonly string[] Next =
    [
        "another interview in a fortnight",
        "an interview next week",
        "two more interviews this month",
    ];

    private static readonly string[] Impressed =
    [
        "how you built the forecasting team from nothing",
        "your years in the field",
        "the way you explained the project",
    ];

    private static readonly string[] Said = ["the pace of my answers", "my examples", "asking more questions"];

    public static Facts Facts(int seed, TextKind kind)
    {
        // Any fixed spread will do; neighbouring numbers must not give neighbouring candidates.
        var state = (uint)(seed * 2654435761u) ^ ((uint)kind * 40503u);
        int Next(int below)
        {
            state = (state * 1664525u) + 1013904223u;
            return (int)((state >> 8) % (uint)below);
        }

        string One(string[] of) => of[Next(of.Length)];
        bool Sometimes(int percent) => Next(100) < percent;
        var facts = new Facts
        {
            [Fact.Name] = Sometimes(95) ? $"{One(Firsts)} {One(Lasts)}" : "",
            [Fact.Person] = Sometimes(85) ? $"{One(Firsts)} {One(Lasts)}" : "",
            [Fact.Employer] = Sometimes(95) ? One(Employers) : "",
            [Fact.Role] = Sometimes(90) ? One(Roles) : "",
            [Fact.News] =
                kind is TextKind.CallCard && Sometimes(50) ? "call"
                : Sometimes(80) ? "email"
                : "letter",
            [Fact.Register] = Token.Name((Register)Next(3)),
            [Fact.Frank] = Token.Name((Frankness)Next(3)),
            [Fact.Spelling] = Sometimes(25) ? "american" : "british",
            [Fact.Stage] = kind == TextKind.ShortAsk ? "application" : "final",
            [Fact.Date] = "2026-03-24",
            [Fact.Interview] = Sometimes(50) ? "2026-03-10" : "",
            [Fact.Enjoyed] = Sometimes(50) ? One(Enjoyed) : "",
            [Fact.Next] = Sometimes(40) ? One(Candidates.Next) : "",
            [Fact.Impressed] = Sometimes(50) ? One(Impressed) : "",
            [Fact.Said] = Sometimes(70) ? One(Said) : "",
            [Fact.Unclear] = Sometimes(30) ? "more structure" : "",
            [Fact.Plan] = Sometimes(40) ? "rehearse shorter answers with a friend" : "",
            [Fact.Phone] = Sometimes(40) ? "020 7946 0003" : "",
            [Fact.Email] = Sometimes(40) ? "sam@mail.example" : "",
            [Fact.Address] = Sometimes(60) ? "4 Mill Lane\nLeeds LS1 4AP" : "",
            [Fact.TheirAddress] = Sometimes(60) ? "1 High Street\nYork YO1 7HH" : "",
            [Fact.Favourite] = Sometimes(20) ? "yes" : "",
            [Fact.Again] = Sometimes(30) ? "yes" : "",
            [Fact.Form] = Sometimes(20) ? "yes" : "",
            [Fact.Expected] = Sometimes(50) ? "2026-03-20" : "",
            [Fact.Applied] = Sometimes(50) ? "2026-02-20" : "",
            [Fact.Opening] = Sometimes(60) ? "a senior analyst" : "",
            [Fact.Reasons] = Sometimes(60) ? "I have built this before\nI know the trade" : "",
        };
        if (Sometimes(50))
        {
            facts[Fact.Concern] = "I have led a team";
            facts[Fact.Answer] = "For two years I led four people at Harbour Data.";
        }

        return facts;
    }
}
