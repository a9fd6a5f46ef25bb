using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Candor.Shell;

/// <summary>Marks an address whose posted files are taken piece by piece, as they come.</summary>
internal sealed class TakesStream;

/// <summary>
/// A posted form that is read while it comes, so that a mailbox of some gigabytes is never held, nor put where others may
/// read. <see cref="Guard"/> reads its first field, the token, and hands the rest on.
/// </summary>
internal sealed class StreamedForm(MultipartReader reader)
{
    /// <summary>Bytes. Providers cut what they export into files of 2, 4 or 10 GB; a disk has room for little more.</summary>
    public const long Longest = 20L * 1024 * 1024 * 1024;

    /// <summary>Bytes of a field that is no file: a pasted mail, a token.</summary>
    private const int LongestField = 8 * 1024 * 1024;

    public static StreamedForm? Of(HttpContext context) => context.Features.Get<StreamedForm>();

    /// <summary>
    /// Where the request is such a form: reads the token that stands first in it, to be checked like one in a header.
    /// </summary>
    public static async Task BeginAsync(HttpContext context)
    {
        var request = context.Request;
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<TakesStream>() is null
            || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary
        )
        {
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Longest;
        }

        var form = new StreamedForm(new MultipartReader(boundary.ToString(), request.Body, 1 << 16));
        context.Features.Set(form);
        // Whatever else a page put into a header of this name, the form's own field counts.
        if (await form.NextAsync(context.RequestAborted) is { IsFile: false, Name: "form-token" } token)
        {
            request.Headers[Guard.TokenHeader] = await TextAsync(token, context.RequestAborted);
        }
    }

    /// <summary>The next field, or null at the end; the one before is passed over.</summary>
    public async Task<StreamedField?> NextAsync(CancellationToken cancel)
    {
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } says)
            {
                var file = HeaderUtilities.RemoveQuotes(says.FileNameStar.HasValue ? says.FileNameStar : says.FileName);
                return new(
                    HeaderUtilities.RemoveQuotes(says.Name).ToString(),
                    file.ToString(),
                    file.HasValue,
                    section.Body
                );
            }
        }

        return null;
    }

    /// <summary>A field's text; what is longer than any person pastes is left out.</summary>
    public static async Task<string> TextAsync(StreamedField field, CancellationToken cancel)
    {
        using var text = new StreamReader(field.Content);
        var buffer = new char[LongestField];
        return new string(buffer, 0, await text.ReadBlockAsync(buffer, cancel));
    }
}

/// <param name="FileName">Empty where no file was chosen.</param>
/// <param name="Content">To be read before the next field is asked for.</param>
internal sealed record StreamedField(string Name, string FileName, bool IsFile, Stream Content);
