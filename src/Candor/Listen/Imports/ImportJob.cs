namespace Candor.Listen.Imports;

/// <summary>How far an import in the browser has come.</summary>
public enum ImportStage
{
    /// <summary>Counting what would be kept; nothing is written.</summary>
    Looking,

    /// <summary>Counted; the candidate says whether to take it in.</summary>
    Looked,

    /// <summary>Writing.</summary>
    Taking,

    /// <summary>All of it is in the store, and the files are gone.</summary>
    Taken,
}

/// <summary>A file as the candidate gave it.</summary>
internal sealed record GivenFile(string Name, long Bytes);

/// <summary>
/// Mail given in the browser on its way into the store: what <see cref="ImportFolder"/> keeps of it beside the files, so
/// that it can go on after a stop, a closed tab or a killed program.
/// </summary>
internal sealed class ImportJob
{
    /// <summary>Lines about single mails that are shown; more of them help nobody.</summary>
    public const int MostProblems = 20;

    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public List<GivenFile> Files { get; init; } = [];

    public ImportStage Stage { get; set; }

    /// <summary>Why it stopped, in one line; null where nothing was wrong.</summary>
    public string? Wrong { get; set; }

    /// <summary>What would be kept.</summary>
    public ImportCount Looked { get; set; } = new();

    /// <summary>What was done, up to the last transaction.</summary>
    public ImportCount Taken { get; set; } = new();

    /// <summary>The first lines about what could not be read.</summary>
    public List<string> Problems { get; set; } = [];

    /// <summary>The journal's entry that undoes all of it; null where nothing was kept.</summary>
    public Guid? Deed { get; set; }

    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>Where a running import is now.</summary>
/// <param name="Share">Of the bytes, 0 to 1.</param>
internal sealed record ImportProgress(double Share, int Seen, int Kept);
