namespace Candor.Shell;

/// <summary>
/// A page that the candidate or coach writes: a Markdown file in the data folder's <c>knowledge</c>, edited on its page
/// or in any editor.
/// </summary>
/// <param name="File">Its name.</param>
/// <param name="Start">What the page offers to begin with, until something is written.</param>
public sealed record OwnPage(string File, string Start)
{
    /// <summary>More than a person keeps by hand; beyond it a paste went wrong.</summary>
    public const int MostLetters = 50_000;

    /// <summary>What else helps (A16): webinars, coaches, people.</summary>
    public static readonly OwnPage Resources = new(
        "resources.md",
        """
        ## People
        - A friend who has hired people: ask for one mock interview
        - A former colleague who saw me at my best

        ## Coaches and careers offices
        - My university's careers service (many are open to former students)
        - The job centre's adviser

        ## To watch, to read
        - A webinar on interviews that I mean to watch
        """
    );

    /// <summary>The candidate's own cheering things, for a day off (A15).</summary>
    public static readonly OwnPage Cheering = new(
        "cheering.md",
        """
        ## Makes me laugh
        - That film, again
        - The friend who tells it best

        ## Does me good
        - A long walk, telephone at home
        - Cooking something that takes all afternoon

        ## Worth remembering
        - Something I did that I am glad of
        - What somebody once said of my work
        """
    );

    public static void RemoveAll(string home)
    {
        foreach (var own in new[] { Resources, Cheering }.Where(own => System.IO.File.Exists(own.In(home))))
        {
            System.IO.File.Delete(own.In(home));
        }
    }

    public async Task<string?> ReadAsync(string home, CancellationToken cancel) =>
        System.IO.File.Exists(In(home)) ? await System.IO.File.ReadAllTextAsync(In(home), cancel) : null;

    /// <summary>Written beside the old one and then put in its place, so that a cut leaves one whole.</summary>
    public async Task WriteAsync(string home, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(home))!);
        var half = In(home) + ".half";
        await System.IO.File.WriteAllTextAsync(half, text.ReplaceLineEndings("\n"), cancel);
        System.IO.File.Move(half, In(home), overwrite: true);
    }

    private string In(string home) => Path.Combine(home, "knowledge", File);
}
