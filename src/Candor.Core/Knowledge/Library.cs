namespace Candor.Core.Knowledge;

/// <summary>
/// All knowledge files at hand: the built-in ones with those of the user's data folder laid over them. A file is named
/// by its path below <c>knowledge/</c>, with forward slashes; the same path in the overlay replaces the built-in file.
/// </summary>
public sealed class Library
{
    private readonly Dictionary<string, KnowledgeFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnowledgeFile> covered = new(StringComparer.Ordinal);
    private readonly string[] paths;
    private readonly Func<string, byte[]?> made;

    /// <param name="made">What was made of the built-in files when the program was built, by name.</param>
    public Library(
        IEnumerable<KnowledgeFile> builtIn,
        IEnumerable<KnowledgeFile>? overlay = null,
        Func<string, byte[]?>? made = null
    )
    {
        this.made = made ?? (_ => null);
        foreach (var file in builtIn)
        {
            files[file.Path] = file;
        }

        foreach (var file in overlay ?? [])
        {
            if (files.TryGetValue(file.Path, out var under))
            {
                covered[file.Path] = under;
            }

            files[file.Path] = file;
            this.made = _ => null;
        }

        paths = new string[files.Count];
        files.Keys.CopyTo(paths, 0);
        Array.Sort(paths, StringComparer.Ordinal);
    }

    /// <summary>The files below a folder such as <c>review</c>, in the order of their paths.</summary>
    public IEnumerable<KnowledgeFile> In(string folder)
    {
        foreach (var path in paths)
        {
            if (
                path.Length > folder.Length
                && path[folder.Length] == '/'
                && path.StartsWith(folder, StringComparison.Ordinal)
            )
            {
                yield return files[path];
            }
        }
    }

    /// <summary>
    /// What was made of the built-in files under that name when the program was built; null where nothing was, or where a
    /// file of the user's lies over them, so that it would not be right any more.
    /// </summary>
    internal byte[]? Made(string name) => made(name);

    /// <summary>One file by its path, or null.</summary>
    public KnowledgeFile? this[string path] => files.GetValueOrDefault(path);

    /// <summary>
    /// Reads every file of a folder into its type. A file with a fault gives null from <paramref name="read"/> or adds
    /// to <paramref name="faults"/>; it is left out, and the others are read all the same. Where it lies over a built-in
    /// file, that one stays: a slip of the pen must not take knowledge away.
    /// </summary>
    public IReadOnlyList<T> Read<T>(
        string folder,
        ICollection<Fault> faults,
        Func<KnowledgeFile, ICollection<Fault>, T?> read
    )
        where T : class
    {
        var all = new List<T>();
        foreach (var file in In(folder))
        {
            if (Read(file, faults, read) is { } entry)
            {
                all.Add(entry);
            }
        }

        return all;
    }

    /// <summary>One file read so, with the built-in one behind it; null where both fail or there is none.</summary>
    public T? Read<T>(KnowledgeFile? file, ICollection<Fault> faults, Func<KnowledgeFile, ICollection<Fault>, T?> read)
        where T : class
    {
        if (file is null)
        {
            return null;
        }

        var own = new List<Fault>();
        var entry = read(file, own);
        if (own.Count == 0)
        {
            return entry;
        }

        foreach (var fault in own)
        {
            faults.Add(fault);
        }

        return covered.TryGetValue(file.Path, out var under) && under != file ? read(under, []) : null;
    }
}

/// <summary>One knowledge file, read into nodes but not yet into its type.</summary>
/// <param name="Path">Below <c>knowledge/</c>, with forward slashes: <c>review/asks-for-the-reason.yaml</c>.</param>
public sealed record KnowledgeFile(string Path, Node Root)
{
    /// <summary>The entry's id: its path below its kind's folder, without the ending.</summary>
    public string Id
    {
        get
        {
            var from = Path.IndexOf('/', StringComparison.Ordinal) + 1;
            var to = Path.LastIndexOf('.');
            return Path[from..(to > from ? to : Path.Length)];
        }
    }

    /// <summary>Reads YAML into a file; null, with faults, where it cannot be read at all.</summary>
    public static KnowledgeFile? Of(string path, string text, ICollection<Fault> faults) =>
        ReadYaml.Read(path, text, faults) is { } root ? new KnowledgeFile(path, root) : null;
}
