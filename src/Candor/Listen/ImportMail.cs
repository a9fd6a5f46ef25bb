using System.Data;
using Candor.Core;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>What an import did, or would do.</summary>
public sealed class ImportCount
{
    /// <summary>Mails looked at.</summary>
    public int Seen { get; set; }

    /// <summary>Of these, mails of an earlier import.</summary>
    public int Known { get; set; }

    /// <summary>None of Candor's business: nothing of them is kept but that they were seen.</summary>
    public int Other { get; set; }

    /// <summary>What is proposed, by outcome.</summary>
    public SortedDictionary<OutcomeKind, int> Proposed { get; } = [];

    /// <summary>Replies to asks, among the proposed.</summary>
    public int Replies { get; set; }

    public int Problems { get; set; }
}

/// <summary>
/// Many mails into the store, as proposals: some hundred a transaction, each known by its message id. Killed and run
/// again, it passes over what it has and goes on; the same mail twice is one mail.
/// </summary>
/// <remarks>Past EF, by statements made once: an inbox has a hundred thousand mails, and most leave one small row.</remarks>
public sealed class ImportMail(CandorDb db, TakeMail take, TimeProvider clock)
{
    /// <summary>Mails a transaction: few enough that another command never waits long, many enough to be quick.</summary>
    private const int Batch = 1_000;

    private readonly MailLimits limits = MailLimits.Default;

    /// <param name="dryRun">Counts and writes nothing.</param>
    /// <param name="told">Called with each problem's line.</param>
    /// <param name="progress">Called now and then with what was done so far.</param>
    public ImportCount Run(
        IEnumerable<FoundMail> mails,
        bool dryRun,
        Action<string> told,
        Action<ImportCount> progress,
        CancellationToken cancel
    )
    {
        var count = new ImportCount();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            connection.Open();
        }

        using var insert = new InsertMail(connection, db.CandidateId);
        using var settings = new ImportSettings(connection);
        SqliteTransaction? transaction = null;
        try
        {
            foreach (var found in mails)
            {
                if (cancel.IsCancellationRequested)
                {
                    break;
                }

                if (found.Problem is { } problem)
                {
                    count.Problems++;
                    told(problem);
                    continue;
                }

                if (transaction is null && !dryRun)
                {
                    transaction = connection.BeginTransaction();
                    insert.Join(transaction);
                }

                One(found, insert, dryRun, count);
                if (count.Seen % Batch == 0)
                {
                    transaction?.Commit();
                    transaction?.Dispose();
                    transaction = null;
                    insert.Join(null);
                    progress(count);
                }
            }

            transaction?.Commit();
        }
        finally
        {
            transaction?.Dispose();
        }

        return count;
    }

    /// <summary>
    /// For as long as an import runs, a commit does not wait for the disk (the write-ahead log keeps the store whole all
    /// the same; after a power cut the last mails are read again), and 16 MB of the index of seen mail stay in memory.
    /// </summary>
    private sealed class ImportSettings : IDisposable
    {
        private readonly SqliteConnection connection;

        public ImportSettings(SqliteConnection connection)
        {
            this.connection = connection;
            Run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000");
        }

        // The connection goes back to a pool, where others take it.
        public void Dispose() => Run("PRAGMA synchronous = FULL; PRAGMA cache_size = -2000");

        private void Run(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the two lines above come here.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private void One(in FoundMail found, InsertMail insert, bool dryRun, ImportCount count)
    {
        count.Seen++;
        var id = Guid.Empty;
        if (
            !ReadMail.TryRead(
                found.Bytes.Span,
                limits,
                messageId => insert.Knows(id = TakeMail.IdOf(messageId)),
                out var read
            )
        )
        {
            count.Known++;
            return;
        }

        if (take.Take(read, always: false) is not { } kept)
        {
            count.Other++;
            if (!dryRun)
            {
                insert.Seen(id, clock.GetUtcNow());
            }

            return;
        }

        count.Proposed[kept.Proposal.Kind] = count.Proposed.GetValueOrDefault(kept.Proposal.Kind) + 1;
        count.Replies += kept.Proposal.AnswersDraftId is null ? 0 : 1;
        if (!dryRun)
        {
            insert.Kept(kept);
        }
    }
}
