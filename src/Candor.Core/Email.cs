namespace Candor.Core;

/// <summary>A name and an address as a mail's header gives them; either may be empty.</summary>
public sealed record MailAddress(string Name, string Address)
{
    public override string ToString() =>
        Name.Length == 0 ? Address
        : Address.Length == 0 ? Name
        : $"{Name} <{Address}>";
}

/// <summary>One message as people see it.</summary>
public sealed class Email : IOwned
{
    public Guid CandidateId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The application it was confirmed to belong to.</summary>
    public Guid? ApplicationId { get; set; }

    /// <summary>Without angle brackets (RFC 5322 section 3.6.4); made from the content where the mail has none.</summary>
    public string MessageId { get; set; } = "";

    public List<string> InReplyTo { get; set; } = [];

    public List<string> References { get; set; } = [];

    /// <summary>When it was sent, by its own word or else by the first server that saw it; null where neither says.</summary>
    public DateTimeOffset? Date { get; set; }

    public MailAddress From { get; set; } = new("", "");

    public MailAddress? ReplyTo { get; set; }

    public List<MailAddress> To { get; set; } = [];

    public List<MailAddress> Cc { get; set; } = [];

    public string Subject { get; set; } = "";

    /// <summary>The body as read: plain text, or what an HTML body shows; never markup.</summary>
    public string Text { get; set; } = "";

    /// <summary>Names only; what is attached is never opened.</summary>
    public List<string> Attachments { get; set; } = [];

    /// <summary>What was wrong with the message and how it was read all the same, one line each.</summary>
    public List<string> Warnings { get; set; } = [];
}
