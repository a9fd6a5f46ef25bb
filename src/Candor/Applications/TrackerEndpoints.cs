using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Applications;

/// <summary>A list from another tracker: given, looked at, taken as one deed that can be undone.</summary>
internal static class TrackerEndpoints
{
    public static void MapTracker(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/applications/list/give", GiveAsync);
        routes.MapPost("/applications/list/take", TakeAsync);
    }

    private static async Task<IResult> GiveAsync(HttpContext context, UploadedLists lists, CancellationToken cancel)
    {
        var posted = await context.Request.ReadFormAsync(cancel);
        var text = posted["text"].ToString();
        byte[] bytes;
        if (posted.Files is [{ Length: > 0 } file, ..])
        {
            if (file.Length > ReadTracker.Longest)
            {
                return Wrong(
                    $"The file is larger than {ReadTracker.Longest / 1024 / 1024} MB; save a part of the list."
                );
            }

            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancel);
            bytes = copy.ToArray();
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            bytes = System.Text.Encoding.UTF8.GetBytes(text);
        }
        else
        {
            return Wrong("Choose a file, or paste the lines of your list.");
        }

        try
        {
            if (ReadTracker.Of(bytes).Rows.Count == 0)
            {
                return Wrong("The list has no rows under its first line.");
            }
        }
        catch (BadInputException bad)
        {
            return Wrong($"{char.ToUpperInvariant(bad.Message[0])}{bad.Message[1..]}.");
        }

        return Results.LocalRedirect($"/applications/list?id={await lists.KeepAsync(bytes, cancel)}");
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        UploadedLists lists,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var posted = await context.Request.ReadFormAsync(cancel);
        if (!Guid.TryParse(posted["id"], out var id) || lists.Read(id) is not { } bytes)
        {
            return Wrong("That list is gone; give it again.");
        }

        var table = ReadTracker.Of(bytes);
        var mapping = Mapping(posted, table);
        if (posted["look"].Count > 0 || !mapping.Fields.Contains(TrackerField.Employer))
        {
            // The same page again with what was chosen, as an address that can be reloaded.
            return Results.LocalRedirect($"/applications/list?id={id}&{Address(posted)}");
        }

        await using var db = store.CreateDbContext();
        var rows = await TakeTracker.OfAsync(db, table, mapping, clock, cancel);
        foreach (var row in rows.Where(row => row.Application is not null))
        {
            db.Add(row.Application!);
            foreach (var part in new object?[] { row.Person, row.Outcome }.OfType<object>())
            {
                db.Add(part);
            }
        }

        var taken = rows.Count(row => row.Application is not null);
        if (taken == 0)
        {
            return Wrong("Nothing in it was new.");
        }

        var did = await db.SaveAsync(
            $"Took {taken:N0} {(taken == 1 ? "application" : "applications")} from your list",
            clock,
            cancel
        );
        lists.Forget(id);
        return Results.LocalRedirect($"/applications?did={did}");
    }

    /// <summary>What the form says, with the guesses where it says nothing.</summary>
    public static TrackerMapping Mapping(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given,
        TrackerTable table,
        bool dayFirst = true
    )
    {
        var said = given.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        var guess = TrackerColumns.Guess(table.Head);
        TrackerField[] fields =
        [
            .. guess.Select(
                (field, i) =>
                    Token.TryRead<TrackerField>(said.GetValueOrDefault($"c{i}") ?? "", out var chosen) ? chosen : field
            ),
        ];
        var status = Array.IndexOf(fields, TrackerField.Status);
        var statuses = new Dictionary<string, OutcomeKind>(StringComparer.Ordinal);
        foreach (var word in status < 0 ? [] : Words(table, status))
        {
            statuses[word] = Token.TryRead<OutcomeKind>(said.GetValueOrDefault($"s-{word}") ?? "", out var kind)
                ? kind
                : TrackerColumns.Read(word).Kind;
        }

        var dates = Enumerable
            .Range(0, fields.Length)
            .Where(i => fields[i] is TrackerField.Applied or TrackerField.StatusOn);
        var told = dates
            .Select(i => TrackerDates.IsDayFirst(table.Rows.Select(row => row[i])))
            .FirstOrDefault(first => first is not null);
        return new TrackerMapping(
            fields,
            said.GetValueOrDefault("days") switch
            {
                "day" => true,
                "month" => false,
                _ => told ?? dayFirst,
            },
            Token.TryRead<Medium>(said.GetValueOrDefault("medium") ?? "", out var medium) ? medium : Medium.Email,
            statuses
        );
    }

    /// <summary>The different words of a column, commonest first; a column with more than thirty is no status.</summary>
    public static IReadOnlyList<string> Words(TrackerTable table, int column)
    {
        var words = table
            .Rows.Select(row => row[column])
            .Where(word => word.Length > 0)
            .GroupBy(word => word, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .Select(same => same.Key)
            .ToList();
        return words.Count <= 30 ? words : [];
    }

    private static string Address(IFormCollection posted) =>
        string.Join(
            '&',
            posted
                .Where(field =>
                    field.Key is "days" or "medium"
                    || field.Key.StartsWith("s-", StringComparison.Ordinal)
                    || (field.Key[0] == 'c' && field.Key.Length <= 4)
                )
                .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value.ToString())}")
        );

    private static IResult Wrong(string words) =>
        Results.LocalRedirect($"/applications/list?said={Uri.EscapeDataString(words)}");
}
