using Candor.Core;
using Candor.Data;

namespace Candor.Shell;

internal static class EraseEndpoint
{
    /// <summary>Erases for good what <c>/erase</c> showed, once the word was written: <c>POST /erase/now</c>.</summary>
    public static void MapErase(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/erase/now",
            async (HttpContext context, Terminal terminal, CancellationToken cancel) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                if (
                    !Token.TryRead<ErasedKind>(fields["kind"].ToString(), out var kind)
                    || !Guid.TryParse(fields["id"], out var id)
                )
                {
                    return Results.BadRequest("This page is too old; reload it.");
                }

                if (!string.Equals(fields["sure"].ToString().Trim(), "erase", StringComparison.OrdinalIgnoreCase))
                {
                    var which = kind == ErasedKind.Everything ? "" : $"{Token.Name(kind)}={id}&";
                    return Results.LocalRedirect(
                        $"/erase?{which}wrong={Uri.EscapeDataString("Nothing was erased. Write “erase” in this field to do it.")}"
                    );
                }

                try
                {
                    var erased = await Erase.RunAsync(terminal.Home, kind, id, terminal.Clock, cancel);
                    var said = erased.Left.Count == 0 ? "Erased." : string.Join(' ', erased.Left);
                    return Results.LocalRedirect($"/privacy?said={Uri.EscapeDataString(said)}");
                }
                catch (BadInputException gone)
                {
                    return Results.LocalRedirect($"/privacy?said={Uri.EscapeDataString(gone.Message)}");
                }
            }
        );
}
