using System.Text;
using System.Text.RegularExpressions;
using Candor.Core.Mail;

namespace Candor.Tests.Listen;

/// <summary>A mail and what its writer says it shows; <c>Mails/independent/README.md</c> tells the fields.</summary>
/// <param name="Other">A second outcome that is as right as the first; the first where there is none.</param>
public sealed record LabelledMail(
    string Template,
    MailRead Mail,
    OutcomeKind Kind,
    OutcomeKind Other,
    Stage Stage,
    FeedbackStance Feedback,
    string Employer,
    string Role,
    string Language,
    string Source
)
{
    public bool Allows(OutcomeKind kind) => kind == Kind || kind == Other;
}

/// <summary>The labelled mails of a folder or file below <c>Mails/independent</c>, in order.</summary>
public static partial class LabelledMails
{
    public static List<LabelledMail> Of(string name)
    {
        var path = Path.Combine(Repository.Root, "tests/Candor.Tests/Listen/Mails/independent", name);
        string[] files = File.Exists(path)
            ? [path]
            : [.. Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal)];
        return [.. files.SelectMany(Read)];
    }

    private static IEnumerable<LabelledMail> Read(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        foreach (var block in ("\n" + text).Split("\n---\n").Select(block => block.Trim('\n')))
        {
            if (block.Length == 0)
            {
                continue;
            }

            var end = block.IndexOf('\n', StringComparison.Ordinal);
            var label = block[..end];
            label.ShouldStartWith("#! ", customMessage: path);
            var fields = Field().Matches(label).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim('"'));
            var kind = Token<OutcomeKind>(fields, "outcome");
            yield return new(
                fields["template"],
                ReadMail.Read(Encoding.UTF8.GetBytes(AsMail(block[(end + 1)..]))),
                kind,
                fields.ContainsKey("alt") ? Token<OutcomeKind>(fields, "alt") : kind,
                Token<Stage>(fields, "stage"),
                Token<FeedbackStance>(fields, "feedback"),
                fields["employer"],
                fields["role"],
                fields.GetValueOrDefault("lang", "en"),
                Path.GetFileNameWithoutExtension(path)
            );
        }
    }

    // The corpus writes headers in plain UTF-8 (RFC 6532) and leaves the body's charset out.
    private static string AsMail(string block)
    {
        var headers = block.IndexOf("\n\n", StringComparison.Ordinal);
        return $"{block[..headers]}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{block[(headers + 2)..]}\n";
    }

    private static T Token<T>(Dictionary<string, string> fields, string name)
        where T : struct, Enum
    {
        Core.Token.TryRead<T>(fields[name], out var value).ShouldBeTrue($"{fields["template"]}: {name}={fields[name]}");
        return value;
    }

    [GeneratedRegex("""([a-z]+)=("[^"]*"|\S+)""", RegexOptions.None, 1000)]
    private static partial Regex Field();
}
