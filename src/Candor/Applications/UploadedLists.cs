using Candor.Data;

namespace Candor.Applications;

/// <summary>
/// Lists that wait for the candidate to say what their columns are: files in the data folder, for a day at most, so that a
/// reload loses nothing.
/// </summary>
internal sealed class UploadedLists(Terminal terminal)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string Folder => FolderIn(terminal.Home);

    public async Task<Guid> KeepAsync(byte[] bytes, CancellationToken cancel)
    {
        Store.MakePrivateFolder(Folder);
        foreach (var old in Directory.EnumerateFiles(Folder, "*.csv").Where(IsOld))
        {
            File.Delete(old);
        }

        var id = Guid.NewGuid();
        await using var file = new FileStream(PathOf(id), Store.NewPrivateFile());
        await file.WriteAsync(bytes, cancel);
        return id;
    }

    /// <summary>Null where it is gone: taken, or older than a day.</summary>
    public byte[]? Read(Guid id) => File.Exists(PathOf(id)) ? File.ReadAllBytes(PathOf(id)) : null;

    public void Forget(Guid id) => File.Delete(PathOf(id));

    public static void RemoveAll(string home)
    {
        if (Directory.Exists(FolderIn(home)))
        {
            Directory.Delete(FolderIn(home), recursive: true);
        }
    }

    private static string FolderIn(string home) => Path.Combine(home, "uploads");

    private bool IsOld(string path) => terminal.Clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) > Kept;

    private string PathOf(Guid id) => Path.Combine(Folder, $"{id:N}.csv");
}
