using System.Text;
using Candor.Core;
using Candor.Data;
using Candor.Shell;

namespace Candor.Listen.Imports;

/// <summary>Mail given in the browser, and what is said of an import on its page: take it in, stop, go on, throw away.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/inbox/mail", GiveAsync).WithMetadata(new TakesStream());
        routes.MapGet("/inbox/imports/{id:guid}/now", Now);
        routes.MapPost("/inbox/imports/{id:guid}/go-on", GoOn);
        routes.MapPost("/inbox/imports/{id:guid}/stop", Stop);
        routes.MapPost("/inbox/imports/{id:guid}/throw-away", ThrowAwayAsync);
    }

    /// <summary>Files that were dropped or chosen, or text that was pasted.</summary>
    private static async Task<IResult> GiveAsync(
        HttpContext context,
        GiveMail give,
        RunImports imports,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (StreamedForm.Of(context) is { } form)
        {
            return await TakeFilesAsync(form, give, imports, clock, cancel);
        }

        var posted = await context.Request.ReadFormAsync(cancel);
        return await TakeTextAsync(posted["text"].ToString(), give, cancel);
    }

    private static async Task<IResult> TakeFilesAsync(
        StreamedForm form,
        GiveMail give,
        RunImports imports,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var folder = imports.FolderOf(Guid.NewGuid());
        var kept = false;
        try
        {
            folder.Make();
            using var held = folder.Hold();
            var files = new List<GivenFile>();
            while (await form.NextAsync(cancel) is { } field)
            {
                if (field is { IsFile: false, Name: "text" })
                {
                    return await TakeTextAsync(await StreamedForm.TextAsync(field, cancel), give, cancel);
                }

                if (field.IsFile && field.FileName.Length > 0)
                {
                    var bytes = await folder.KeepAsync(files.Count, field.Content, cancel);
                    files.Add(new(Path.GetFileName(field.FileName), bytes));
                }
            }

            if (files.Count == 0)
            {
                return NothingGiven();
            }

            if (files.Count == 1 && await TakeOneAsync(folder, files[0], give, cancel) is { } page)
            {
                return Results.LocalRedirect(page);
            }

            var job = new ImportJob
            {
                Id = folder.Id,
                At = clock.GetUtcNow(),
                Files = files,
            };
            folder.Write(job);
            kept = true;
        }
        catch (BadHttpRequestException) when (!cancel.IsCancellationRequested)
        {
            return Say(
                "/inbox",
                $"That is more than {StreamedForm.Longest >> 30} GB, or it broke off. 'candor import' takes files of any size."
            );
        }
        catch (Exception full) when (StoreFault.IsFullDisk(full) && !cancel.IsCancellationRequested)
        {
            return Say("/inbox", $"It could not be kept, and nothing was: {imports.FullDisk}.");
        }
        finally
        {
            if (!kept)
            {
                folder.Remove();
            }
        }

        imports.Start(folder.Read()!);
        return Results.LocalRedirect($"/inbox/imports/{folder.Id}");
    }

    private static async Task<string?> TakeOneAsync(
        ImportFolder folder,
        GivenFile file,
        GiveMail give,
        CancellationToken cancel
    )
    {
        using var bytes = folder.Open(0);
        return await give.TakeAsync(file.Name, bytes, cancel);
    }

    private static async Task<IResult> TakeTextAsync(string text, GiveMail give, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NothingGiven();
        }

        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await give.TakeAsync("The pasted text", bytes, cancel) is { } page
            ? Results.LocalRedirect(page)
            : Say("/inbox", "That is a whole mailbox. Save it as a file, and drop that here.");
    }

    /// <summary>For the page's script: where it is, and whether the page tells something older.</summary>
    private static IResult Now(Guid id, RunImports imports) =>
        imports.Of(id) is not ({ } job, var now)
            ? Results.NotFound()
            : Results.Json(
                new
                {
                    State = StateOf(job, now is not null),
                    Share = now?.Share ?? 0,
                    Says = Says(now),
                },
                Data.Columns.Json
            );

    /// <summary>One word for what the page shows; where it is another, the page is old.</summary>
    public static string StateOf(ImportJob job, bool runs) => $"{Token.Name(job.Stage)}{(runs ? "" : "-still")}";

    /// <summary>Where it is, in words.</summary>
    public static string Says(ImportProgress? now) =>
        now is null ? "It does not run."
        : now.Seen == 0 ? "It begins."
        : FormattableString.Invariant(
            $"{now.Share * 100:0} % read: {now.Seen:N0} mails, {now.Kept:N0} of them about applications."
        );

    private static IResult GoOn(Guid id, RunImports imports)
    {
        if (imports.Of(id) is not ({ Stage: not ImportStage.Taken } job, var now))
        {
            return Gone();
        }

        if (now is null)
        {
            if (job.Stage == ImportStage.Looked)
            {
                job.Stage = ImportStage.Taking;
                try
                {
                    imports.FolderOf(id).Write(job);
                }
                catch (IOException)
                {
                    return Say($"/inbox/imports/{id}", $"It could not begin: {imports.FullDisk}.");
                }
            }

            imports.Start(job);
        }

        return Results.LocalRedirect($"/inbox/imports/{id}");
    }

    private static IResult Stop(Guid id, RunImports imports)
    {
        imports.Stop(id);
        return Results.LocalRedirect($"/inbox/imports/{id}");
    }

    private static async Task<IResult> ThrowAwayAsync(Guid id, RunImports imports, CancellationToken cancel)
    {
        if (imports.Of(id) is not ({ } job, var now))
        {
            return Gone();
        }

        if (now is not null)
        {
            return Say($"/inbox/imports/{id}", "Stop it first.");
        }

        return await imports.ForgetAsync(job, cancel) is { } deed
            ? Results.LocalRedirect($"/inbox?did={deed}")
            : Say("/inbox", "Thrown away; nothing of it was kept.");
    }

    private static IResult Gone() => Say("/inbox", "That import is over, or was thrown away.");

    private static IResult NothingGiven() => Say("/inbox", "Choose a mail, or paste its text.");

    private static IResult Say(string path, string words) =>
        Results.LocalRedirect($"{path}?said={Uri.EscapeDataString(words)}");
}
