using System.CommandLine;
using System.Security.Cryptography;
using Candor.Core.Mail;

namespace Candor.Listen;

/// <summary><c>candor anonymise MAIL</c>: a copy of a mail with the same structure, to show to others.</summary>
internal static class AnonymiseCommand
{
    public static Command Make(Terminal terminal)
    {
        var mail = new Argument<string>("MAIL") { Description = "One mail, saved as .eml" };
        var output = new Option<string?>("--out")
        {
            Description =
                "Where the copy goes; beside the mail, if not given. A file that is there is not overwritten.",
        };
        var command = new Command("anonymise", "Copies a mail for a bug report: its structure, and nobody's words")
        {
            mail,
            output,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var path = parsed.GetValue(mail)!;
                var found = MailPaths.Read([path], terminal, MailLimits.Default).First();
                if (found.Problem is { } problem)
                {
                    throw new BadInputException(problem);
                }

                var target =
                    parsed.GetValue(output)
                    ?? Path.Combine(
                        Path.GetDirectoryName(path) ?? "",
                        $"{Path.GetFileNameWithoutExtension(path)}.anonymous.eml"
                    );
                var copy = new AnonymiseMail(RandomNumberGenerator.GetBytes(32)).Of(found.Bytes.Span);
                try
                {
                    await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
                    await file.WriteAsync(copy, cancel);
                }
                catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
                {
                    throw new BadInputException(
                        File.Exists(target)
                            ? $"{target} is there already; name a new file with --out"
                            : $"{target} cannot be written: {cannot.Message}"
                    );
                }

                await terminal.Out.WriteLineAsync(
                    $"Names, addresses, words and ids are replaced in {target}. Look through it before you send it."
                );
                return 0;
            }
        );
        return command;
    }
}
