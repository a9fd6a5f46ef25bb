using Candor.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Data;

/// <summary>
/// The store. Every row has an owner; keys and foreign keys begin with the owner's id, and a query filter shows one
/// candidate's rows only, so that many can share a database later without a line here changing.
/// </summary>
public sealed class CandorDb(DbContextOptions<CandorDb> options) : DbContext(options)
{
    /// <summary>Whose rows this context reads and writes.</summary>
    public Guid CandidateId { get; set; } = Candidate.Local;

    public DbSet<Candidate> Candidates => Set<Candidate>();

    public DbSet<JobApplication> Applications => Set<JobApplication>();

    public DbSet<Interview> Interviews => Set<Interview>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Email> Emails => Set<Email>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<SeenMail> SeenMail => Set<SeenMail>();

    public DbSet<Outcome> Outcomes => Set<Outcome>();

    public DbSet<PlanChoice> PlanChoices => Set<PlanChoice>();

    public DbSet<StepMark> StepMarks => Set<StepMark>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DraftVersion> DraftVersions => Set<DraftVersion>();

    public DbSet<CalendarEvent> CalendarEvents => Set<CalendarEvent>();

    public DbSet<Feedback> Feedback => Set<Feedback>();

    public DbSet<Point> Points => Set<Point>();

    public DbSet<ThemeChoice> ThemeChoices => Set<ThemeChoice>();

    public DbSet<ExerciseRun> ExerciseRuns => Set<ExerciseRun>();

    public DbSet<PracticeSession> PracticeSessions => Set<PracticeSession>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    /// <summary>The owner's own row, made when the store is first opened.</summary>
    public async Task<Candidate> MeAsync(TimeProvider clock, CancellationToken cancel)
    {
        var me = await Candidates.SingleOrDefaultAsync(candidate => candidate.Id == CandidateId, cancel);
        if (me is null)
        {
            var connection = (SqliteConnection)Database.GetDbConnection();
            await Database.OpenConnectionAsync(cancel);
            try
            {
                await OwnRow.MakeAsync(connection, CandidateId, clock, cancel);
            }
            finally
            {
                await Database.CloseConnectionAsync();
            }

            me = await Candidates.SingleAsync(candidate => candidate.Id == CandidateId, cancel);
        }

        return me;
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        Own();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Own();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite cannot sort or compare an offset; an instant is kept in UTC, as text that sorts.
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Candidate>().ToTable("candidate").HasKey(candidate => candidate.Id);
        model.Entity<Candidate>().Property(candidate => candidate.Id).ValueGeneratedNever();

        Owned<JobApplication>(model, "application");
        Owned<Interview>(model, "interview");
        Owned<Person>(model, "person");
        Owned<Email>(model, "email");
        Owned<Proposal>(model, "proposal");
        Owned<SeenMail>(model, "seen_mail");
        Owned<Outcome>(model, "outcome");
        Owned<PlanChoice>(model, "plan_choice");
        Owned<StepMark>(model, "step_mark");
        Owned<Draft>(model, "draft");
        Owned<DraftVersion>(model, "draft_version");
        Owned<CalendarEvent>(model, "calendar_event");
        Owned<Feedback>(model, "feedback");
        Owned<Point>(model, "point");
        Owned<ThemeChoice>(model, "theme_choice");
        Owned<ExerciseRun>(model, "exercise_run");
        Owned<PracticeSession>(model, "practice_session");
        Owned<Answer>(model, "answer");
        Owned<JournalEntry>(model, "journal");

        BelongsTo<Interview, JobApplication>(model, nameof(Interview.ApplicationId));
        BelongsTo<Person, JobApplication>(model, nameof(Person.ApplicationId));
        BelongsTo<Proposal, Email>(model, nameof(Proposal.EmailId));
        BelongsTo<Outcome, JobApplication>(model, nameof(Outcome.ApplicationId));
        BelongsTo<PlanChoice, Outcome>(model, nameof(PlanChoice.OutcomeId));
        BelongsTo<StepMark, Outcome>(model, nameof(StepMark.OutcomeId));
        BelongsTo<Draft, JobApplication>(model, nameof(Draft.ApplicationId));
        BelongsTo<DraftVersion, Draft>(model, nameof(DraftVersion.DraftId));
        BelongsTo<Feedback, JobApplication>(model, nameof(Core.Feedback.ApplicationId));
        BelongsTo<Point, Feedback>(model, nameof(Point.FeedbackId));

        model.Entity<Email>().HasIndex(email => new { email.CandidateId, email.MessageId }).IsUnique();
        model.Entity<Email>().HasIndex(email => new { email.CandidateId, email.ApplicationId });
        model.Entity<Proposal>().HasIndex(proposal => new { proposal.CandidateId, proposal.State });
        model.Entity<Outcome>().HasIndex(outcome => new { outcome.CandidateId, outcome.EmailId });
        model.Entity<StepMark>().HasIndex(mark => new { mark.CandidateId, mark.ApplicationId });
        model.Entity<PlanChoice>().HasIndex(choice => new { choice.CandidateId, choice.ApplicationId });
        model.Entity<Point>().HasIndex(point => new { point.CandidateId, point.ApplicationId });
        model.Entity<Draft>().HasIndex(draft => new { draft.CandidateId, draft.MessageId });
        model.Entity<CalendarEvent>().HasIndex(row => new { row.CandidateId, row.Uid }).IsUnique();
        model.Entity<JournalEntry>().HasIndex(entry => new { entry.CandidateId, entry.At });

        Columns.Convert(model);
    }

    private void Owned<T>(ModelBuilder model, string table)
        where T : class, IOwned
    {
        var entity = model.Entity<T>().ToTable(table);
        entity.HasKey(row => new { row.CandidateId, row.Id });
        entity.Property(row => row.Id).ValueGeneratedNever();
        entity.HasQueryFilter(row => row.CandidateId == CandidateId);
        entity.HasOne<Candidate>().WithMany().HasForeignKey(row => row.CandidateId).OnDelete(DeleteBehavior.Cascade);
    }

    // What belongs to something goes with it.
    private static void BelongsTo<TPart, TWhole>(ModelBuilder model, string key)
        where TPart : class
        where TWhole : class =>
        model
            .Entity<TPart>()
            .HasOne<TWhole>()
            .WithMany()
            .HasForeignKey(nameof(IOwned.CandidateId), key)
            .OnDelete(DeleteBehavior.Cascade);

    private void Own()
    {
        foreach (var added in ChangeTracker.Entries<IOwned>().Where(entry => entry.State == EntityState.Added))
        {
            added.Entity.CandidateId = CandidateId;
        }
    }
}
