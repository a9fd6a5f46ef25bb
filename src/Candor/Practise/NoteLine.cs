using System.Globalization;
using System.Text.RegularExpressions;

namespace Candor.Practise;

/// <summary>A line of a coach's notes: <c>[2 1:05] hands still, good</c> is question 2, one minute and five seconds in.</summary>
/// <param name="Question">From 1; 0 where no moment was marked.</param>
public sealed partial record NoteLine(int Question, double Seconds, string Text)
{
    public static IEnumerable<NoteLine> Of(string notes) =>
        notes.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Read);

    public static string WithoutTimes(string notes) =>
        string.Join('\n', Of(notes).Select(line => line.Text).Where(text => text.Length > 0));

    private static NoteLine Read(string line)
    {
        var mark = Mark().Match(line);
        return mark.Success
            ? new(
                Number(mark.Groups["question"]),
                (Number(mark.Groups["minutes"]) * 60) + Number(mark.Groups["seconds"]),
                line[mark.Length..].Trim()
            )
            : new(0, 0, line);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\[(?<question>\d{1,2}) (?<minutes>\d{1,3}):(?<seconds>\d\d)\]",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Mark();
}
