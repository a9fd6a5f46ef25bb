using System.Text.Json;
using Candor.Core;
using Candor.Core.Practise;
using Candor.Core.Text;

namespace Candor.Practise;

/// <summary>An answer's measures as <c>analyse --json</c> and the practice page's script read them (docs/cli.md).</summary>
public static class AnswerJson
{
    private static readonly Part[] Story = [Part.Situation, Part.Task, Part.Action, Part.Result];

    public static void Write(Utf8JsonWriter writer, Measured measured)
    {
        var known = measured.Parts is not null;
        writer.WriteString("question", measured.Transcript.Question);
        writer.WriteNumber("words", measured.Words);
        writer.Number("seconds", measured.Seconds);
        writer.Number("wordsPerMinute", measured.WordsPerMinute, 2);
        writer.Number("talkingWordsPerMinute", measured.TalkingWordsPerMinute, 2);
        WriteFillers(writer, measured);
        writer.Number("hedges", known ? measured.Count(MarkKind.Hedge) : null);
        writer.Number("restarts", known ? measured.Count(MarkKind.Repeat) + measured.Count(MarkKind.Restart) : null);
        WriteParts(writer, measured);
        WriteDetail(writer, measured, known);
        writer.Number("answered", measured.Answered, 2);
        writer.Number("repeats", known ? measured.Count(MarkKind.Repeat) : null);
        writer.WriteNumber("sentences", measured.Sentences);
        writer.WriteNumber("uniqueWords", measured.UniqueWords);
        writer.Number("i", known ? measured.I : null);
        writer.Number("we", known ? measured.We : null);
        WritePauses(writer, measured.Pauses);
        WriteMarks(writer, measured);
        writer.Texts("notMeasured", measured.NotMeasured);
        writer.Texts("notes", measured.Notes);
        if (measured.Transcript.IsRecording)
        {
            writer.WriteString("text", measured.Transcript.Text);
            writer.Texts("speakers", measured.Transcript.Speakers);
        }
    }

    private static void WriteFillers(Utf8JsonWriter writer, Measured measured)
    {
        writer.WriteStartArray("fillers");
        foreach (var mark in measured.Marks.Where(mark => mark.Kind == MarkKind.Filler))
        {
            writer.WriteStartObject();
            writer.WriteString("text", mark.Span.Of(measured.Transcript.Text));

            // Of a recording its second, of a text its place: what each can be found by.
            if (measured.Transcript.IsRecording)
            {
                writer.Number("start", mark.At);
            }
            else
            {
                writer.WriteNumber("start", mark.Span.Start);
            }

            writer.WriteNumber("offset", mark.Span.Start);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter writer, Measured measured)
    {
        if (measured.Parts is not { } parts)
        {
            writer.WriteNull("parts");
            return;
        }

        writer.WriteStartObject("parts");
        foreach (var part in Story)
        {
            writer.Number(Token.Name(part), parts[part].Share, 3);
        }

        writer.WriteEndObject();
        writer.Texts("order", measured.PartSpans.Select(span => span.Part).Distinct().Select(Token.Name));
        writer.WriteStartArray("story");
        foreach (var (part, span) in measured.PartSpans)
        {
            writer.WriteStartObject();
            writer.WriteString("part", Token.Name(part));
            Span(writer, span);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteDetail(Utf8JsonWriter writer, Measured measured, bool known)
    {
        writer.Number("detail", known ? measured.Detail : null);
        if (known)
        {
            writer.WriteStartObject("details");
            writer.WriteNumber("numbers", measured.Count(MarkKind.Number));
            writer.WriteNumber("names", measured.Count(MarkKind.Name));
            writer.WriteNumber("times", measured.Count(MarkKind.Time));
            writer.WriteNumber("outcomes", measured.Count(MarkKind.Outcome));
            writer.WriteEndObject();
        }
    }

    private static void WritePauses(Utf8JsonWriter writer, Pauses? pauses)
    {
        if (pauses is not { } all)
        {
            writer.WriteNull("pauses");
            return;
        }

        writer.WriteStartObject("pauses");
        writer.WriteNumber("count", all.Count);
        writer.Number("longestSeconds", all.LongestSeconds);
        writer.Number("perMinute", all.PerMinute, 2);
        writer.Number("talkShare", all.TalkShare);
        writer.WriteEndObject();
    }

    private static void WriteMarks(Utf8JsonWriter writer, Measured measured)
    {
        writer.WriteStartArray("marks");
        foreach (var mark in measured.Marks)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Token.Name(mark.Kind));
            writer.WriteString("text", mark.Span.Of(measured.Transcript.Text));
            Span(writer, mark.Span);
            if (mark.At is { } at)
            {
                writer.Number("at", at);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Span(Utf8JsonWriter writer, Span span)
    {
        writer.WriteNumber("start", span.Start);
        writer.WriteNumber("end", span.End);
    }
}
