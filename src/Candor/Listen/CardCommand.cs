using System.CommandLine;
using System.Text;
using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary><c>candor card</c>: the call companion of one application as a page for the candidate's own phone.</summary>
public static class CardCommand
{
    public static Command Make(Terminal terminal)
    {
        var application = new Option<string>("--application")
        {
            Description = "An application of the store, by its id or the employer's name",
            Required = true,
        };
        var output = new Option<string?>("--out") { Description = "The file to write; standard output without it" };
        var command = new Command("card", "The call companion as one offline page for a phone");
        command.Options.Add(application);
        command.Options.Add(output);
        command.SetAction(
            (parsed, cancel) => RunAsync(terminal, parsed.GetValue(application)!, parsed.GetValue(output), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string wanted, string? path, CancellationToken cancel)
    {
        await using var db = await Store.OpenAsync(terminal, cancel);
        var application = await FindAsync(db, wanted, cancel);
        var me = await db.MeAsync(terminal.Clock, cancel);
        var page = WriteCard.Of(CallWords.For(me, application), application.Id, Shell.Plainly.Name(application));
        if (path is null)
        {
            await terminal.Out.WriteAsync(page);
            return 0;
        }

        try
        {
            await File.WriteAllTextAsync(path, page, new UTF8Encoding(false), cancel);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be written ({wrong.Message}); name another file with --out");
        }

        await terminal.Error.WriteLineAsync(
            $"{path}: open it on your phone; your notes stay there until you paste them in Candor."
        );
        return 0;
    }

    private static async Task<JobApplication> FindAsync(CandorDb db, string wanted, CancellationToken cancel)
    {
        var found = Guid.TryParse(wanted, out var id)
            ? await db.Applications.AsNoTracking().Where(one => one.Id == id).ToListAsync(cancel)
            :
            [
                .. (await db.Applications.AsNoTracking().ToListAsync(cancel)).Where(one =>
                    string.Equals(one.Employer, wanted, StringComparison.OrdinalIgnoreCase)
                ),
            ];
        return found switch
        {
            [var one] => one,
            [] => throw new BadInputException(
                $"there is no application '{wanted}'; give its id or the employer's name"
            ),
            _ => throw new BadInputException(
                $"there are {found.Count} applications at '{wanted}'; give the id of one: {string.Join(", ", found.Select(one => one.Id))}"
            ),
        };
    }
}
