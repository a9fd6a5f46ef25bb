using System.Text;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Tests.Listen;

/// <summary>
/// How well outcomes are recognised, on mails written for this. Every second mail was looked at while the wordings were
/// written; the others were not, and count.
/// </summary>
public sealed class RecognitionTests(ITestOutputHelper output)
{
    private static readonly ReadOutcome Read = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Fact]
    public void Rejections_are_recognised_and_nothing_else_is_taken_for_one()
    {
        var all = Mails().ToList();
        foreach (var half in new[] { "tuned", "held out" })
        {
            var mails = all.Where((_, i) => i % 2 == (half == "tuned" ? 0 : 1)).ToList();
            var (hits, missed, wrong) = (0, 0, 0);
            foreach (var mail in mails)
            {
                var reading = Read.Of(mail.Email);
                var said = reading.Kind == OutcomeKind.Rejected;
                var is_ = mail.Kind is OutcomeKind.Rejected;
                hits += said && is_ ? 1 : 0;
                missed += !said && is_ ? 1 : 0;
                wrong += said && !is_ ? 1 : 0;
                if (reading.Kind != mail.Kind)
                {
                    output.WriteLine(
                        $"{half}: {mail.Kind} read as {reading.Kind}: {mail.Email.Subject} | {string.Join(" / ", reading.Evidence.Select(e => e.Text))}"
                    );
                }
            }

            var right = mails.Count(mail => Read.Of(mail.Email).Kind == mail.Kind);
            output.WriteLine(
                $"{half}: {mails.Count} mails, {right} right; rejected: {hits} found, {missed} missed, {wrong} wrongly"
            );
            ((double)hits / (hits + missed)).ShouldBeGreaterThanOrEqualTo(0.9);
            ((double)hits / (hits + wrong)).ShouldBeGreaterThanOrEqualTo(0.9);
        }
    }

    internal static IEnumerable<(OutcomeKind Kind, Email Email)> Mails()
    {
        foreach (var file in new[] { "rejected.txt", "others.txt" })
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Candor.Tests/Listen/Mails", file));
            foreach (
                var block in text.Split("\n---\n", StringSplitOptions.RemoveEmptyEntries)
                    .Where(b => b.Trim().Length > 0)
            )
            {
                var lines = block.Trim().Split('\n');
                var kind = OutcomeKind.Rejected;
                if (lines[0].StartsWith("@ "))
                {
                    Token.TryRead(lines[0][2..], out kind).ShouldBeTrue(lines[0]);
                    lines = lines[1..];
                }

                var mail =
                    $"From: Somebody <a@b.example>\nSubject: {lines[0][2..]}\nContent-Type: text/plain; charset=utf-8\n\n{string.Join('\n', lines[1..])}\n";
                yield return (kind, ReadMail.Of(Encoding.UTF8.GetBytes(mail)));
            }
        }
    }
}
