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
            System.IO.File.Delete(own.Before(home));
        }
    }

    public async Task<string?> ReadAsync(string home, CancellationToken cancel) =>
        System.IO.File.Exists(In(home))
        && await System.IO.File.ReadAllTextAsync(In(home), cancel) is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Whether <see cref="Undo"/> has anything to bring back.</summary>
    public bool CanUndo(string home) => System.IO.File.Exists(Before(home));

    /// <summary>Puts back what stood there before the last change; once more, and the change is there again.</summary>
    public void Undo(string home)
    {
        if (CanUndo(home))
        {
            var half = In(home) + ".half";
            System.IO.File.Move(In(home), half, overwrite: true);
            System.IO.File.Move(Before(home), In(home), overwrite: true);
            System.IO.File.Move(half, Before(home), overwrite: true);
        }
    }

    /// <summary>Written beside the old one and then put in its place, so that a cut leaves one whole.</summary>
    public async Task WriteAsync(string home, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(home))!);
        var half = In(home) + ".half";
        await System.IO.File.WriteAllTextAsync(half, text.ReplaceLineEndings("\n"), cancel);
        var before = await ReadAsync(home, cancel) ?? "";
        await System.IO.File.WriteAllTextAsync(Before(home), before, cancel);
        System.IO.File.Move(half, In(home), overwrite: true);
    }

    /// <summary><c>POST /own/resources.md/undo</c>, from the page that shows it.</summary>
    public static void MapUndo(IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/own/{name}/undo",
            (string name, Terminal terminal) =>
            {
                if (new[] { Resources, Cheering }.FirstOrDefault(one => one.File == name) is not { } own)
                {
                    return Results.NotFound();
                }

                own.Undo(terminal.Home);
                return Results.LocalRedirect($"{(own == Resources ? "/help" : "/break")}?said=Undone.");
            }
        );

    private string Before(string home) => In(home) + ".before";

    private string In(string home) => Path.Combine(home, "knowledge", File);
}
