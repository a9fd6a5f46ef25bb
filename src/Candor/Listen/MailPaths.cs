using Candor.Core.Mail;

namespace Candor.Listen;

/// <summary>One mail found at a path, or why there is none; its bytes hold until the next is asked for.</summary>
/// <param name="Path">As the user would name it; a mail inside a zip after a colon.</param>
/// <param name="Index">From 0, within its file.</param>
/// <param name="Problem">One line that begins with the path; null where there is a mail.</param>
public readonly record struct FoundMail(string Path, int Index, ReadOnlyMemory<byte> Bytes, string? Problem);

/// <summary>
/// Every mail in files and folders that a user names: single messages, mboxes, Maildirs, zips, and folders of these. What
/// is no mail is told where it was named, or is called like a mail; other files of a folder are passed over.
/// </summary>
public static class MailPaths
{
    private static readonly string[] MailEndings = [".eml", ".emlx", ".mbox", ".mbx", ".msg", ".pst", ".ost"];

    public static IEnumerable<FoundMail> Read(IEnumerable<string> paths, Terminal terminal, MailLimits limits)
    {
        foreach (var path in paths)
        {
            if (path == "-")
            {
                using var input = terminal.OpenIn();
                foreach (var piece in SplitMail.Of(input, limits, takesText: true))
                {
                    yield return Found("standard input", piece);
                }
            }
            else if (Directory.Exists(path))
            {
                foreach (var file in Files(path))
                {
                    var isCalledMail = MailEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
                    foreach (var found in File(file, limits).Where(f => f.Problem is null || isCalledMail))
                    {
                        yield return found;
                    }
                }
            }
            else
            {
                foreach (var found in File(path, limits))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<FoundMail> File(string path, MailLimits limits)
    {
        FileStream? stream = null;
        string? problem = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = $"{path}: there is no such file or folder";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: cannot be opened ({fault.Message})";
        }

        if (stream is null)
        {
            yield return new(path, 0, default, problem);
            yield break;
        }

        using (stream)
        {
            foreach (var piece in SplitMail.Of(stream, limits))
            {
                yield return Found(path, piece);
            }
        }
    }

    private static FoundMail Found(string path, MailPiece piece)
    {
        var name = piece.Within.Length == 0 ? path : $"{path}:{piece.Within}";
        return new(name, piece.Index, piece.Bytes, piece.Problem is null ? null : $"{name}: {piece.Problem}");
    }

    // In the order of their names, so that two runs answer alike. A Maildir's tmp holds what is still being delivered.
    internal static IEnumerable<string> Files(string folder)
    {
        var options = new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var isMaildir = Directory.Exists(Path.Combine(folder, "cur")) && Directory.Exists(Path.Combine(folder, "new"));
        foreach (var file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            yield return file;
        }

        foreach (var inner in Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal))
        {
            if (isMaildir && Path.GetFileName(inner) == "tmp")
            {
                continue;
            }

            foreach (var file in Files(inner))
            {
                yield return file;
            }
        }
    }
}
