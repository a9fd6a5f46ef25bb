using System.Text.Encodings.Web;
using System.Text.Json;
using Candor.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Candor.Data;

/// <summary>How values lie in the store: snake_case columns, enums by their token, lists and small records as JSON.</summary>
internal static class Columns
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Convert(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                {
                    property.SetValueConverter(
                        (ValueConverter)Activator.CreateInstance(typeof(TokenConverter<>).MakeGenericType(type))!
                    );
                }
            }
        }

        AsJson<Email, MailAddress>(model, email => email.From);
        AsJson<Email, MailAddress?>(model, email => email.ReplyTo);
        AsJson<Email, List<MailAddress>>(model, email => email.To);
        AsJson<Email, List<MailAddress>>(model, email => email.Cc);
        AsJson<Email, List<string>>(model, email => email.InReplyTo);
        AsJson<Email, List<string>>(model, email => email.References);
        AsJson<Email, List<string>>(model, email => email.Attachments);
        AsJson<Email, List<string>>(model, email => email.Warnings);
        AsJson<Outcome, List<Evidence>>(model, outcome => outcome.Evidence);
        AsJson<Proposal, List<Evidence>>(model, proposal => proposal.Evidence);
        AsJson<Draft, List<string>>(model, draft => draft.LeftAlone);
        AsJson<Candidate, PracticeSettings>(model, candidate => candidate.Practice);
        AsJson<Candidate, Dictionary<string, int>?>(model, candidate => candidate.Keep);
        AsJson<PracticeSession, List<AskedQuestion>>(model, session => session.Questions);
        AsJson<Answer, Sound?>(model, answer => answer.Sound);
        AsJson<Answer, Body?>(model, answer => answer.Body);
        AsJson<Interview, Dictionary<string, string>>(model, interview => interview.Sure);
        AsJson<JobApplication, Dictionary<string, string>>(model, application => application.Facts);
    }

    private static void AsJson<TRow, TValue>(
        ModelBuilder model,
        System.Linq.Expressions.Expression<Func<TRow, TValue>> property
    )
        where TRow : class
    {
        var column = model.Entity<TRow>().Property(property);
        column
            .HasConversion(
                value => JsonSerializer.Serialize(value, Json),
                text => JsonSerializer.Deserialize<TValue>(text, Json)!,
                new ValueComparer<TValue>(
                    (a, b) => JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                    value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                    value => JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(value, Json), Json)!
                )
            )
            .HasColumnName(Snake(column.Metadata.Name));
    }

    private static string Snake(string name) =>
        string.Concat(
            name.Select(
                (c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );

    private sealed class TokenConverter<T>() : ValueConverter<T, string>(value => Token.Name(value), name => Read(name))
        where T : struct, Enum
    {
        // A token this program does not know was written by a newer one; the store's version is checked at the door.
        private static T Read(string name) =>
            Token.TryRead<T>(name, out var value)
                ? value
                : throw new InvalidDataException($"The store holds '{name}', which is none of: {Token.All<T>()}.");
    }
}

internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime,
        at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))
    );
