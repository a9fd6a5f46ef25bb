namespace Candor.Core.Mail;

/// <summary>What a mail's frame says about it beside its text: hints for its reading, never proof.</summary>
[Flags]
public enum MailTraits
{
    None = 0,

    /// <summary>Sent to many: <c>List-Id</c> (RFC 2919), <c>List-Unsubscribe</c> (RFC 2369) or <c>Precedence: bulk</c>.</summary>
    Bulk = 1,

    /// <summary>No person wrote it now: <c>Auto-Submitted</c> (RFC 3834).</summary>
    Automatic = 2,

    /// <summary>A bounce or another report of a delivery (RFC 3462).</summary>
    Report = 4,

    /// <summary>There was no plain text; it was taken from HTML.</summary>
    FromHtml = 8,

    /// <summary>The text cannot be read without a key (S/MIME, PGP).</summary>
    Encrypted = 16,

    /// <summary>A discussion list's mail: <c>List-Post</c> or <c>Precedence: list</c>.</summary>
    List = 32,
}

/// <summary>A mail as read, with what its frame says.</summary>
public readonly record struct MailRead(Email Email, MailTraits Traits);
