using System.IO.Compression;

namespace Candor.Core.Mail;

/// <summary>One message of a file, or the reason why a file or a piece of it is none.</summary>
/// <param name="Within">The file's name inside a zip; empty otherwise.</param>
/// <param name="Index">From 0, within the file.</param>
/// <param name="Bytes">Held by the reader: good until the next piece is asked for.</param>
/// <param name="Problem">One line, or null where there is a message.</param>
public readonly record struct MailPiece(string Within, int Index, ReadOnlyMemory<byte> Bytes, string? Problem);

/// <summary>
/// A stream to the messages in it, whatever it is: one message (<c>.eml</c>), Apple Mail's <c>.emlx</c>, an mbox, or a
/// zip of these. It is known by its first bytes, not by its name.
/// </summary>
public static class SplitMail
{
    /// <param name="takesText">Whether text without headers counts as a mail, as pasted text does.</param>
    public static IEnumerable<MailPiece> Of(Stream stream, MailLimits? limits = null, bool takesText = false) =>
        Of(stream, limits ?? MailLimits.Default, "", inZip: false, takesText);

    private static IEnumerable<MailPiece> Of(
        Stream stream,
        MailLimits limits,
        string within,
        bool inZip,
        bool takesText
    )
    {
        var buffer = new byte[1 << 16];
        var filled = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var kind = Kind(buffer.AsSpan(0, filled));
        if (kind == FileKind.Mbox)
        {
            var mbox = new MboxReader(stream, limits, buffer, filled);
            for (var index = 0; mbox.Next(out var message, out var tooLarge); index++)
            {
                yield return tooLarge
                    ? new(within, index, default, $"message {index + 1} {TooLarge(limits)}")
                    : new(within, index, message, null);
            }
        }
        else if (kind == FileKind.Zip && !inZip)
        {
            foreach (var piece in Zip(buffer.AsMemory(0, filled), stream, limits))
            {
                yield return piece;
            }
        }
        else if (kind is FileKind.Mail or FileKind.Emlx || (kind == FileKind.Text && takesText))
        {
            var (bytes, length) = Whole(stream, buffer, filled, limits);
            yield return length > limits.MostBytes
                ? new(within, 0, default, TooLarge(limits))
                : new(
                    within,
                    0,
                    kind == FileKind.Emlx ? Emlx(bytes.AsMemory(0, length)) : bytes.AsMemory(0, length),
                    null
                );
        }
        else
        {
            yield return new(within, 0, default, Why(kind));
        }
    }

    private enum FileKind
    {
        Mail,
        Mbox,
        Emlx,
        Zip,
        OutlookItem,
        OutlookStore,
        Empty,
        Binary,
        Text,
    }

    private static FileKind Kind(ReadOnlySpan<byte> bytes) =>
        bytes.Trim(" \t\r\n"u8).IsEmpty ? FileKind.Empty
        : bytes.StartsWith("PK\u0003\u0004"u8) ? FileKind.Zip
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? FileKind.OutlookItem
        : bytes.StartsWith("!BDN"u8) ? FileKind.OutlookStore
        : MboxReader.LooksLikeMbox(bytes) ? FileKind.Mbox
        : ReadMail.LooksLikeMail(bytes) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? FileKind.Mail
        : EmlxStart(bytes) > 0 ? FileKind.Emlx
        : bytes.IndexOf((byte)0) >= 0 || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? FileKind.Binary
        : FileKind.Text;

    private static string Why(FileKind kind) =>
        kind switch
        {
            FileKind.Empty => "is empty",
            FileKind.OutlookItem => "is an Outlook item; open it in Outlook and save it as .eml",
            FileKind.OutlookStore =>
                "is an Outlook store (.pst); drag its mail into another program's folder, or save it as .eml",
            FileKind.Zip => "is a zip within a zip; unpack it first",
            FileKind.Text => "is text without a mail's headers; paste it instead ('candor triage -')",
            _ => "is no mail",
        };

    private static string TooLarge(MailLimits limits) =>
        $"is larger than {limits.MostBytes / 1_000_000} MB, more than any mail; it was passed over";

    // Apple Mail: the message's length on a line of its own, the message, a property list.
    private static int EmlxStart(ReadOnlySpan<byte> bytes)
    {
        var line = bytes.IndexOf((byte)'\n');
        return
            line is > 0 and < 15
            && int.TryParse(bytes[..line].Trim(" \r"u8), System.Globalization.CultureInfo.InvariantCulture, out _)
            && ReadMail.LooksLikeMail(bytes[(line + 1)..])
            ? line + 1
            : 0;
    }

    private static ReadOnlyMemory<byte> Emlx(ReadOnlyMemory<byte> bytes)
    {
        var start = EmlxStart(bytes.Span);
        _ = int.TryParse(
            bytes.Span[..start].Trim(" \r\n"u8),
            System.Globalization.CultureInfo.InvariantCulture,
            out var length
        );
        return bytes.Slice(start, Math.Clamp(length, 0, bytes.Length - start));
    }

    private static (byte[] Bytes, int Length) Whole(Stream stream, byte[] buffer, int filled, MailLimits limits)
    {
        while (filled <= limits.MostBytes)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 4);
            }

            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return (buffer, filled);
    }

    private static IEnumerable<MailPiece> Zip(ReadOnlyMemory<byte> begun, Stream rest, MailLimits limits)
    {
        // A zip's table stands at its end, so the stream has to be one that can go back.
        using var copy = new MemoryStream();
        var seekable = rest;
        if (rest.CanSeek)
        {
            rest.Position = 0;
        }
        else
        {
            copy.Write(begun.Span);
            rest.CopyTo(copy);
            seekable = copy;
        }

        // The table is read when it is first asked for.
        ZipArchive? zip = null;
        IReadOnlyList<ZipArchiveEntry>? entries = null;
        try
        {
            zip = new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true);
            entries = zip.Entries;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException) { }

        if (entries is null)
        {
            zip?.Dispose();
            yield return new("", 0, default, "is a zip that cannot be opened; it may be cut off");
            yield break;
        }

        using (zip)
        {
            foreach (var entry in entries.Take(limits.MostZipEntries).Where(entry => entry.Length > 0))
            {
                if (entry.Length / Math.Max(1, entry.CompressedLength) > limits.MostZipRatio)
                {
                    yield return new(entry.FullName, 0, default, "grows too much when unpacked; it was passed over");
                    continue;
                }

                foreach (var piece in Entry(entry, limits))
                {
                    yield return piece;
                }
            }
        }
    }

    private static IEnumerable<MailPiece> Entry(ZipArchiveEntry entry, MailLimits limits)
    {
        Stream? stream = null;
        try
        {
            stream = entry.Open();
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or IOException) { }

        if (stream is null)
        {
            yield return new(entry.FullName, 0, default, "cannot be unpacked");
            yield break;
        }

        using (stream)
        {
            using var pieces = Of(stream, limits, entry.FullName, inZip: true, takesText: false).GetEnumerator();
            while (true)
            {
                var more = false;
                var broken = false;
                try
                {
                    more = pieces.MoveNext();
                }
                catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
                {
                    broken = true;
                }

                if (broken)
                {
                    yield return new(entry.FullName, 0, default, "is damaged; what came before the damage was read");
                }

                if (!more || broken)
                {
                    break;
                }

                yield return pieces.Current;
            }
        }
    }
}
