namespace Candor;

/// <summary>
/// What surrounds a command: its input and output, the clock and the data folder. Handed in, so that a test can stand
/// where a person sits.
/// </summary>
/// <param name="OpenIn">Opens standard input as bytes; called only by a command that was given <c>-</c>.</param>
/// <param name="Home">The data folder; it need not exist yet.</param>
/// <param name="IsPerson">Somebody looks at <paramref name="Out"/>: colours and widths are worth it.</param>
public sealed record Terminal(
    Func<Stream> OpenIn,
    TextWriter Out,
    TextWriter Error,
    TimeProvider Clock,
    string Home,
    bool IsPerson
)
{
    /// <summary>The home holds the worked example; every page says so.</summary>
    public bool IsExample { get; init; }

    /// <summary>The way back from the example to the candidate's own pages, where the way in led from there.</summary>
    public Uri? Own { get; init; }

    public static Terminal OfProcess() =>
        new(
            Console.OpenStandardInput,
            Console.Out,
            Console.Error,
#pragma warning disable RS0030 // The one place that names the system's clock.
            TimeProvider.System,
#pragma warning restore RS0030
            DataFolder.Default(),
            !Console.IsOutputRedirected
        );
}
