namespace Candor.Learn;

/// <summary>A picture with the table that says the same.</summary>
/// <param name="Name">Its name in addresses and as a file: <c>leaks</c>.</param>
/// <param name="Says">One sentence that says what it shows.</param>
/// <param name="Body">What stands inside the <c>svg</c> element.</param>
/// <param name="Address">Where it can be had as a file.</param>
public sealed record Drawn(
    string Name,
    string Says,
    int Height,
    string Body,
    IReadOnlyList<string> Head,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    /// <summary>Units; drawn so wide that a phone shows its letters at a readable size.</summary>
    public const int Width = 360;

    public string Address { get; init; } = $"/learn/pictures/{Name}.svg";

    public string ViewBox => $"0 0 {Width} {Height}";

    /// <summary>As a file of its own, on white: its colours stand in it, since no page's do.</summary>
    public string Alone =>
        $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="{ViewBox}" width="{Width * 2}" height="{Height
                * 2}" color="#25231e" font-family="Inter, Helvetica, Arial, sans-serif" font-size="13" role="img">
            <title>{Pen.Safe(Says)}</title>
            <rect width="{Width}" height="{Height}" fill="#ffffff"/>
            {Body}
            </svg>
            """;
}
