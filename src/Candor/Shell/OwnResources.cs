namespace Candor.Shell;

/// <summary>
/// The candidate's or coach's own list of what helps (A16: webinars, coaches, people): a Markdown file in the data
/// folder, <c>knowledge/resources.md</c>, edited on the Help page or in any editor.
/// </summary>
public static class OwnResources
{
    /// <summary>More than a person keeps by hand; beyond it a paste went wrong.</summary>
    public const int MostLetters = 50_000;

    /// <summary>What the page shows until something is written.</summary>
    public const string Start = """
        ## People
        - A friend who has hired people: ask for one mock interview
        - A former colleague who saw me at my best

        ## Coaches and careers offices
        - My university's careers service (many are open to former students)
        - The job centre's adviser

        ## To watch, to read
        - A webinar on interviews that I mean to watch
        """;

    public static async Task<string?> ReadAsync(string home, CancellationToken cancel) =>
        File.Exists(Of(home)) ? await File.ReadAllTextAsync(Of(home), cancel) : null;

    /// <summary>Written beside the old one and then put in its place, so that a cut leaves one whole.</summary>
    public static async Task WriteAsync(string home, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(home))!);
        var half = Of(home) + ".half";
        await File.WriteAllTextAsync(half, text.ReplaceLineEndings("\n"), cancel);
        File.Move(half, Of(home), overwrite: true);
    }

    private static string Of(string home) => Path.Combine(home, "knowledge", "resources.md");
}
