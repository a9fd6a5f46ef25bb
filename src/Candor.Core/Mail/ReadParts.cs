using System.Buffers;
using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// A message's body: which of its parts is the text that people see, and what is attached (RFC 2045 to 2046, RFC 2183,
/// RFC 2387). Only texts are decoded; an attachment costs the search for its end.
/// </summary>
internal ref struct ReadParts(ReadOnlySpan<byte> bytes, MailLimits limits, Email email)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly List<string> texts = [];
    private int parts;
    private (int Start, int End) nested;

    public MailTraits Traits { get; private set; }

    /// <summary>Reads the body that belongs to <paramref name="head"/> into the mail.</summary>
    public void Read(in HeaderBlock head, int end)
    {
        Entity(head, end, depth: 0, wanted: true, root: true);
        if (nested.End > 0 && texts.All(string.IsNullOrWhiteSpace))
        {
            email.Warnings.Add("The mail itself says nothing; its text is that of the message attached to it.");
            var inner = HeaderBlock.Read(bytes, nested.Start, nested.End);
            Entity(inner, nested.End, depth: 1, wanted: true, root: false);
        }

        email.Text = texts switch
        {
            [] => "",
            [var only] => only,
            _ => string.Join('\n', texts.Select(text => text.TrimEnd('\n') + "\n")),
        };
        if (email.Text.Length > limits.MostText)
        {
            email.Text = email.Text[..limits.MostText];
            email.Warn($"The text is longer than {limits.MostText:N0} characters; the rest was left out.");
        }
    }

    // One entity: a leaf, a multipart, or a message. What is not wanted as text is only asked for its attachments.
    private void Entity(in HeaderBlock head, int end, int depth, bool wanted, bool root)
    {
        if (++parts > limits.MostParts || depth > limits.MostDepth)
        {
            email.Warn(
                depth > limits.MostDepth
                    ? $"Parts within parts go deeper than {limits.MostDepth} levels; those below were left out."
                    : $"There are more than {limits.MostParts:N0} parts; the rest were left out."
            );
            return;
        }

        var type = ReadMediaType.Of(head.ContentType.Of(bytes));
        var attached = !root && IsAttachment(head.Disposition.Of(bytes));
        switch (type)
        {
            case MediaType.Multipart
            or MediaType.Alternative
            or MediaType.Related
            or MediaType.Report
            or MediaType.Digest
            or MediaType.Encrypted:
                if (new SplitParts(bytes, limits, email).Of(head, end) is { } children)
                {
                    Multipart(type, head, children, depth, wanted && !attached);
                    return;
                }

                email.Warn("A multipart body has no parts; it was read as one text.");
                type = MediaType.Plain;
                break;
            case MediaType.Message:
                Name(head);
                if (nested.End == 0)
                {
                    nested = (head.Body, end);
                }

                var inner = HeaderBlock.Read(bytes, head.Body, end);
                Entity(inner, end, depth + 1, wanted: false, root: false);
                return;
            case MediaType.Tnef:
                Name(head);
                email.Warn("There is a winmail.dat, which only Outlook can open; what it holds was left out.");
                return;
            case MediaType.Secret:
                Traits |= MailTraits.Encrypted;
                email.Warn("The text is encrypted or sealed and could not be read.");
                Name(head);
                return;
        }

        var named = Name(head, justAsk: attached || !wanted || type is MediaType.Other);
        if (attached || !wanted || type is MediaType.Other || (named && texts.Count > 0))
        {
            return;
        }

        texts.Add(ReadBody.Of(bytes[head.Body..end], head, bytes, type, limits, email, out var traits));
        Traits |= traits;
    }

    private void Multipart(
        MediaType type,
        in HeaderBlock head,
        List<(int Start, int End)> children,
        int depth,
        bool wanted
    )
    {
        switch (type)
        {
            case MediaType.Report:
                Traits |= MailTraits.Report;
                break;
            case MediaType.Encrypted:
                Traits |= MailTraits.Encrypted;
                email.Warn("The text is encrypted or sealed and could not be read.");
                wanted = false;
                break;
        }

        if (type == MediaType.Alternative && wanted)
        {
            Alternative(children, depth);
            return;
        }

        for (var i = 0; i < children.Count; i++)
        {
            var (start, end) = children[i];
            var child = HeaderBlock.Read(bytes, start, end);
            if (IsHollow(head, child, end))
            {
                // It has its parent's own boundary, so that its parts look like the parent's: they follow it.
                var inner = ReadMediaType.Of(child.ContentType.Of(bytes));
                Multipart(inner, child, children[(i + 1)..], depth + 1, wanted);
                return;
            }

            if (type == MediaType.Digest && !child.ContentType.IsThere)
            {
                // RFC 2046 section 5.1.5: here a part without a type is a message.
                Entity(HeaderBlock.Read(bytes, child.Body, end), end, depth + 1, wanted, root: false);
                continue;
            }

            Entity(child, end, depth + 1, wanted && (type != MediaType.Related || i == 0), root: false);
        }
    }

    private readonly bool IsHollow(in HeaderBlock head, in HeaderBlock child, int end)
    {
        var contentType = child.ContentType.Of(bytes);
        return contentType.Length > 10
            && Ascii.EqualsIgnoreCase(contentType[..10], "multipart/"u8)
            && bytes[child.Body..end].Trim(" \t\r\n"u8).IsEmpty
            && ReadParameters.Find(contentType, "boundary"u8, words: false) is { } boundary
            && string.Equals(
                boundary,
                ReadParameters.Find(head.ContentType.Of(bytes), "boundary"u8, words: false),
                StringComparison.Ordinal
            );
    }

    // The same thing said in several ways: plain text if it says anything, else the last that we can read.
    private void Alternative(List<(int Start, int End)> children, int depth)
    {
        var heads = new HeaderBlock[children.Count];
        var order = new List<(int Rank, int Index)>();
        for (var i = 0; i < children.Count; i++)
        {
            heads[i] = HeaderBlock.Read(bytes, children[i].Start, children[i].End);
            var rank = ReadMediaType.Of(heads[i].ContentType.Of(bytes)) switch
            {
                MediaType.Plain => 0,
                MediaType.Alternative or MediaType.Multipart or MediaType.Report => 1,
                MediaType.Html => 2,
                MediaType.Related => 3,
                _ => 4,
            };
            order.Add((rank, i));
        }

        order.Sort();
        var before = texts.Count;
        foreach (var (_, i) in order)
        {
            var had = texts.Count;
            Entity(heads[i], children[i].End, depth + 1, wanted: texts.Count == before, root: false);
            if (texts.Count > had && texts.Skip(had).All(string.IsNullOrWhiteSpace))
            {
                texts.RemoveRange(had, texts.Count - had);
            }
        }
    }

    private static bool IsAttachment(ReadOnlySpan<byte> disposition) =>
        disposition.Length >= 10 && Ascii.EqualsIgnoreCase(disposition[..10], "attachment"u8);

    /// <returns>Whether the part has a name; it is noted where the part is not shown as text.</returns>
    private readonly bool Name(in HeaderBlock head, bool justAsk = true)
    {
        if (head.Disposition.Length + head.ContentType.Length == 0)
        {
            return false;
        }

        var name =
            ReadParameters.Find(head.Disposition.Of(bytes), "filename"u8)
            ?? ReadParameters.Find(head.ContentType.Of(bytes), "name"u8);
        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        if (justAsk || texts.Count > 0 || head.Disposition.Length > 0)
        {
            email.Attachments.Add(name.Trim());
        }

        return true;
    }
}
