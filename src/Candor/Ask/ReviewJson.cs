using System.Text.Json;
using Candor.Core;
using Candor.Core.Review;

namespace Candor.Ask;

/// <summary>A review as <c>candor review --json</c> and the editor's page get it: docs/cli.md lists the fields.</summary>
internal static class ReviewJson
{
    public static void Write(
        Utf8JsonWriter writer,
        Reviewed reviewed,
        Care? care = null,
        Func<Finding, IReadOnlyList<string>>? from = null
    )
    {
        writer.WriteString("kind", Token.Name(reviewed.Kind));
        care?.Write(writer);
        writer.WriteStartArray("findings");
        foreach (var finding in reviewed.Findings)
        {
            Write(writer, finding, from);
        }

        writer.WriteEndArray();
        Write(writer, reviewed.Measures);
    }

    private static void Write(Utf8JsonWriter writer, Finding finding, Func<Finding, IReadOnlyList<string>>? from)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("check", finding.Check);
        writer.WriteString("level", Token.Name(finding.Level));
        writer.WriteNumber("start", finding.Span.Start);
        writer.WriteNumber("end", finding.Span.End);
        writer.WriteNumber("line", finding.Line);
        writer.WriteNumber("column", finding.Column);
        writer.WriteString("text", finding.Text);
        writer.WriteString("message", finding.Message);
        writer.WriteString("why", finding.Why);
        writer.Texts("sources", finding.Sources);
        if (from is not null)
        {
            writer.Texts("from", from(finding));
            writer.WriteString("left", ReviewContext.Left(finding));
        }

        writer.WriteStartArray("fixes");
        foreach (var fix in finding.Fixes)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", fix.Span.Start);
            writer.WriteNumber("end", fix.Span.End);
            writer.WriteString("replacement", fix.Replacement);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Measures measures)
    {
        writer.WriteStartObject("measures");
        writer.WriteNumber("words", measures.Words);
        writer.WriteNumber("sentences", measures.Sentences);
        writer.WriteNumber("questions", measures.Questions);
        writer.WriteNumber("seconds", measures.Seconds);
        writer.WriteStartObject("tone");
        writer.WriteString("label", Token.Name(measures.Tone.Label));
        writer.WriteNumber("score", measures.Tone.Score);
        writer.WriteStartArray("markers");
        foreach (var marker in measures.Tone.Markers)
        {
            writer.WriteStartObject();
            writer.WriteString("name", marker.Name);
            writer.WriteNumber("weight", marker.Weight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
