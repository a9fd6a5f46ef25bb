using Candor.Core;
using Candor.Data;

namespace Candor.Practise;

/// <summary>A recording that lies on this machine.</summary>
public sealed record Recording(Guid Answer, string Path, long Bytes, bool IsVideo);

/// <summary>
/// Recordings of answers, only where they were wished for: a file each in <c>recordings/</c> of the data folder, open to
/// its owner alone, named by the answer's id. Files and no rows: they are large, and removing one removes all of it.
/// </summary>
public sealed class Recordings(Terminal terminal)
{
    /// <summary>Bytes. Two hours of sound and a small picture are about 0.7 GB.</summary>
    public const long Longest = 2L * 1000 * 1000 * 1000;

    private static readonly (string Ending, string Type)[] Kinds =
    [
        (".webm", "video/webm"),
        (".weba", "audio/webm"),
        (".mp4", "video/mp4"),
        (".m4a", "audio/mp4"),
        (".ogg", "audio/ogg"),
    ];

    private string Folder => FolderIn(terminal.Home);

    /// <summary>Removes every recording of a data folder, for good.</summary>
    public static void RemoveAll(string home)
    {
        if (Directory.Exists(FolderIn(home)))
        {
            Directory.Delete(FolderIn(home), recursive: true);
        }
    }

    private static string FolderIn(string home) => Path.Combine(home, "recordings");

    public Recording? Of(Guid answer) =>
        Kinds
            .Select(kind => new FileInfo(Path.Combine(Folder, $"{answer}{kind.Ending}")))
            .Where(file => file.Exists)
            .Select(file => new Recording(
                answer,
                file.FullName,
                file.Length,
                TypeOf(file.FullName).StartsWith("video", StringComparison.Ordinal)
            ))
            .FirstOrDefault();

    /// <summary>All of them, the newest answer last.</summary>
    public IReadOnlyList<Recording> All() =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(Folder)
                    .Order(StringComparer.Ordinal)
                    .Select(path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? Of(id) : null)
                    .OfType<Recording>(),
            ]
            : [];

    public static string TypeOf(string path) => Kinds.First(kind => kind.Ending == Path.GetExtension(path)).Type;

    /// <summary>
    /// Keeps what the browser sends, whole or not at all; sent again, it replaces what was there. False for a kind of
    /// file that no browser records.
    /// </summary>
    public async Task<bool> KeepAsync(Guid answer, string type, Stream content, CancellationToken cancel)
    {
        var kind = Kinds.FirstOrDefault(kind => kind.Type == type.Split(';')[0].Trim());
        if (kind.Ending is null)
        {
            return false;
        }

        Store.MakePrivateFolder(Folder);
        var path = Path.Combine(Folder, $"{answer}{kind.Ending}");
        var half = path + ".half";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var file = new FileStream(half, options))
            {
                await content.CopyToAsync(file, cancel);
            }

            Remove(answer);
            File.Move(half, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(half);
        }
    }

    public void Remove(Guid answer)
    {
        if (Of(answer) is { } recording)
        {
            File.Delete(recording.Path);
        }
    }
}
