namespace Candor.Core;

/// <summary>How a candidate wants to practise. Kept with the candidate's own row.</summary>
public sealed record PracticeSettings
{
    /// <summary>Tokens of <see cref="Aspect"/> that are not to be measured.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Words a minute from which speech is easy to follow; 60 to 250. Advice.</summary>
    public int PaceFrom { get; init; } = 110;

    /// <summary>Words a minute up to which speech is easy to follow; 60 to 250. Advice.</summary>
    public int PaceTo { get; init; } = 165;

    /// <summary>The camera is never offered.</summary>
    public bool NoCamera { get; init; }

    /// <summary>Address of a speech-to-text server; empty where there is none.</summary>
    public string SpeechServer { get; init; } = "";

    /// <summary>The model that the server is asked for; most local ones take any.</summary>
    public string SpeechModel { get; init; } = "";

    /// <summary>The candidate has read that this server is another machine and wants it all the same.</summary>
    public bool SpeechServerElsewhere { get; init; }

    /// <summary>A token that a later version may have written and this one does not know is passed over.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyCollection<Aspect> SwitchedOff =>
        [.. Off.Where(name => Token.TryRead<Aspect>(name, out _)).Select(Read).Distinct()];

    private static Aspect Read(string name) => Token.TryRead<Aspect>(name, out var aspect) ? aspect : default;
}
