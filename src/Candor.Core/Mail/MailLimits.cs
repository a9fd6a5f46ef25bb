namespace Candor.Core.Mail;

/// <summary>
/// What strangers send has limits. A message that passes one is read as far as the limit goes and carries a warning;
/// nothing here ever throws. The defaults leave room above the largest honest mail.
/// </summary>
public sealed record MailLimits
{
    public static MailLimits Default { get; } = new();

    /// <summary>Bytes of one message. Above it a mail is not read at all: no mail server passes on so much.</summary>
    public int MostBytes { get; init; } = 100_000_000;

    /// <summary>Levels of parts within parts. Each level reads its bytes again, and a deep nest would eat the stack.</summary>
    public int MostDepth { get; init; } = 32;

    /// <summary>Parts of one message, so that a boundary on every line does not make millions.</summary>
    public int MostParts { get; init; } = 1_000;

    /// <summary>Bytes of one header's value. A mailing list's address line reaches some ten thousand.</summary>
    public int MostHeaderBytes { get; init; } = 100_000;

    /// <summary>UTF-16 units of the text that is kept: a long thread has a tenth of it.</summary>
    public int MostText { get; init; } = 2_000_000;

    /// <summary>Addresses or message ids of one header.</summary>
    public int MostListed { get; init; } = 2_000;

    /// <summary>Bytes that one byte of a zip may grow to; text reaches 20, a bomb 1,000.</summary>
    public int MostZipRatio { get; init; } = 200;

    /// <summary>Files in a zip.</summary>
    public int MostZipEntries { get; init; } = 1_000_000;
}
