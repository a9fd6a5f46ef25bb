using System.Text;

namespace Candor;

/// <summary>A text that the user names: a file, or <c>-</c> for standard input.</summary>
public static class InputText
{
    /// <summary>Bytes. Far above any message, letter or transcript; below what would exhaust a small machine.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <summary>The whole text, read as UTF-8 (or UTF-16 with its mark). One clear line where it cannot be read or is no text.</summary>
    public static async Task<string> ReadAsync(Terminal terminal, string path, CancellationToken cancel)
    {
        await using var stream = Open(terminal, path);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0; )
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > Longest)
                {
                    throw new BadInputException($"{path}: longer than {Longest / 1024 / 1024} MB; give a part of it");
                }
            }
        }
        catch (IOException fault)
        {
            throw new BadInputException($"{path}: cannot be read ({fault.Message})");
        }

        // UTF-16 says so by its mark; in anything else a zero byte stands in no text.
        var all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (all is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && all.IndexOf((byte)0) is >= 0 and var nul)
        {
            throw NotText(path, nul);
        }

        bytes.Position = 0;
        using var reader = new StreamReader(bytes, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return await reader.ReadToEndAsync(cancel);
    }

    /// <summary>
    /// The whole text, which must be UTF-8 throughout, so that the places in an answer are places in the file. One clear
    /// line for a binary file or a broken encoding.
    /// </summary>
    public static async Task<string> ReadStrictAsync(Terminal terminal, string path, CancellationToken cancel)
    {
        await using var stream = Open(terminal, path);
        if (stream.CanSeek && stream.Length > Longest)
        {
            throw TooLong(path);
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = path == "-" ? await stream.ReadAsync(buffer, cancel) : Read(stream, buffer)) > 0; )
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > Longest)
            {
                throw TooLong(path);
            }
        }

        var all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        var name = path == "-" ? "standard input" : path;
        if (all.Span.IndexOf((byte)0) is >= 0 and var nul)
        {
            throw NotText(path, nul);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(all.Span);
        }
        catch (DecoderFallbackException fault)
        {
            throw new BadInputException(
                $"{name}: not UTF-8 (byte {Math.Max(0, fault.Index)}); save it as UTF-8 and try again"
            );
        }
    }

    // A file is there at once; to wait for it costs a short command the compiling of forty methods.
    private static int Read(Stream file, byte[] buffer) => file.Read(buffer, 0, buffer.Length);

    private static BadInputException NotText(string path, int nul) =>
        new(
            $"{(path == "-" ? "standard input" : path)}: not a text (a zero byte at {nul}); give a plain text in UTF-8"
        );

    private static BadInputException TooLong(string path) =>
        new($"{(path == "-" ? "standard input" : path)}: longer than {Longest / 1024 / 1024} MB; give a part of it");

    /// <summary>The lines of a file or of standard input, one by one, so that a long file is never whole in memory.</summary>
    public static async IAsyncEnumerable<string> LinesAsync(
        Terminal terminal,
        string path,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var stream = Open(terminal, path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            yield return line;
        }
    }

    private static Stream Open(Terminal terminal, string path)
    {
        if (path == "-")
        {
            return terminal.OpenIn();
        }

        if (Directory.Exists(path))
        {
            throw new BadInputException($"{path}: this is a folder; name a file in it");
        }

        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: there is no such file");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be opened ({fault.Message})");
        }
    }
}
