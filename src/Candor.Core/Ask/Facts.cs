namespace Candor.Core.Ask;

/// <summary>What a text may say about the case: the keys of a facts file. Nothing is said that is not among them.</summary>
public enum Fact
{
    /// <summary>The candidate's own name, as it is signed.</summary>
    Name,

    /// <summary>Whom the text is for.</summary>
    Person,

    /// <summary>How they are greeted, where their name alone will not do: "Ms Whitfield".</summary>
    GreetAs,
    Employer,
    Role,
    Agency,

    /// <summary>How the news came.</summary>
    News,

    /// <summary>How far it went.</summary>
    Stage,

    /// <summary>The day of the interview.</summary>
    Interview,

    /// <summary>The day on which the candidate applied.</summary>
    Applied,

    /// <summary>The day by which they wanted to let know.</summary>
    Expected,

    /// <summary>Completes "I enjoyed …".</summary>
    Enjoyed,

    /// <summary>Completes "I was impressed by …": one true and particular thing (D3).</summary>
    Impressed,

    /// <summary>Completes "I have …": "another interview in a fortnight" (C6).</summary>
    Next,

    /// <summary>They are still the favourite employer: said only where it is meant (A12).</summary>
    Favourite,

    /// <summary>The candidate would apply there again.</summary>
    Again,
    Phone,
    Email,

    /// <summary>The candidate's address, for a letter's head.</summary>
    Address,
    TheirAddress,

    /// <summary>The day the text is written.</summary>
    Date,

    /// <summary>Completes "You asked whether …": a concern named at the interview (D9).</summary>
    Concern,

    /// <summary>The answer to that concern, in whole sentences.</summary>
    Answer,

    /// <summary>Completes "what you said about …".</summary>
    Said,

    /// <summary>Completes "what you meant by …" (C10).</summary>
    Unclear,

    /// <summary>Completes "I will …": what comes of their words.</summary>
    Plan,

    /// <summary>The candidate's own reasons for fitting, a line each (D7).</summary>
    Reasons,

    /// <summary>The opening for which they apply again, completes "I saw that you are looking for …".</summary>
    Opening,

    /// <summary>The subject of the mail that is answered.</summary>
    Subject,

    /// <summary>plain, warm or formal.</summary>
    Register,

    /// <summary>gentle, plain or unsparing (D4).</summary>
    Frank,

    /// <summary>british or american.</summary>
    Spelling,

    /// <summary>With a form to fill in at the end (C7, D5).</summary>
    Form,

    /// <summary>
    /// A topic, an id of <c>knowledge/topics/</c>, on which the candidate knows already that there is something: a question
    /// then goes deeper there, and never says so (E8, E10).
    /// </summary>
    Known,
}

/// <summary>How a text speaks.</summary>
public enum Register
{
    Plain,
    Warm,
    Formal,
}

/// <summary>How frank an answer is asked for.</summary>
public enum Frankness
{
    Gentle,
    Plain,
    Unsparing,
}

public enum Spelling
{
    British,
    American,
}

/// <summary>The candidate's own facts for a text. An empty one counts as not given.</summary>
public sealed class Facts
{
    private readonly SortedDictionary<Fact, string> all = [];

    public Facts() { }

    public Facts(IEnumerable<KeyValuePair<Fact, string>> facts)
    {
        foreach (var (fact, value) in facts)
        {
            this[fact] = value;
        }
    }

    /// <summary>Empty where it is not given.</summary>
    public string this[Fact fact]
    {
        get => all.GetValueOrDefault(fact, "");
        set
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                all.Remove(fact);
            }
            else
            {
                all[fact] = value.Trim();
            }
        }
    }

    public IEnumerable<KeyValuePair<Fact, string>> Given => all;

    public bool Has(Fact fact) => all.ContainsKey(fact);

    public Register Register => Read(Fact.Register, Register.Warm);

    public Frankness Frank => Read(Fact.Frank, Frankness.Plain);

    public Spelling Spelling => Read(Fact.Spelling, Spelling.British);

    private T Read<T>(Fact fact, T otherwise)
        where T : struct, Enum => Token.TryRead<T>(this[fact], out var value) ? value : otherwise;
}
