using System.Data;
using System.Text.Json.Serialization;
using Candor.Core;
using Candor.Core.Mail;
using Microsoft.Data.Sqlite;

namespace Candor.Listen;

/// <summary>What an import did, or would do.</summary>
public sealed class ImportCount
{
    /// <summary>Mails looked at.</summary>
    public int Seen { get; set; }

    /// <summary>Bytes of these mails.</summary>
    public long Bytes { get; set; }

    /// <summary>Of these, mails of an earlier import.</summary>
    public int Known { get; set; }

    /// <summary>None of Candor's business: nothing of them is kept but that they were seen.</summary>
    public int Other { get; set; }

    /// <summary>What is proposed, by outcome.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public SortedDictionary<OutcomeKind, int> Proposed { get; } = [];

    /// <summary>Replies to asks, among the proposed.</summary>
    public int Replies { get; set; }

    public int Problems { get; set; }

    /// <summary>Pieces that were looked at, readable or not: where to go on later.</summary>
    [JsonIgnore]
    public int Pieces => Seen + Problems;

    /// <summary>What is about an application, of whatever outcome.</summary>
    [JsonIgnore]
    public int Kept => Proposed.Values.Sum();
}

/// <summary>Who keeps a record of an import, so that it can go on where it ended and be undone as a whole.</summary>
public interface IImportRecord
{
    /// <summary>These mails are written now, and are about to be committed.</summary>
    void Committing(IReadOnlyList<Guid> kept);

    /// <summary>All that <paramref name="count"/> tells is in the store.</summary>
    void Committed(ImportCount count);
}

/// <summary>
/// Many mails into the store, as proposals. They are read first and written in short transactions, some hundred each, so
/// that nobody else waits long; each is known by its message id. Killed and run again, it passes over what it has and
/// goes on; the same mail twice is one mail, also where two imports run at once.
/// </summary>
/// <remarks>Past EF, by statements made once: an inbox has a hundred thousand mails, and most leave one small row.</remarks>
public sealed class ImportMail(SqliteConnection connection, Guid candidate, TakeMail take, TimeProvider clock)
{
    /// <summary>Mails a transaction.</summary>
    private const int Batch = 1_000;

    /// <summary>UTF-16 units of text that wait to be written: a bound on memory where mails are long.</summary>
    private const int MostWaiting = 4_000_000;

    private readonly MailLimits limits = MailLimits.Default;
    private readonly List<(Guid Id, KeptMail? Kept)> read = [];
    private readonly HashSet<Guid> inBatch = [];
    private int waiting;

    /// <summary>What an earlier run of the same mails had done: as many are passed over, and counted on from there.</summary>
    public ImportCount GoOnFrom { get; init; } = new();

    public IImportRecord? Record { get; init; }

    /// <param name="dryRun">Counts and writes nothing.</param>
    /// <param name="told">Called with each problem's line.</param>
    /// <param name="progress">Called now and then with what was done so far.</param>
    /// <param name="cancel">Ends it after the mail at hand; what was read by then is kept.</param>
    public ImportCount Run(
        IEnumerable<FoundMail> mails,
        bool dryRun,
        Action<string> told,
        Action<ImportCount> progress,
        CancellationToken cancel
    )
    {
        var count = GoOnFrom;
        if (connection.State != ConnectionState.Open)
        {
            connection.Open();
        }

        using var insert = new InsertMail(connection, candidate);
        using var settings = new ImportSettings(connection);
        foreach (var found in mails.Skip(count.Pieces))
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

            One(found, insert, count);
            if (read.Count >= Batch || waiting >= MostWaiting)
            {
                Write(insert, dryRun, count);
            }

            if (count.Seen % 200 == 0)
            {
                progress(count);
            }
        }

        Write(insert, dryRun, count);
        progress(count);
        return count;
    }

    private void One(in FoundMail found, InsertMail insert, ImportCount count)
    {
        count.Seen++;
        count.Bytes += found.Bytes.Length;
        var id = Guid.Empty;
        if (!ReadMail.TryRead(found.Bytes.Span, limits, IsKnown, out var mail))
        {
            count.Known++;
            return;
        }

        var kept = take.Take(mail, always: false);
        read.Add((id, kept));
        inBatch.Add(id);
        if (kept is null)
        {
            count.Other++;
            return;
        }

        waiting += kept.Email.Text.Length;
        count.Proposed[kept.Proposal.Kind] = count.Proposed.GetValueOrDefault(kept.Proposal.Kind) + 1;
        count.Replies += kept.Proposal.AnswersDraftId is null ? 0 : 1;

        bool IsKnown(string messageId)
        {
            id = TakeMail.IdOf(messageId);
            return inBatch.Contains(id) || insert.Knows(id);
        }
    }

    private void Write(InsertMail insert, bool dryRun, ImportCount count)
    {
        if (dryRun)
        {
            // Of a second copy in the same mailbox it still has to know.
            read.Clear();
            return;
        }

        if (read.Count > 0)
        {
            using var transaction = connection.BeginTransaction();
            insert.Join(transaction);
            var written = new List<Guid>();
            foreach (var (id, kept) in read)
            {
                if (kept is null)
                {
                    insert.Seen(id, clock.GetUtcNow());
                }
                else if (insert.Kept(kept))
                {
                    written.Add(id);
                }
            }

            Record?.Committing(written);
            transaction.Commit();
            insert.Join(null);
        }

        read.Clear();
        inBatch.Clear();
        waiting = 0;
        Record?.Committed(count);
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
}
