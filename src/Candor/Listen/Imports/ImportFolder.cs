using System.Text.Json;
using Candor.Data;

namespace Candor.Listen.Imports;

/// <summary>
/// One import's folder below <c>imports/</c> of the data folder, open to its owner alone: the files as they were given,
/// how far it has come, and the ids of the mails that it wrote.
/// </summary>
internal sealed class ImportFolder(string home, Guid id)
{
    private const int IdBytes = 16;

    private readonly string folder = Path.Combine(FolderIn(home), id.ToString("N"));

    public Guid Id => id;

    public static string FolderIn(string home) => Path.Combine(home, "imports");

    public static IEnumerable<ImportFolder> All(string home) =>
        Directory.Exists(FolderIn(home))
            ? Directory
                .EnumerateDirectories(FolderIn(home))
                .Order(StringComparer.Ordinal)
                .Where(path => Guid.TryParse(Path.GetFileName(path), out _))
                .Select(path => new ImportFolder(home, Guid.Parse(Path.GetFileName(path))))
            : [];

    /// <summary>Every file that was given and not taken in yet, for good.</summary>
    public static void RemoveAll(string home)
    {
        if (Directory.Exists(FolderIn(home)))
        {
            Directory.Delete(FolderIn(home), recursive: true);
        }
    }

    /// <summary>
    /// Held by whoever works in the folder, in this program or another; null where somebody does. It ends with its
    /// program, however that ends.
    /// </summary>
    public IDisposable? Hold()
    {
        try
        {
            return new FileStream(Path.Combine(folder, "held"), Private(FileMode.OpenOrCreate));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Make()
    {
        Store.MakePrivateFolder(FolderIn(home));
        Store.MakePrivateFolder(folder);
    }

    /// <summary>Puts a file there as it comes, never more than a piece of it in memory.</summary>
    /// <returns>Its bytes.</returns>
    public async Task<long> KeepAsync(int number, Stream content, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(PathOf(number), Private(FileMode.Create));
            await content.CopyToAsync(file, 1 << 20, cancel);
            return file.Length;
        }
        catch (ArgumentOutOfRangeException large)
        {
            throw TooLarge(large);
        }
    }

    public FileStream Open(int number) =>
        new(PathOf(number), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);

    /// <summary>What is kept of it, or null where its files never came whole.</summary>
    public ImportJob? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<ImportJob>(File.ReadAllBytes(JobPath), Columns.Json);
        }
        catch (Exception none) when (none is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all: a program killed meanwhile leaves what was there before.</summary>
    public void Write(ImportJob job)
    {
        var half = JobPath + ".half";
        try
        {
            using (var file = new FileStream(half, Private(FileMode.Create)))
            {
                JsonSerializer.Serialize(file, job, Columns.Json);
            }

            File.Move(half, JobPath, overwrite: true);
        }
        catch (Exception full) when (full is IOException or ArgumentOutOfRangeException)
        {
            // On a full disk even the little that was written is wanted.
            File.Delete(half);
            throw full is ArgumentOutOfRangeException large ? TooLarge(large) : new IOException(full.Message, full);
        }
    }

    /// <summary>Notes what is about to be committed, before it is: a killed import can still be undone whole.</summary>
    public void NoteWritten(IReadOnlyList<Guid> mails)
    {
        try
        {
            using var file = new FileStream(WrittenPath, Private(FileMode.OpenOrCreate));
            // An id that was cut off by a full disk would shift all that come after it.
            file.SetLength(file.Length - file.Length % IdBytes);
            file.Seek(0, SeekOrigin.End);
            foreach (var mail in mails)
            {
                file.Write(mail.ToByteArray());
            }
        }
        catch (ArgumentOutOfRangeException large)
        {
            throw TooLarge(large);
        }
    }

    public IReadOnlyList<Guid> Written() =>
        File.Exists(WrittenPath)
            ?
            [
                .. File.ReadAllBytes(WrittenPath)
                    .Chunk(IdBytes)
                    .Where(id => id.Length == IdBytes)
                    .Select(id => new Guid(id))
                    .Distinct(),
            ]
            : [];

    /// <summary>The mail itself; what was done with it stays for the page to tell.</summary>
    public void RemoveFiles(ImportJob job)
    {
        for (var i = 0; i < job.Files.Count; i++)
        {
            File.Delete(PathOf(i));
        }

        File.Delete(WrittenPath);
    }

    public void Remove()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // So .NET names a file that grows beyond what the disk's format or a quota lets it have.
    private static IOException TooLarge(ArgumentOutOfRangeException fault) => new(fault.Message, fault);

    private string JobPath => Path.Combine(folder, "import.json");

    private string WrittenPath => Path.Combine(folder, "written");

    private string PathOf(int number) => Path.Combine(folder, $"{number}.mail");

    private static FileStreamOptions Private(FileMode mode, FileAccess access = FileAccess.ReadWrite)
    {
        var options = Store.NewPrivateFile();
        (options.Mode, options.Access, options.Share) = (mode, access, FileShare.None);
        return options;
    }
}
