using System.Text.Json;
using Candor.Core;
using Candor.Core.Listen;

namespace Candor.Listen;

/// <summary>One mail's line of <c>candor triage --json</c>, as <c>docs/cli.md</c> has it.</summary>
internal static class TriageJson
{
    public static void Write(
        Utf8JsonWriter writer,
        FoundMail found,
        Email email,
        OutcomeReading outcome,
        IEnumerable<FoundPoint> points,
        bool full
    )
    {
        writer.WriteString("path", found.Path);
        writer.WriteNumber("index", found.Index);
        writer.WriteString("messageId", email.MessageId);
        writer.Texts("inReplyTo", email.InReplyTo);
        writer.Texts("references", email.References);
        writer.Moment("date", email.Date);
        writer.WriteString("from", email.From.ToString());
        writer.WriteString("fromName", email.From.Name);
        writer.WriteString("fromAddress", email.From.Address);
        writer.WriteString("subject", email.Subject);
        writer.WriteString("text", email.Text);
        writer.WriteString("outcome", Token.Name(outcome.Kind));
        writer.WriteString("stage", Token.Name(outcome.Stage));
        writer.WriteString("medium", Token.Name(outcome.Medium));
        writer.WriteString("sure", Token.Name(outcome.Sure));
        writer.WriteString("employer", outcome.Employer);
        writer.WriteString("role", outcome.Role);
        writer.WriteString("feedback", Token.Name(outcome.Feedback));
        writer.WriteBoolean("filled", outcome.Filled);
        writer.WriteStartArray("evidence");
        foreach (var evidence in outcome.Evidence)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", evidence.Start);
            writer.WriteNumber("end", evidence.End);
            writer.WriteString("text", evidence.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("points");
        foreach (var point in points)
        {
            writer.WriteStartObject();
            writer.WriteString("quote", point.Quote);
            writer.WriteNumber("start", point.Span.Start);
            writer.WriteNumber("end", point.Span.End);
            writer.WriteString("polarity", Token.Name(point.Polarity));
            writer.WriteString("category", Token.Name(point.Category));
            writer.WriteString("topic", point.Topic);
            writer.WriteNumber("specificity", point.Specificity);
            writer.WriteString("cause", Token.Name(point.Cause));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Texts("warnings", email.Warnings.Concat(outcome.Warnings));
        if (full)
        {
            writer.WriteString("body", email.Text);
            writer.Texts("attachments", email.Attachments);
            writer.Texts("to", email.To.Select(address => address.ToString()));
            writer.Texts("cc", email.Cc.Select(address => address.ToString()));
        }
    }
}
