using System.Text.Json;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Ask;

/// <summary>A plan for programs. Times carry the offset that the candidate's clock has then.</summary>
internal static class PlanJson
{
    public static void Write(Utf8JsonWriter json, Plan plan, Situation situation, DateTimeOffset now, Sources sources)
    {
        json.WriteString("playbook", plan.Playbook.Id);
        json.WriteString("name", plan.Playbook.Name);
        json.WriteString("message", plan.Playbook.Message);
        json.Moment("now", TimeZoneInfo.ConvertTime(now, situation.Zone));
        json.WriteStartArray("notes");
        foreach (var note in plan.Notes)
        {
            json.WriteStartObject();
            json.WriteString("text", note.Text);
            json.Texts("sources", note.Sources);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            Step(json, step, situation.Zone, sources);
        }

        json.WriteEndArray();
    }

    private static void Step(Utf8JsonWriter json, Step step, TimeZoneInfo zone, Sources sources)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Id);
        json.WriteString("deed", Token.Name(step.Deed));
        json.WriteString("title", step.Title);
        json.WriteString("channel", step.Channel is { } channel ? Token.Name(channel) : null);
        json.WriteString("person", step.Person is { Name.Length: > 0 } person ? person.Name : null);
        json.Moment("earliest", Local(step.Earliest, zone));
        json.Moment("latest", Local(step.Latest, zone));
        json.Texts("sources", step.Sources);
        json.Texts("sourceNames", sources.Names(step.Sources));
        json.WriteString("why", step.Why);
        json.WriteString("blockedBy", step.BlockedBy is { } hindrance ? Token.Name(hindrance) : null);
        json.WriteString("blockedWhy", step.BlockedBy?.Says());
        json.WriteString("state", Token.Name(step.State));
        json.WriteString("text", step.Text is { } text ? Token.Name(text) : null);
        json.WriteBoolean("movedToOfficeHours", step.MovedToOfficeHours);
        json.WriteBoolean("longerForOfficeHours", step.LongerForOfficeHours);
        json.WriteBoolean("movedForGap", step.MovedForGap);
        json.WriteBoolean("breakCosts", step.BreakCosts);
        json.WriteString("ifLeft", step.Of.IfLeft);
        json.WriteString("ifLate", step.Of.IfLate);
        json.WriteEndObject();
    }

    private static DateTimeOffset? Local(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } some ? TimeZoneInfo.ConvertTime(some, zone) : null;
}
