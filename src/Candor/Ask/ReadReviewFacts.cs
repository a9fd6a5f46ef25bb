using Candor.Core.Knowledge;
using Candor.Core.Review;

namespace Candor.Ask;

/// <summary>
/// The facts file of <c>candor review</c>. What <c>candor write</c> takes is taken here too; what review has no use for
/// is passed over, because one file serves both.
/// </summary>
internal static class ReadReviewFacts
{
    private static readonly string[] To = ["to", "person", "interviewer", "recipient"];
    private static readonly string[] From = ["from", "name", "me", "candidate"];
    private static readonly string[] Employer = ["employer", "company"];
    private static readonly string[] Role = ["role", "job", "position"];

    public static async Task<ReviewFacts> OfAsync(Terminal terminal, string path, CancellationToken cancel)
    {
        var text = await InputText.ReadStrictAsync(terminal, path, cancel);
        var faults = new List<Fault>();
        var root = ReadYaml.Read(path, text, faults);
        if (root is { Kind: not NodeKind.Map })
        {
            faults.Add(new(path, root.Line, root.Column, "expected 'key: value' lines, such as 'employer: Northwind'"));
        }

        if (faults.Count > 0 || root is null)
        {
            throw new BadInputException(string.Join("; ", faults));
        }

        return new ReviewFacts
        {
            To = Text(root, To),
            From = Text(root, From),
            Employer = Text(root, Employer),
            Role = Text(root, Role),
            People = Texts(root, "people"),
            OtherEmployers = Texts(root, "other-employers"),
            Said = Texts(root, "said"),
        };
    }

    private static string Text(Node root, string[] keys) =>
        keys.Select(key => root[key]).FirstOrDefault(node => node is not null) switch
        {
            { Kind: NodeKind.Text } text => text.Text,
            { Kind: NodeKind.Map } map => map["name"]?.Text ?? "",
            _ => "",
        };

    private static string[] Texts(Node root, string key) =>
        root[key] switch
        {
            { Kind: NodeKind.Text } one => [one.Text],
            { Kind: NodeKind.List } many =>
            [
                .. many.Items.Select(item => item.Kind == NodeKind.Map ? item["name"]?.Text ?? "" : item.Text),
            ],
            _ => [],
        };
}
