using System.Text.Json;
using Candor.Core;
using Candor.Data;
using Microsoft.Data.Sqlite;

namespace Candor.Listen;

/// <summary>The statements of an import, made once and used for every mail; a test reads their rows back through EF.</summary>
internal sealed class InsertMail : IDisposable
{
    private readonly SqliteCommand knows;
    private readonly SqliteCommand seen;
    private readonly SqliteCommand email;
    private readonly SqliteCommand proposal;

    public InsertMail(SqliteConnection connection, Guid candidate)
    {
        knows = Make(
            connection,
            """
            SELECT EXISTS (SELECT 1 FROM seen_mail WHERE candidate_id = $candidate AND id = $id)
                OR EXISTS (SELECT 1 FROM email WHERE candidate_id = $candidate AND id = $id)
            """,
            candidate,
            "id"
        );
        seen = Make(
            connection,
            "INSERT OR IGNORE INTO seen_mail (candidate_id, id, seen_at) VALUES ($candidate, $id, $at)",
            candidate,
            "id",
            "at"
        );
        email = Make(
            connection,
            """
            INSERT OR IGNORE INTO email (candidate_id, id, message_id, in_reply_to, "references", date, "from", reply_to, "to", cc,
              subject, text, attachments, warnings)
            VALUES ($candidate, $id, $message, $reply, $references, $date, $from, $replyTo, $to, $cc, $subject, $text, $attachments, $warnings)
            """,
            candidate,
            "id",
            "message",
            "reply",
            "references",
            "date",
            "from",
            "replyTo",
            "to",
            "cc",
            "subject",
            "text",
            "attachments",
            "warnings"
        );
        proposal = Make(
            connection,
            """
            INSERT OR IGNORE INTO proposal (candidate_id, id, email_id, application_id, answers_draft_id, kind, medium, stage, feedback,
              sure, employer, role, evidence, at, state)
            VALUES ($candidate, $id, $email, $application, $draft, $kind, $medium, $stage, $feedback, $sure, $employer, $role, $evidence, $at, $state)
            """,
            candidate,
            "id",
            "email",
            "application",
            "draft",
            "kind",
            "medium",
            "stage",
            "feedback",
            "sure",
            "employer",
            "role",
            "evidence",
            "at",
            "state"
        );
    }

    public void Join(SqliteTransaction? transaction)
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[knows, seen, email, proposal])
        {
            command.Transaction = transaction;
        }
    }

    public bool Knows(Guid id)
    {
        knows.Parameters[1].Value = id;
        return (long)knows.ExecuteScalar()! != 0;
    }

    public void Seen(Guid id, DateTimeOffset at)
    {
        Set(seen, id, at.UtcDateTime);
        seen.ExecuteNonQuery();
    }

    /// <summary>False where somebody else has put it there meanwhile.</summary>
    public bool Kept(KeptMail kept)
    {
        var mail = kept.Email;
        Set(
            email,
            mail.Id,
            mail.MessageId,
            Json(mail.InReplyTo),
            Json(mail.References),
            mail.Date?.UtcDateTime,
            Json(mail.From),
            mail.ReplyTo is null ? null : Json(mail.ReplyTo),
            Json(mail.To),
            Json(mail.Cc),
            mail.Subject,
            mail.Text,
            Json(mail.Attachments),
            Json(mail.Warnings)
        );
        if (email.ExecuteNonQuery() == 0)
        {
            return false;
        }

        var says = kept.Proposal;
        Set(
            proposal,
            says.Id,
            says.EmailId,
            says.ApplicationId,
            says.AnswersDraftId,
            Token.Name(says.Kind),
            Token.Name(says.Medium),
            Token.Name(says.Stage),
            Token.Name(says.Feedback),
            Token.Name(says.Sure),
            says.Employer,
            says.Role,
            Json(says.Evidence),
            says.At.UtcDateTime,
            Token.Name(says.State)
        );
        proposal.ExecuteNonQuery();
        return true;
    }

    public void Dispose()
    {
        knows.Dispose();
        seen.Dispose();
        email.Dispose();
        proposal.Dispose();
    }

    private static SqliteCommand Make(
        SqliteConnection connection,
        string sql,
        Guid candidate,
        params ReadOnlySpan<string> names
    )
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the statements above come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$candidate", candidate);
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter("$" + name, null));
        }

        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i + 1].Value = values[i] ?? DBNull.Value;
        }
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Columns.Json);
}
